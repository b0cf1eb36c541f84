package dev.dtu.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/// Breaks connections, as a network does.
final class Torn {

  private Torn() {}

  /// Resets the connection a request came on; with HTTP/2 all its requests are lost.
  static void tear(Request request, Callback callback) {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    if (end.getTransport() instanceof SocketChannel channel) {
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0); // a reset, no polite end
      } catch (IOException gone) {
        // it broke by itself
      }
    }
    var lost = new EofException("a fault broke the connection"); // of which no log tells
    end.close(lost);
    callback.failed(lost);
  }
}
