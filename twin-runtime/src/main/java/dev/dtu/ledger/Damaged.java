package dev.dtu.ledger;

import java.io.IOException;

/// What a file of the ledger holds is not what was written: bytes changed, or another format.
public final class Damaged extends IOException {

  private static final long serialVersionUID = 1L;

  Damaged(String what) {
    super(what);
  }
}
