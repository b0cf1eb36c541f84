package dev.dtu.server;

import java.io.IOException;

/// Why a server did not start: its port is another program's.
public final class PortTaken extends IOException {

  private static final long serialVersionUID = 1L;

  private final int port;

  PortTaken(String who, String bind, int port, String option, Throwable cause) {
    super(
        "the "
            + who
            + " port needs "
            + bind
            + ":"
            + port
            + ", which another program uses; end that program, or name another port ("
            + option
            + "; 0 is any free one)",
        cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
