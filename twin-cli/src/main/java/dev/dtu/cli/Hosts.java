package dev.dtu.cli;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The addresses of hosts in a fence: each name that is asked for gets one of its own, of this machine's,
/// at whose ports a tunnel through the proxy begins. So what knows of no proxy comes to it all the same.
///
/// Safe for threads.
final class Hosts implements AutoCloseable {

  /// How many names have an address.
  static final int LIMIT = 1_000;

  /// Where services listen, plain and with TLS.
  static final List<Integer> PORTS = List.of(80, 443);

  static final InetAddress HERE = loopback(1);

  /// The first address is 127.64.0.1: the system's own ones (127.0.0.1, 127.0.1.1, 127.0.0.53) are below.
  private static final int FIRST = 64 << 16;

  /// Reaches the proxy.
  private final Relay.Farther proxy;

  private final List<Integer> ports;
  private final Map<String, InetAddress> addresses = new HashMap<>();
  private final List<Relay> relays = new ArrayList<>();

  Hosts(Relay.Farther proxy, List<Integer> ports) {
    this.proxy = proxy;
    this.ports = ports;
  }

  /// The address of a host, and from now on somebody there.
  ///
  /// @throws IOException when there are too many
  synchronized InetAddress address(String name) throws IOException {
    InetAddress known = addresses.get(name);
    if (known != null) {
      return known;
    }
    if (addresses.size() >= LIMIT) {
      throw new IOException("at most %,d hosts have one without HTTPS_PROXY".formatted(LIMIT));
    }
    InetAddress address = loopback(FIRST + addresses.size() + 1);
    addresses.put(name, address);
    for (int port : ports) {
      listen(name, new InetSocketAddress(address, port));
    }
    return address;
  }

  /// A port that is taken is the program's own, everywhere; the other one leads on nevertheless.
  private void listen(String name, InetSocketAddress here) throws IOException {
    ServerSocketChannel near = ServerSocketChannel.open();
    try {
      near.bind(here);
    } catch (IOException taken) {
      near.close();
      Inside.note(
          "port " + here.getPort() + " does not lead to " + name + ": " + taken.getMessage());
      return;
    }
    relays.add(new Relay(near, () -> Tunnel.to(name, here.getPort(), proxy)));
  }

  private static InetAddress loopback(int number) {
    byte[] bytes = {127, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    try {
      return Inet4Address.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (Relay relay : relays) {
      relay.close();
    }
  }
}
