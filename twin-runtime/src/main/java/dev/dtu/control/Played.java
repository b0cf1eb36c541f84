package dev.dtu.control;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.JsonLines;
import dev.dtu.recording.Tape;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls as lines of a recording, as their clients saw them, their credentials masked. Mutable: it
/// counts; one thread's.
///
/// Twins of one space are one recording. What a fault made of an answer is flagged, so that nobody
/// takes it for the service's; a call whose answer got lost is no exchange.
final class Played {

  private final Universe universe;
  private final HarBodies bodies;
  private final boolean several;
  private final Map<String, Integer> numbers = new HashMap<>();

  Played(Universe universe, HarBodies bodies) {
    this.universe = universe;
    this.bodies = bodies;
    this.several =
        universe.twins().values().stream().map(Twin::space).distinct().limit(2).count() > 1;
  }

  Universe universe() {
    return universe;
  }

  /// Its line; empty when it is no exchange.
  Optional<Obj> line(Turn turn) {
    if (turn.reply().delivery().end() == Delivery.End.Lost.LOST) {
      return Optional.empty();
    }
    Veil veil = Veil.of(universe, turn);
    var address = ServiceAddress.of(universe, turn);
    Request request = address.over(veil.over(turn.call().request()));
    Reply reply = address.over(veil.over(turn.reply()));
    List<String> flags = new ArrayList<>();
    Content sent = content(request.body(), request.headers(), "request", flags);
    Content answered = content(reply.body(), reply.headers(), "response", flags);
    if (!turn.struck().isEmpty()) {
      flags.add("response-body-struck");
    }
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    var exchange =
        new Exchange(
            new Exchange.Sent(
                request.method(),
                address.own() + Har.uri(request.path() + query),
                request.headers(),
                sent),
            new Exchange.Answered(reply.status(), reply.headers(), answered),
            "",
            Optional.of(turn.call().moment()),
            flags);
    Tape.Where where = where(turn.twin());
    int number = numbers.merge(where.session(), 1, Integer::sum) - 1;
    return Optional.of(JsonLines.line(where, number, exchange, Duration.ZERO));
  }

  private Tape.Where where(String twin) {
    Twin one = universe.twins().get(twin);
    String space = one == null ? twin : one.space();
    return new Tape.Where(several ? universe.name() + "-" + space : universe.name(), twin);
  }

  private Content content(Body body, Headers headers, String what, List<String> flags) {
    HarBodies.Shown shown = bodies.shown(body, Long.MAX_VALUE);
    if (!shown.comment().isEmpty()) {
      flags.add(what + "-body-missing");
    }
    byte[] bytes =
        shown.base64()
            ? Base64.getDecoder().decode(shown.text())
            : shown.text().getBytes(StandardCharsets.UTF_8);
    return Content.received(headers, bytes).orElse(Content.Nothing.NOTHING);
  }
}
