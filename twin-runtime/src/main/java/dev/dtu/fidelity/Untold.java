package dev.dtu.fidelity;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.contract.Operation;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a recording leaves out of a request and its operation tells.
final class Untold {

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
