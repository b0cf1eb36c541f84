package dev.dtu.control;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Headers;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Under which address a service's own clients know it, in place of the one by which a call came to its
/// twin: a recording of a universe is read as one of the service.
///
/// @param here what the call came by, with what stands before the service's paths
/// @param own the service's; `here` without its path where nobody knows one
record ServiceAddress(String here, String own) {

  static ServiceAddress of(Universe universe, Turn turn) {
    Origin origin = turn.call().origin();
    Twin twin = universe.twins().get(turn.twin());
    List<String> hosts = twin == null ? List.of() : twin.cover().hosts();
    if (hosts.stream().anyMatch(host -> serves(host, origin.host()))) {
      return new ServiceAddress(origin.url(), origin.url());
    }
    String own =
        hosts.stream()
            .filter(host -> host.indexOf('/') < 0)
            .findFirst()
            .map(host -> "https://" + (host.startsWith("*.") ? named(universe, host) : host))
            .orElse(origin.scheme() + "://" + origin.host());
    return new ServiceAddress(origin.url(), own);
  }

  private static String named(Universe universe, String host) {
    return universe.name() + host.substring(1);
  }

  private static boolean serves(String served, String authority) {
    String host = authority.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    String plain = served.split("/", 2)[0];
    return plain.startsWith("*.") ? host.endsWith(plain.substring(1)) : host.equals(plain);
  }

  Request over(Request request) {
    return new Request(
        request.method(),
        request.path(),
        request.query(),
        over(request.headers()),
        over(request.body()));
  }

  /// A reply that went out whole; of any other the bytes count, so that it stays as it is.
  Reply over(Reply reply) {
    return reply.delivery().end() instanceof Delivery.End.Whole
        ? new Reply(reply.status(), over(reply.headers()), over(reply.body()), reply.delivery())
        : reply;
  }

  private Headers over(Headers headers) {
    if (here.equals(own)) {
      return headers;
    }
    List<Headers.Line> lines = new ArrayList<>();
    headers.forEach(
        line -> lines.add(Headers.Line.of(line.name(), line.value().replace(here, own))));
    return new Headers(lines);
  }

  /// Longer bodies, which are blobs, hold no links.
  private Body over(Body body) {
    if (here.equals(own) || !(body instanceof Body.Bytes(byte[] content))) {
      return body;
    }
    // one character a byte, so that what is no text passes unchanged
    String text = new String(content, StandardCharsets.ISO_8859_1);
    return text.contains(here)
        ? new Body.Bytes(text.replace(here, own).getBytes(StandardCharsets.ISO_8859_1))
        : body;
  }
}
