package dev.dtu.fidelity;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.contract.Operation;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What recordings leave out: what else tells it, or why an exchange cannot be judged without it.
final class Untold {

  /// Members by which clients prove who they are with what they signed.
  private static final List<String> PROOFS = List.of("client_assertion", "assertion");

  private static final Pattern SIGNED = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  private static final String FORM = "application/x-www-form-urlencoded";

  private Untold() {}

  /// The request as a form where nothing says how its body was written, the operation takes nothing
  /// but forms, and the body is names with words.
  static Exchange.Sent typed(Exchange.Sent sent, Optional<Operation> operation) {
    boolean untold = sent.headers().find("content-type").isEmpty();
    boolean form =
        operation
            .flatMap(Operation::body)
            .filter(body -> body.content().keySet().stream().allMatch(FORM::equals))
            .isPresent();
    Optional<String> pairs =
        untold && form && sent.body() instanceof Content.Document(Obj body)
            ? pairs(body)
            : Optional.empty();
    if (pairs.isEmpty()) {
      return sent;
    }
    List<Headers.Line> lines = new ArrayList<>(sent.headers().lines());
    lines.add(new Headers.Line("content-type", FORM));
    return new Exchange.Sent(
        sent.method(), sent.url(), new Headers(lines), new Content.Words(pairs.get()));
  }

  /// Why an exchange cannot be judged, by itself.
  static Optional<String> reason(Exchange exchange) {
    if (exchange.flags().stream().anyMatch(flag -> flag.startsWith("request-body"))) {
      return Optional.of("its request was not recorded as it was");
    }
    if (exchange.flags().stream().anyMatch(flag -> flag.startsWith("response-body"))) {
      return Optional.of("its answer was not recorded as it was");
    }
    if (hidesProof(exchange.sent())) {
      return Optional.of("the proof it brings was taken out");
    }
    int status = exchange.answered().status();
    return status == 429 || status >= 500
        ? Optional.of("the service's own weather (" + status + ")")
        : Optional.empty();
  }

  /// Whether it had something signed to prove who sent it, and the recording has other words there:
  /// nobody can tell any more what it proved.
  private static boolean hidesProof(Exchange.Sent sent) {
    return PROOFS.stream()
        .map(name -> said(sent, name))
        .flatMap(Optional::stream)
        .anyMatch(proof -> !SIGNED.matcher(proof).matches());
  }

  private static Optional<String> said(Exchange.Sent sent, String name) {
    return switch (sent.body()) {
      case Content.Document(Obj body) -> body.find(name).flatMap(Json::asText);
      case Content.Words(String text) when sent.form() -> Query.parse(text).find(name);
      case Content.Document _, Content.Words _, Content.Nothing _, Content.Binary _ ->
          Optional.empty();
    };
  }

  private static Optional<String> pairs(Obj body) {
    Query all = Query.parse("");
    for (Obj.Member member : body) {
      Optional<String> words = member.value().asWords();
      if (words.isEmpty()) {
        return Optional.empty();
      }
      all = all.with(member.key(), words.get());
    }
    return Optional.of(all.toString());
  }
}
