package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the caller's origin into stored texts that begin with `${origin}`: where a service stands is
/// known only when it answers.
final class Links {

  private static final List<String> TO_SELF = List.of("self", "href", "url");
  private static final List<String> GROUPS = List.of("_links", "links");

  private Links() {}

  /// The text as it may look to a client, for checking lengths and patterns.
  static String sample(String text) {
    return text.startsWith(Synthesis.ORIGIN)
        ? "https://twin.example.com" + text.substring(Synthesis.ORIGIN.length())
        : text;
  }

  /// The value with the origin in its texts; itself when it has none.
  static Json expand(Json value, Here here) {
    return switch (value) {
      case Obj obj -> expand(obj, here);
      case Arr arr -> expand(arr, here);
      case Json.Text text ->
          text.value().startsWith(Synthesis.ORIGIN)
              ? Json.of(here.url(text.value().substring(Synthesis.ORIGIN.length())))
              : text;
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  @SuppressWarnings("ReferenceEquality") // the same object back means nothing was to be done
  static Obj expand(Obj obj, Here here) {
    Obj changed = obj;
    for (int i = 0; i < obj.size(); i++) {
      Json before = obj.value(i);
      Json after = expand(before, here);
      if (after != before) {
        changed = changed.with(obj.key(i), after);
      }
    }
    return changed;
  }

  @SuppressWarnings("ReferenceEquality") // as above
  private static Arr expand(Arr arr, Here here) {
    @Nullable List<Json> changed = null;
    for (int i = 0; i < arr.size(); i++) {
      Json after = expand(arr.at(i), here);
      if (changed == null && after != arr.at(i)) {
        changed = new ArrayList<>(arr.items());
      }
      if (changed != null) {
        changed.set(i, after);
      }
    }
    return changed == null ? arr : Arr.of(changed);
  }

  /// Whether the item has members that may link to it.
  static boolean toSelf(Obj item) {
    for (int i = 0; i < item.size(); i++) {
      if (TO_SELF.contains(item.key(i)) || GROUPS.contains(item.key(i))) {
        return true;
      }
    }
    return false;
  }

  /// The item with its links to itself set, where the client did not set them.
  ///
  /// @param address the item's own path; empty when nothing reads it
  static Obj toSelf(Obj item, Obj given, String address) {
    if (address.isEmpty()) {
      return item;
    }
    Json own = Json.of(Synthesis.ORIGIN + address);
    Obj linked = item;
    for (String name : TO_SELF) {
      if (!given.has(name) && linked.text(name).isPresent()) {
        linked = linked.with(name, own);
      }
    }
    for (String group : GROUPS) {
      for (String name : List.of(group + ".self", group + ".self.href")) {
        if (!given.has(group) && Members.find(linked, name).flatMap(Json::asText).isPresent()) {
          linked = Members.with(linked, name, own);
        }
      }
    }
    return linked;
  }
}
