package dev.dtu.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A way through the proxy to a host, asked for with `CONNECT`.
final class Tunnel {

  /// How much the proxy may say before the tunnel begins.
  static final int HEAD_BYTES = 8 << 10;

  private static final String AGREED = "HTTP/1.1 200";
  private static final String END = "\r\n\r\n";

  private Tunnel() {}

  /// Waits until it is there.
  ///
  /// @param host a name that is known to be one
  /// @throws IOException when the proxy refuses; the server's journal says why
  static SocketChannel to(String host, int port, Relay.Farther proxy) throws IOException {
    SocketChannel channel = proxy.connected();
    try {
      String wish = "CONNECT %1$s:%2$d HTTP/1.1\r\nHost: %1$s:%2$d\r\n\r\n".formatted(host, port);
      ByteBuffer bytes = ByteBuffer.wrap(wish.getBytes(StandardCharsets.ISO_8859_1));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      String said = head(channel);
      if (!said.startsWith(AGREED)) {
        throw new IOException("the proxy said " + said.lines().findFirst().orElse("nothing"));
      }
      return channel;
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  /// All up to the empty line, byte by byte: what comes behind it is the host's.
  private static String head(SocketChannel channel) throws IOException {
    var head = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (head.length() < HEAD_BYTES && channel.read(one) >= 0) {
      head.append((char) (one.get(0) & 0xFF));
      one.clear();
      if (head.length() >= END.length() && head.indexOf(END, head.length() - END.length()) >= 0) {
        return head.toString();
      }
    }
    throw new IOException("the proxy's answer has no end");
  }
}
