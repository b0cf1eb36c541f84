package dev.dtu.server;

import dev.dtu.event.Switchboard;
import dev.dtu.ledger.NotKept;
import dev.dtu.universe.Connection;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One socket of Jetty's, and what it is to a universe. What comes by it is taken in order, each
/// message on a virtual thread of its own, before the next is asked for.
public final class Plug implements Session.Listener, Wire {

  private static final Logger LOG = LoggerFactory.getLogger(Plug.class);

  private final SocketDoor door;
  private final Universe universe;
  private final Switchboard board;
  private final Switchboard.Opening opening;
  private volatile @Nullable Session session;
  private volatile long heard = System.nanoTime();
  private volatile Optional<Connection> connection = Optional.empty();

  Plug(SocketDoor door, Universe universe, Switchboard board, Switchboard.Opening opening) {
    this.door = door;
    this.universe = universe;
    this.board = board;
    this.opening = opening;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    door.limit(opened);
    later(() -> {
      door.in(this, board.ping());
      connection = universe.wires().open(board, opening, this);
      if (connection.isEmpty()) {
        close("the ticket is used up");
      } else if (!opened.isOpen()) {
        gone("the other side closed it");
      }
      opened.demand();
    });
  }

  @Override
  public void onWebSocketText(String message) {
    later(() -> {
      connection.ifPresent(each -> each.heard(message));
      next();
    });
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    next();
  }

  @Override
  public void onWebSocketPing(ByteBuffer payload) {
    Session to = session;
    if (to != null) {
      to.sendPong(payload, Callback.NOOP);
    }
    next();
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    next();
  }

  private void next() {
    heard = System.nanoTime();
    Session from = session;
    if (from != null && from.isOpen()) {
      from.demand();
    }
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("a socket of universe {} broke", universe.name(), cause);
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    callback.succeed();
    String why = reason == null || reason.isBlank() ? "" : ": " + reason;
    later(() -> gone("the other side closed it, " + code + why));
  }

  private void gone(String why) {
    door.out(this);
    connection.ifPresent(each -> each.closed(why));
  }

  private void later(Runnable task) {
    Thread.ofVirtual()
        .name("socket-" + universe.name())
        .start(() -> {
          try {
            task.run();
          } catch (NotKept unwritten) {
            // the next process finds a row that is open and nobody there
            LOG.debug("a socket of universe {} was not noted", universe.name(), unwritten);
          } catch (RuntimeException defect) {
            LOG.error("defect at a socket of universe {}", universe.name(), defect);
          }
        });
  }

  @Override
  public void say(String text) {
    Session to = session;
    if (to != null) {
      to.sendText(text, Callback.from(() -> {}, _ -> to.disconnect()));
    }
  }

  @Override
  public void close(String why) {
    close(why, () -> {});
  }

  /// Closes it.
  ///
  /// @param told runs when the other side has been sent the word, or cannot be
  void close(String why, Runnable told) {
    Session to = session;
    if (to == null) {
      told.run();
      return;
    }
    String word = why.substring(0, Math.min(100, why.length()));
    to.close(StatusCode.NORMAL, word, Callback.from(told, _ -> told.run()));
  }

  /// Whether nothing came from the other side for so long.
  boolean silent(Duration time) {
    return System.nanoTime() - heard > time.toNanos();
  }

  /// Ends it without a word.
  void cut() {
    Session to = session;
    if (to != null) {
      to.disconnect();
    }
  }

  /// Asks whether the other side is there; false when it is not.
  boolean ping() {
    Session to = session;
    if (to == null || !to.isOpen()) {
      return to == null;
    }
    to.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    return true;
  }
}
