package dev.dtu.event;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an answer does to the call that waits for it. An answer of which anything cannot be done does
/// nothing at all: the call goes on as if nobody had answered.
///
/// @param steps those for the whole answer come first, in order; then for each item of a list the
///     first that fits it, and an item that none fits cannot be done
/// @param silence what is said where nobody answered, or nothing of use; empty when the call goes on
public record Hearing(List<Step> steps, Optional<Saying> silence) {

  /// The fact that an answer is, as a whole.
  public static final String ANSWER = "answer";

  public Hearing {
    steps = List.copyOf(steps);
  }

  /// An answer that cannot be done.
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String message) {
      super(message, null, false, false);
    }
  }

  /// The documents that answers change a part of, which who asks must keep as they were shown.
  List<String> kept() {
    List<String> subjects = new ArrayList<>();
    for (Step step : steps) {
      step.deed().changed().filter(one -> !subjects.contains(one)).ifPresent(subjects::add);
    }
    return subjects;
  }

  /// An answer as a document; one without a body says nothing. Empty when it is none.
  static Optional<Obj> document(Outcome outcome) {
    if (!(outcome instanceof Outcome.Answered answered)) {
      return Optional.empty();
    }
    try {
      return answered.body().isBlank()
          ? Optional.of(Obj.EMPTY)
          : Json.parse(answered.body()).asObj();
    } catch (Malformed notJson) {
      return Optional.empty();
    }
  }

  /// What is to become of the call.
  ///
  /// @param answer empty when there is none
  /// @param shown the documents as they were shown to who answered
  Advice advice(Optional<Obj> answer, Obj shown, Facts facts) {
    if (answer.isPresent()) {
      try {
        SortedMap<String, Json> changed =
            heard(answer.get(), shown, facts.with(ANSWER, answer.get()));
        return (subject, document) -> changed.getOrDefault(subject, document);
      } catch (Unfit nothing) {
        // goes on like silence: what can be done of it is not done either
      }
    }
    if (silence.isPresent()) {
      throw silence.get().refusal(facts);
    }
    return Advice.NONE;
  }

  private SortedMap<String, Json> heard(Obj answer, Obj shown, Facts facts) throws Unfit {
    SortedMap<String, Json> changed = new TreeMap<>();
    shown.forEach(member -> changed.put(member.key(), member.value()));
    List<String> lists = new ArrayList<>();
    List<String> touched = new ArrayList<>();
    for (Step step : steps) {
      if (!step.each().isEmpty()) {
        if (!lists.contains(step.each())) {
          lists.add(step.each());
        }
      } else if (step.fits(answer)) {
        touched.addAll(step.deed().done(answer, changed, facts));
      }
    }
    for (String list : lists) {
      Optional<Json> items = Facts.at(answer, list);
      Arr all = items.isEmpty() ? Arr.EMPTY : items.get().asArr().orElseThrow(() -> none(list));
      for (Json item : all) {
        touched.addAll(step(list, item).deed().done(item, changed, facts));
      }
    }
    changed.keySet().retainAll(touched);
    return changed;
  }

  private static Unfit none(String list) {
    return new Unfit("expected a list '" + list + "'");
  }

  private Step step(String list, Json item) throws Unfit {
    for (Step step : steps) {
      if (step.each().equals(list) && step.fits(item)) {
        return step;
      }
    }
    throw new Unfit("expected of '" + list + "' what is known, found " + item);
  }
}
