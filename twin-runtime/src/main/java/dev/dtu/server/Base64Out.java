package dev.dtu.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/// Turns base64 back into the bytes it stands for, line breaks left out.
final class Base64Out extends OutputStream {

  private static final int QUARTET = 4;

  private final OutputStream out;
  private final byte[] quartets = new byte[1024 * QUARTET];
  private int size;
  private boolean ended;

  Base64Out(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    if (b == '\r' || b == '\n') {
      return;
    }
    quartets[size++] = (byte) b;
    if (size == quartets.length) {
      decode();
    }
  }

  private void decode() throws IOException {
    try {
      byte[] plain = Base64.getDecoder().decode(java.util.Arrays.copyOf(quartets, size));
      if (ended && plain.length > 0) {
        throw new Multipart.Broken("expected nothing after the end of base64");
      }
      ended = size > 0 && quartets[size - 1] == '=';
      out.write(plain);
      size = 0;
    } catch (IllegalArgumentException wrong) {
      throw new Multipart.Broken("expected base64: " + wrong.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    decode();
    out.close();
  }
}
