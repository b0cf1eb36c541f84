package dev.dtu.server;

import dev.dtu.universe.Universes;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ports of the proxy that are one universe's alone: a socket each and a thread that waits. Mutable;
/// guarded by itself.
final class PortsOfUniverses implements AutoCloseable {

  /// How many universes may have a port of their own.
  static final int LIMIT = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(PortsOfUniverses.class);

  /// How long clients wait to be accepted while there are as many connections as there may be.
  private static final long FULL_MILLIS = 20;

  /// How long whoever waits at a port may take to leave it.
  private static final Duration LEAVING = Duration.ofSeconds(1);

  private final int limit;
  private final String bind;
  private final LatePort all;
  private final Universes universes;
  private final OwnPorts ownPorts;
  private final Map<String, Own> channels = new TreeMap<>();

  /// A port, and the thread that waits at it.
  private record Own(ServerSocketChannel channel, Thread waiting) {}

  /// @param all the proxy's port, which serves whoever comes to these
  PortsOfUniverses(String bind, LatePort all, Universes universes, OwnPorts ownPorts) {
    this(bind, all, universes, ownPorts, LIMIT);
  }

  /// @param limit how many universes may have a port
  PortsOfUniverses(String bind, LatePort all, Universes universes, OwnPorts ownPorts, int limit) {
    this.limit = limit;
    this.bind = bind;
    this.all = all;
    this.universes = universes;
    this.ownPorts = ownPorts;
  }

  synchronized Optional<Integer> of(String universe) {
    return Optional.ofNullable(channels.get(universe))
        .map(own -> own.channel.socket().getLocalPort());
  }

  /// The universe's port, opened if there is none.
  ///
  /// @throws IOException when no more may be, or can be
  synchronized int open(String universe) throws IOException {
    Optional<Integer> known = of(universe);
    if (known.isPresent()) {
      return known.get();
    }
    channels.keySet().stream()
        .filter(name -> universes.find(name).isEmpty())
        .toList()
        .forEach(this::shut);
    if (channels.size() >= limit) {
      throw new IOException("expected at most " + limit + " universes with a port of their own");
    }
    var port = new Listening.Port("proxy", bind, 0, "--proxy-port", false);
    ServerSocketChannel channel = Listening.bound(port);
    int number = channel.socket().getLocalPort();
    ownPorts.add(number);
    Thread waiting =
        Thread.ofVirtual().name("dtu-proxy-" + universe).start(() -> serve(universe, channel));
    channels.put(universe, new Own(channel, waiting));
    return number;
  }

  private void serve(String universe, ServerSocketChannel channel) {
    try {
      while (true) {
        SocketChannel client = channel.accept();
        if (universes.find(universe).isEmpty()) {
          client.close();
          shut(universe);
          return;
        }
        while (!all.free()) {
          Thread.sleep(FULL_MILLIS);
        }
        hand(client, universe);
      }
    } catch (IOException ended) {
      LOG.debug("the port of {} is shut", universe);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void hand(SocketChannel client, String universe) throws IOException {
    try {
      all.hand(client, universe);
    } catch (Exception unusable) {
      LOG.error("the proxy cannot serve: {}", unusable.getMessage());
      client.close();
    }
  }

  /// Shuts a port; when it returns, nobody is accepted there any more.
  synchronized void shut(String universe) {
    Own own = channels.remove(universe);
    if (own == null) {
      return;
    }
    ownPorts.remove(own.channel.socket().getLocalPort());
    try {
      own.channel.close();
      if (!own.waiting.equals(Thread.currentThread())) {
        own.waiting.join(LEAVING); // the socket is closed when the last who waits at it has gone
      }
    } catch (IOException failed) {
      LOG.warn("closing the port of {}", universe, failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    channels.keySet().stream().toList().forEach(this::shut);
  }
}
