package dev.dtu.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/// Ends an exchange whose reply went out before its body was read: what still comes is read and
/// dropped first.
///
/// Closing while the client is sending resets the connection, and the reset may overtake the reply.
/// Guarded by the request, which calls back one at a time.
final class Leftover implements Callback {

  /// So much is dropped; who sends more is cut off.
  private static final long MOST = 16 << 20;

  private final Request request;
  private final Callback end;
  private final Pace pace;
  private long dropped;

  private Leftover(Request request, Pace pace, Callback end) {
    this.request = request;
    this.pace = pace;
    this.end = end;
  }

  /// What to call when the reply is out. A client that waits for a go-ahead has sent nothing.
  static Callback of(Request request, Limits limits, Callback end) {
    boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
    return waits ? end : new Leftover(request, new Pace(limits), end);
  }

  @Override
  public void succeeded() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::succeeded);
        return;
      }
      dropped += chunk.remaining();
      boolean over = chunk.isLast() || Content.Chunk.isFailure(chunk) || late();
      chunk.release();
      if (over) {
        end.succeeded();
        return;
      }
    }
  }

  private boolean late() {
    try {
      pace.check(dropped);
      return dropped > MOST;
    } catch (Pace.TooSlow slow) {
      return true;
    }
  }

  @Override
  public void failed(Throwable cause) {
    end.failed(cause);
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }
}
