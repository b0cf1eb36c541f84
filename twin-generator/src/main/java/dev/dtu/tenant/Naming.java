package dev.dtu.tenant;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Filling;
import dev.dtu.usage.Pointer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How templates name things that every tenant has, and who calls.
final class Naming {

  /// A text shorter than this stands in others by accident.
  private static final int TELLING = 4;

  private Naming() {}

  /// Notes the texts of a sighting that are facts.
  ///
  /// @param words by tenant
  static void note(Sighting seen, SortedMap<String, SortedMap<String, String>> words) {
    SortedMap<String, String> here = words.computeIfAbsent(seen.tenant(), _ -> new TreeMap<>());
    Optional<String> caller =
        seen.thing().called().stream().filter(Person.CALLER::contains).sorted().findFirst();
    String id = seen.thing().id();
    if (caller.isPresent()) {
      String who = "caller:" + seen.thing().resource() + ":" + caller.get();
      here.put(id, "${" + who + "}");
      facts(seen.thing().item(), Pointer.ROOT, who, here);
    } else if (Plain.token(id)) {
      row(seen).ifPresent(hole -> here.putIfAbsent(id, hole));
    }
  }

  /// What is told of the caller.
  private static void facts(Json value, Pointer at, String who, SortedMap<String, String> words) {
    switch (value) {
      case Obj obj ->
          obj.forEach(each -> {
            boolean person = Person.told(each.key(), each.value()).isPresent();
            if (person || each.value() instanceof Obj) {
              facts(each.value(), at.to(each.key()), who, words);
            }
          });
      case Json.Text(String text) -> {
        if (text.length() >= TELLING) {
          words.putIfAbsent(text, "${" + who + ":" + at + "}");
        }
      }
      case Arr _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  /// The fact that is the id of a thing, by its type and its name.
  private static Optional<String> row(Sighting seen) {
    Obj item = seen.thing().item();
    Optional<Pointer> at = seen.named();
    Optional<String> name = at.flatMap(place -> place.in(item)).flatMap(Json::asText);
    String type = item.text("type").orElse("");
    return name.filter(text -> Filling.quoted(text).equals(text) && text.indexOf('}') < 0)
        .filter(_ -> type.indexOf(':') < 0)
        .map(text ->
            "${row:%s:%s:%s:%s}"
                .formatted(seen.thing().resource(), type, at.orElse(Pointer.ROOT), text));
  }
}
