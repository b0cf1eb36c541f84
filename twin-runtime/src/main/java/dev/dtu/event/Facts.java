package dev.dtu.event;

import dev.dtu.call.Dice;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.Optional;

/// What the words of an event may speak of.
///
/// @param roots facts by name; what is below one is named with dots
/// @param dice what made-up ids are drawn from
record Facts(Obj roots, Dice dice) {

  /// A made-up id of a shape; the same shape gives the same id.
  static final String MINT = "id:";

  Optional<Json> find(String name) {
    if (name.startsWith(MINT)) {
      String shape = name.substring(MINT.length());
      return Optional.of(Json.of(Mint.of(shape).make(dice.at(shape), 0)));
    }
    return at(roots, name);
  }

  Facts with(String name, Json value) {
    return new Facts(roots.with(name, value), dice);
  }

  /// The value at a dotted path; numbers name the items of a list.
  static Optional<Json> at(Json json, String path) {
    if (json instanceof Obj object && object.has(path)) {
      return object.find(path);
    }
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    Optional<Json> inner =
        switch (json) {
          case Obj object -> object.find(head);
          case Arr items when head.matches("\\d{1,6}") && Integer.parseInt(head) < items.size() ->
              Optional.of(items.at(Integer.parseInt(head)));
          case Arr _, Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.empty();
        };
    return dot < 0 ? inner : inner.flatMap(found -> at(found, path.substring(dot + 1)));
  }
}
