package dev.dtu.effect;

import dev.dtu.json.Obj;
import java.util.Map;

/// What only the reply to a creation tells, and of nothing but what else was asked with it: what
/// became of a transition sent with a new issue. Unasked it is not told.
final class Unasked {

  private Unasked() {}

  /// The new item without objects that its own shape does not have, and the request did not.
  static Obj out(Deed deed, Obj given, Obj item) {
    Shape reply = deed.form().item().orElse(null);
    if (reply == null || deed.effect().called() || deed.shelf().shapes().size() < 2) {
      return item;
    }
    Map<String, Shape.Slot> own = deed.shelf().shapes().getFirst().slots(item);
    Obj asked = item;
    if (own.isEmpty()) {
      return item;
    }
    for (Shape.Slot slot : reply.slots(item).values()) {
      boolean alone = slot.shape().is("object") && !slot.required();
      if (alone && !own.containsKey(slot.name()) && !given.has(slot.name())) {
        asked = asked.without(slot.name());
      }
    }
    return asked;
  }
}
