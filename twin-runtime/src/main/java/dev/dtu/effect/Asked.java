package dev.dtu.effect;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a request asks of a list: the words of its arguments, in the query or among those of a call.
final class Asked {

  /// Words for "do not select", where the member has no such value.
  private static final List<String> EVERY = List.of("all", "any", "*", "both");

  private Asked() {}

  /// The words of an argument: repeated, in a list, or between commas; empty when it is not there.
  static List<String> words(Scene scene, String argument) {
    List<String> given = scene.query().all(argument);
    if (given.isEmpty() && scene.operation().body().isPresent()) {
      given = inBody(scene, argument);
    }
    List<String> words = new ArrayList<>(given.size());
    for (String word : given) {
      words.add(word);
      if (word.indexOf(',') >= 0) {
        words.addAll(List.of(word.split(" *, *")));
      }
    }
    words.removeIf(String::isEmpty);
    return words;
  }

  private static List<String> inBody(Scene scene, String argument) {
    Json value = Members.find(Arguments.of(scene), argument).orElse(Json.Null.NULL);
    return value instanceof Arr several
        ? several.items().stream().flatMap(each -> each.asWords().stream()).toList()
        : value.asWords().map(List::of).orElse(List.of());
  }

  /// The words a member is selected by; empty when they select nothing.
  static List<String> wanted(Scene scene, Filter filter, Shelf shelf) {
    List<String> words = words(scene, filter.argument());
    if (words.isEmpty()) {
      return usual(scene.operation(), filter);
    }
    Here here = Here.of(scene);
    words.replaceAll(word ->
        word.startsWith(here.origin())
            ? Synthesis.ORIGIN + here.spelling().mean(word.substring(here.origin().length()))
            : word);
    for (String word : words) {
      if (filter.plain() && every(word) && !shelf.mayBe(filter.member(), word)) {
        return List.of();
      }
    }
    return words;
  }

  /// What a selection is by its document when nobody says: `open` of `open`, `closed` and `all`.
  private static List<String> usual(Operation operation, Filter filter) {
    return operation
        .parameter(Parameter.Place.QUERY, filter.argument())
        .filter(_ -> filter.plain())
        .flatMap(Asked::usual)
        .map(List::of)
        .orElse(List.of());
  }

  /// The word a parameter of several words has when nobody says.
  static Optional<String> usual(Parameter parameter) {
    return parameter.schema().enumeration().size() < 2
        ? Optional.empty()
        : parameter.schema().defaultValue().flatMap(Json::asWords).filter(word -> !every(word));
  }

  private static boolean every(String word) {
    return EVERY.contains(word.toLowerCase(Locale.ROOT));
  }
}
