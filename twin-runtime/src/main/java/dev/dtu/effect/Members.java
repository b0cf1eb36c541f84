package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// Members by dotted name: `profile.login` is the `login` of the `profile`.
final class Members {

  private Members() {}

  /// The value there; a member whose own name has the dots comes first.
  static Optional<Json> find(Obj item, String dotted) {
    return item.at(dotted);
  }

  /// The scalar there as words.
  static Optional<String> words(Obj item, String dotted) {
    return find(item, dotted).flatMap(Json::asWords);
  }

  /// A copy with the value there; objects on the way are made.
  static Obj with(Obj item, String dotted, Json value) {
    int dot = dotted.indexOf('.');
    if (dot < 0 || item.has(dotted)) {
      return item.with(dotted, value);
    }
    String head = dotted.substring(0, dot);
    Obj inner = item.obj(head).orElse(Obj.EMPTY);
    return item.with(head, with(inner, dotted.substring(dot + 1), value));
  }

  /// A copy without what is there.
  static Obj without(Obj item, String dotted) {
    int dot = dotted.indexOf('.');
    if (dot < 0 || item.has(dotted)) {
      return item.without(dotted);
    }
    String head = dotted.substring(0, dot);
    Optional<Obj> inner = item.obj(head);
    return inner.isEmpty()
        ? item
        : item.with(head, without(inner.get(), dotted.substring(dot + 1)));
  }
}
