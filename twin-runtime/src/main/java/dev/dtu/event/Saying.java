package dev.dtu.event;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.Optional;

/// How a service says no after it asked.
///
/// @param problem as the twin's problems call it
/// @param facts for its text: words, or a list of words of which the first that stand for something
///     are taken
/// @param causes fields, each with what is wrong with it, as facts are
public record Saying(String problem, Obj facts, Obj causes) {

  Refusal refusal(Facts known) {
    Refusal refusal = Refusal.of(problem);
    for (Obj.Member member : facts) {
      Optional<String> words = words(member.value(), known);
      refusal = words.isEmpty() ? refusal : refusal.with(member.key(), words.get());
    }
    for (Obj.Member member : causes) {
      refusal = refusal.because(member.key(), words(member.value(), known).orElse(""));
    }
    return refusal;
  }

  private static Optional<String> words(Json told, Facts known) {
    for (Json each : told.asArr().orElseGet(() -> Arr.of(told))) {
      Optional<String> words = each.asWords().flatMap(one -> Wording.header(one, known));
      if (words.isPresent()) {
        return words;
      }
    }
    return Optional.empty();
  }
}
