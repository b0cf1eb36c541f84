package dev.dtu.server;

import dev.dtu.control.Approaches;
import java.io.IOException;
import java.util.Optional;

/// No ways in but the data port.
final class NoApproaches implements Approaches {

  @Override
  public Optional<String> tls() {
    return Optional.empty();
  }

  @Override
  public Optional<String> proxy() {
    return Optional.empty();
  }

  @Override
  public Certificate certificate() throws IOException {
    throw new IOException("there is none");
  }

  @Override
  public Optional<String> proxyOf(String universe) {
    return Optional.empty();
  }

  @Override
  public String open(String universe) throws IOException {
    throw new IOException("there is no proxy");
  }

  @Override
  public void shut(String universe) {}
}
