package dev.dtu.server;

import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// A time in which a client waits for its reply and may be silent as long as that takes.
///
/// The limit `idle` is for those who keep a server waiting. HTTP/1.1 has it only where something is read or
/// written; Jetty's streams of HTTP/2 have it always, and who is asked whether one may go on is asked
/// only once.
final class Stillness implements AutoCloseable {

  private static final Stillness NONE = new Stillness(null, 0);

  private final @Nullable Stream stream;
  private final long usual;

  private Stillness(@Nullable Stream stream, long usual) {
    this.stream = stream;
    this.usual = usual;
  }

  /// From now on, until it is closed, nobody ends this request for silence.
  static Stillness of(Request request) {
    if (request.getConnectionMetaData().getConnection() instanceof HTTP2Connection two) {
      Stream stream = two.getSession().getStream(Integer.parseInt(request.getId()));
      if (stream != null) {
        var still = new Stillness(stream, stream.getIdleTimeout());
        stream.setIdleTimeout(-1);
        return still;
      }
    }
    return NONE;
  }

  /// From now on the limit holds again.
  @Override
  public void close() {
    if (stream != null) {
      stream.setIdleTimeout(usual);
    }
  }
}
