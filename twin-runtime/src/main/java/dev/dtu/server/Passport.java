package dev.dtu.server;

import dev.dtu.universe.Credentials;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/// Tells the universe that a request to the proxy is let into: that of the port it came to, or that of
/// `Proxy-Authorization: Basic`, whose user is the universe's name and whose password is its pass; who
/// shows nothing at the port of all is let into the default one.
record Passport(Universes universes) {

  static final String HEADER = "Proxy-Authorization";

  private static final String SCHEME = "basic ";

  /// Who is let in, or why nobody is.
  sealed interface Check {

    /// Into this universe.
    record In(Universe universe) implements Check {}

    /// Nowhere.
    record Out(String why) implements Check {}
  }

  Check check(Request request, Visit visit) {
    String line = request.getHeaders().get(HEADER);
    if (!visit.own().isEmpty()) {
      return named(visit.own());
    }
    return line == null ? named(Universes.DEFAULT) : shown(line.strip());
  }

  private Check named(String name) {
    return universes
        .find(name)
        .<Check>map(Check.In::new)
        .orElseGet(() -> new Check.Out("there is no universe '" + name + "'"));
  }

  private Check shown(String line) {
    String expected = "expected 'Basic' and a universe's name and pass";
    if (!line.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return new Check.Out(expected + ", found another scheme");
    }
    String pair;
    try {
      byte[] bytes = Base64.getDecoder().decode(line.substring(SCHEME.length()).strip());
      pair = new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException none) {
      return new Check.Out(expected + ", found no Base64");
    }
    int colon = pair.indexOf(':');
    String name = colon < 0 ? pair : pair.substring(0, colon);
    Optional<Universe> universe = universes.find(name);
    byte[] found = pair.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
    boolean right =
        colon >= 0
            && universe.isPresent()
            && MessageDigest.isEqual(
                Credentials.pass(universe.get()).getBytes(StandardCharsets.UTF_8), found);
    return right
        ? new Check.In(universe.get())
        : new Check.Out("there is no universe '" + name + "' with that pass");
  }
}
