package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// What the answer to a change shows of a thing that nobody was seen to make: all but what was sent was
/// there before.
final class Untouched {

  private Untouched() {}

  static Sight of(Sight change) {
    return change.named(Obj.EMPTY, Obj.EMPTY, rest(change.shown(), change.sent()));
  }

  private static Obj rest(Obj shown, Obj sent) {
    var rest = Obj.builder();
    for (Obj.Member each : shown) {
      Json asked = sent.find(each.key()).orElse(null);
      if (asked == null) {
        rest.put(each.key(), each.value());
      } else if (asked instanceof Obj own && each.value() instanceof Obj whole) {
        rest.put(each.key(), rest(whole, own));
      }
    }
    return rest.build();
  }
}
