package dev.dtu.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Carries out one order: a closed loop, each connection asks as soon as it is answered.
///
/// Mutable; one thread's, used once.
final class Load {

  /// After so long without any reply the run ends as an error.
  private static final long SILENCE_MILLIS = 20_000;

  private static final AtomicLong LANES = new AtomicLong();

  private final Order order;
  private final Latencies latencies = new Latencies();
  private final List<Connection> connections = new ArrayList<>();
  private long asked;
  private long errors;
  private String firstError = "";

  Load(Order order) {
    this.order = order;
  }

  Report run() throws IOException {
    try (var selector = Selector.open()) {
      connect(selector);
      long start = System.nanoTime();
      long end = start + (long) (order.seconds() * 1e9);
      for (SelectionKey key : selector.keys()) {
        ask(key);
      }
      int open = connections.size();
      while (open > 0) {
        if (selector.select(SILENCE_MILLIS) == 0) {
          wrong("expected replies, found " + SILENCE_MILLIS + " ms of silence");
          break;
        }
        for (SelectionKey key : selector.selectedKeys()) {
          open -= serve(key, end) ? 0 : 1;
        }
        selector.selectedKeys().clear();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return Report.of(latencies, seconds, errors, firstError);
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private void connect(Selector selector) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), order.port());
    for (int i = 0; i < order.connections(); i++) {
      SocketChannel channel = SocketChannel.open(address);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      var connection = new Connection(channel, script(i));
      connections.add(connection);
      channel.register(selector, SelectionKey.OP_READ, connection);
    }
  }

  private Script script(int index) {
    String host = "127.0.0.1:" + order.port();
    var markers = new Markers(LANES.incrementAndGet());
    boolean kept = order.talk().startsWith(Order.KEPT);
    if (!order.talk().isEmpty() && !kept) {
      return Saying.of(order, host, markers);
    }
    if (order.rows() > 0) {
      var requests = new Requests(order.path(), host, order.header());
      return new Churn(requests, Math.max(1, order.rows() / order.connections()), markers);
    }
    List<Requests> collections = new ArrayList<>();
    for (int world = 1; world <= order.worlds(); world++) {
      String path = order.path().replace("{u}", Integer.toString(world));
      collections.add(
          kept
              ? new Requests(path, host, order.header(), body(order.talk()))
              : new Requests(path, host, order.header()));
    }
    return new CreateRead(collections, index * order.worlds() / order.connections(), markers);
  }

  private static byte[] body(String kept) {
    return kept.substring(Order.KEPT.length()).getBytes(StandardCharsets.US_ASCII);
  }

  private void ask(SelectionKey key) throws IOException {
    asked++;
    boolean sent = ((Connection) key.attachment()).ask();
    key.interestOps(sent ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
  }

  /// False when this connection has nothing more to do.
  private boolean serve(SelectionKey key, long end) {
    var connection = (Connection) key.attachment();
    try {
      if (key.isWritable() && connection.flush()) {
        key.interestOps(SelectionKey.OP_READ);
      }
      Optional<Connection.Outcome> outcome =
          key.isReadable() ? connection.read() : Optional.empty();
      if (outcome.isEmpty()) {
        return true;
      }
      latencies.add(outcome.get().nanos());
      outcome.get().wrong().ifPresent(this::wrong);
      if (finished(end)) {
        key.cancel();
        return false;
      }
      ask(key);
      return true;
    } catch (IOException broken) {
      wrong(String.valueOf(broken.getMessage()));
      key.cancel();
      return false;
    }
  }

  private boolean finished(long end) {
    return order.requests() > 0 ? asked >= order.requests() : System.nanoTime() >= end;
  }

  private void wrong(String what) {
    errors++;
    if (firstError.isEmpty()) {
      firstError = what;
    }
  }
}
