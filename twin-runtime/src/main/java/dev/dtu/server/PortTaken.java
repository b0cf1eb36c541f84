package dev.dtu.server;

import java.io.IOException;

/// Why a server did not start: it cannot have the port it asked for.
public final class PortTaken extends IOException {

  private static final long serialVersionUID = 1L;

  private final int port;

  PortTaken(Listening.Port wanted, IOException cause) {
    super(text(wanted, String.valueOf(cause.getMessage())), cause);
    this.port = wanted.number();
  }

  private static String text(Listening.Port wanted, String reason) {
    String place = "the " + wanted.who() + " port needs " + wanted.bind() + ":" + wanted.number();
    String other = "name another port (" + wanted.option() + "; 0 is any free one)";
    if (reason.contains("assign") || reason.contains("nresolved")) {
      return place
          + ", but '"
          + wanted.bind()
          + "' is not an address of this machine; bind to 127.0.0.1, or to 0.0.0.0 for all"
          + " (--bind)";
    }
    return reason.contains("ermission")
        ? place + ", which only the system's administrator may use; " + other
        : place + ", which another program uses; end that program, or " + other;
  }

  public int port() {
    return port;
  }
}
