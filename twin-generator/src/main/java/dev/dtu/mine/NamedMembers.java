package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Filling;
import dev.dtu.usage.Pointer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Members whose names differ from one thing to the next, because a fact of the thing stands in them:
/// `{"shop_7_link": true}` of the thing called `shop_7`. They are read under the name that a template
/// gives them, `${item:/name}_link`, so that all of them are one member.
///
/// A name that two groups of recordings show, or without a digit, is the service's own word, whatever
/// stands in it.
final class NamedMembers {

  private static final String MANY = "";

  /// Where the service stands is read when a thing is shown, and is no part of a name.
  private static final String ORIGIN = "${origin}";

  private final Map<String, String> groups = new HashMap<>();

  NamedMembers(List<Sight> sights) {
    for (Sight each : sights) {
      note(each.shown(), each.group());
      note(each.sent(), each.group());
      note(each.before(), each.group());
    }
  }

  private void note(Json value, String group) {
    switch (value) {
      case Obj obj ->
          obj.forEach(each -> {
            groups.merge(each.key(), group, (one, other) -> one.equals(other) ? one : MANY);
            note(each.value(), group);
          });
      case Arr arr -> arr.forEach(each -> note(each, group));
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  /// What the values of a sight may have come of, its members by their names as templates.
  ///
  /// @param clients words that clients made up
  Clues in(Sight sight, Mode mode, Set<String> clients) {
    var plain = new Clues(sight, mode, clients);
    Sight named =
        sight.named(
            named(sight.sent(), Pointer.ROOT, plain),
            named(sight.before(), Pointer.ROOT, plain),
            named(sight.shown(), Pointer.ROOT, plain));
    return named.equals(sight) ? plain : new Clues(named, mode, clients);
  }

  private Obj named(Obj obj, Pointer at, Clues clues) {
    Obj.Builder out = Obj.builder();
    for (Obj.Member each : obj) {
      Pointer member = at.to(each.key());
      out.put(name(each.key(), member, clues), named(each.value(), member, clues));
    }
    return out.build();
  }

  private Json named(Json value, Pointer at, Clues clues) {
    return switch (value) {
      case Obj obj -> named(obj, at, clues);
      case Arr arr -> Arr.of(arr.items().stream().map(each -> named(each, at, clues)).toList());
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private String name(String key, Pointer at, Clues clues) {
    String plain = Filling.quoted(key);
    boolean word = key.chars().noneMatch(Character::isDigit);
    boolean own = !word && !groups.getOrDefault(key, MANY).equals(MANY);
    String told = own ? clues.template(Json.of(key), at).asText().orElse(plain) : plain;
    return told.contains(ORIGIN) || told.contains(Kin.SAME) ? plain : told;
  }
}
