package dev.dtu.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The ports this server listens on, which nothing that it calls for others may reach, by whatever name
/// or number. Safe for many threads.
final class OwnPorts {

  private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

  OwnPorts(Set<Integer> begin) {
    ports.addAll(begin);
  }

  void add(int port) {
    ports.add(port);
  }

  void remove(int port) {
    ports.remove(port);
  }

  /// Why a host may not be called; empty when it may, or is not known and so cannot be reached.
  Optional<String> refusal(String host, int port) {
    if (!ports.contains(port)) {
      return Optional.empty();
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        Optional<String> refusal = refusal(address, port);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    } catch (IOException unknown) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /// Why an address may not be called.
  Optional<String> refusal(InetAddress address, int port) throws IOException {
    boolean here =
        address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || NetworkInterface.getByInetAddress(address) != null;
    return here && ports.contains(port)
        ? Optional.of("port " + port + " is this server's own; twins do not call it")
        : Optional.empty();
  }
}
