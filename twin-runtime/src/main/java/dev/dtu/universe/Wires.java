package dev.dtu.universe;

import dev.dtu.event.Sockets;
import dev.dtu.event.Switchboard;
import dev.dtu.event.Utterance;
import dev.dtu.store.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The sockets that are connected to one universe, whether it sleeps meanwhile or not; the process
/// alone knows them, and rows tell what happens to them.
///
/// Guarded by its universe's lock, but for the line of what is to be said, which has a lock of its own
/// that is taken last: what is in it goes out when it is as durable as promised, in the order in which
/// it came to be.
public final class Wires {

  private static final String ANEW = "the universe was reset, taken back or deleted";

  private final Universe universe;
  private final SortedMap<String, Connection> connected = new TreeMap<>();
  private final ArrayDeque<Said> line = new ArrayDeque<>();
  private volatile boolean waiting;

  /// @param ticket of the entry that has it said
  private record Said(Connection to, Utterance what, long ticket) {}

  Wires(Universe universe) {
    this.universe = universe;
  }

  /// Connects a socket to who shows a ticket for one. Takes the universe's lock.
  ///
  /// @return nothing when the ticket is good for none, or not any more
  public Optional<Connection> open(Switchboard board, Switchboard.Opening opening, Wire wire) {
    return universe.under(now -> {
      Optional<String> key = board.promised(now.store(), opening.ticket(), now.moment());
      Optional<Connection> made = key.map(socket -> new Connection(universe, socket, wire));
      made.ifPresent(connection -> {
        connected.put(connection.socket(), connection);
        if (opened(now, board, opening, connection.socket()).isEmpty()) {
          connected.remove(connection.socket());
        }
      });
      return made;
    });
  }

  private static Optional<String> opened(
      Course now, Switchboard board, Switchboard.Opening opening, String socket) {
    return new Outside(now).frame(socket, due -> board.open(opening, due).map(_ -> "opened"));
  }

  /// Whether a ticket is good for a socket now.
  public boolean promised(Switchboard board, String ticket) {
    return universe.under(now -> board.promised(now.store(), ticket, now.moment()).isPresent());
  }

  void heard(Connection from, String text) {
    if (!universe.memory().gone()) {
      universe.under(now -> {
        if (connected.get(from.socket()) == from) {
          new Outside(now)
              .frame(from.socket(), due -> Sockets.heard(due.draft(), from.socket(), text, due));
        }
        return now;
      });
    }
  }

  void closed(Connection one, String why) {
    if (!universe.memory().gone()) {
      universe.under(now -> {
        if (connected.remove(one.socket(), one)) {
          close(now, one.socket(), why);
        }
        return now;
      });
    }
  }

  private static void close(Course now, String socket, String why) {
    new Outside(now)
        .frame(
            socket,
            due ->
                Sockets.close(due.draft(), socket, why, due)
                    ? Optional.of("closed")
                    : Optional.empty());
  }

  /// Closes the rows of sockets that nobody is connected by: another process was.
  void strand(Course now) {
    missing(now.store()).forEach(socket -> close(now, socket, "the server stopped"));
  }

  List<String> missing(Store store) {
    List<String> missing = new ArrayList<>(Sockets.alive(store));
    missing.removeAll(connected.keySet());
    return missing;
  }

  /// Puts in line what an entry has said.
  void say(List<Utterance> said, long ticket) {
    for (Utterance each : said) {
      Connection to = connected.get(each.socket());
      if (to != null) {
        synchronized (line) {
          line.add(new Said(to, each, ticket));
          waiting = true;
        }
        if (each instanceof Utterance.Bye) {
          connected.remove(each.socket());
        }
      }
    }
  }

  /// Says what is as durable as promised up to a ticket. Not under the lock.
  void flush(long ticket) {
    if (!waiting) {
      return; // who puts something in line comes here next
    }
    synchronized (line) {
      while (!line.isEmpty() && line.peek().ticket() <= ticket) {
        Said next = line.remove();
        Wire wire = next.to().wire();
        switch (next.what()) {
          case Utterance.Frame(var _, String text) -> wire.say(text);
          case Utterance.Bye(var _, String why) -> wire.close(why);
        }
      }
      waiting = !line.isEmpty();
    }
  }

  /// Closes all, with nothing said that is still in line.
  void drop() {
    synchronized (line) {
      line.clear();
    }
    connected.values().forEach(each -> each.wire().close(ANEW));
    connected.clear();
  }
}
