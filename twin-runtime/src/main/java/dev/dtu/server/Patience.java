package dev.dtu.server;

import dev.dtu.call.Reply;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Abandoned;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds clients whose calls ask the outside first, until the reply is made or the server stops.
/// Safe for many threads.
final class Patience implements AutoCloseable {

  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// The reply of a turn, waited for where another one makes it. Not on a thread that reads sockets.
  Reply reply(Way.To to, Turn turn) {
    if (!(turn.outcome() instanceof Turn.Outcome.Awaits)) {
      return turn.reply();
    }
    waiting.add(Thread.currentThread());
    try {
      if (closed) {
        throw new InterruptedException();
      }
      return to.universe().settled(turn).reply();
    } catch (InterruptedException hurried) {
      throw new Abandoned("the server stops");
    } finally {
      waiting.remove(Thread.currentThread());
    }
  }

  @Override
  public void close() {
    closed = true;
    waiting.forEach(Thread::interrupt);
  }
}
