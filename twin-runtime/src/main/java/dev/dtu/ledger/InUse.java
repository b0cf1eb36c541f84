package dev.dtu.ledger;

import java.io.IOException;
import java.nio.file.Path;

/// Another process has the folder.
public final class InUse extends IOException {

  private static final long serialVersionUID = 1L;

  InUse(Path folder) {
    super(
        "expected a state folder that no other server uses, found "
            + folder
            + " locked; end that server, or choose another folder");
  }
}
