package dev.dtu.store;

import java.io.IOException;

/// Why an upload went no further: its body is over the limit of one blob.
public final class BlobTooLarge extends IOException {

  private static final long serialVersionUID = 1L;

  private final long limitBytes;

  BlobTooLarge(long limitBytes) {
    super("expected a file of at most " + limitBytes + " bytes, found more");
    this.limitBytes = limitBytes;
  }

  public long limitBytes() {
    return limitBytes;
  }
}
