package dev.dtu.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/// A connection that was told to go on in another protocol, until its client begins with it.
///
/// A server may speak first after an upgrade, and Jetty sends the whole reply right behind its 101.
/// Java's own client has two readers for the two protocols: of what comes before the second one is
/// in place, beyond 16 KiB, it loses the order, and then waits for frames that came long ago or
/// finds malformed ones. It begins to speak when the second reader is there
/// (`docs/decisions/0024-the-client-speaks-first.md`).
///
/// Guarded by the end point, which calls back one at a time.
final class Handover extends AbstractConnection
    implements Connection.UpgradeFrom, Connection.UpgradeTo {

  /// The longest beginning that is read here; the rest is the other protocol's to read.
  private static final int BEGINNING = 1024;

  private final Connection next;
  private ByteBuffer said = BufferUtil.allocate(BEGINNING);
  private boolean begun;

  /// @param next the other protocol, not opened yet
  Handover(EndPoint endPoint, Executor executor, Connection next) {
    super(endPoint, executor);
    this.next = next;
  }

  @Override
  public void onUpgradeTo(@Nullable ByteBuffer behind) {
    if (behind != null) {
      said = behind;
    }
  }

  @Override
  public ByteBuffer onUpgradeFrom() {
    return said;
  }

  @Override
  public void onOpen() {
    super.onOpen();
    goOn();
  }

  @Override
  public void onFillable() {
    try {
      if (getEndPoint().fill(said) < 0) {
        close();
        return;
      }
    } catch (IOException gone) {
      getEndPoint().close(gone);
      return;
    }
    goOn();
  }

  private void goOn() {
    if (BufferUtil.hasContent(said)) {
      begun = true;
      getEndPoint().upgrade(next);
    } else {
      fillInterested();
    }
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    super.onClose(cause);
    if (!begun) {
      next.onClose(cause);
    }
  }
}
