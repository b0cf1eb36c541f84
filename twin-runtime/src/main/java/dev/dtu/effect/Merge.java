package dev.dtu.effect;

import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a changed item comes of the one before: by merging (RFC 7396) or by replacing.
final class Merge {

  private Merge() {}

  /// The item with the members sent put into it; null takes a member away, unless the schema has a
  /// null to show.
  static Obj patch(Obj before, Obj sent, Map<String, Shape.Slot> slots) {
    Obj after = before;
    for (int i = 0; i < sent.size(); i++) {
      String name = sent.key(i);
      Json value = sent.value(i);
      Shape.@Nullable Slot slot = slots.get(name);
      if (value == Json.Null.NULL) {
        boolean keeps = slot != null && slot.shape().nullable();
        after = keeps ? after.with(name, value) : after.without(name);
      } else if (value instanceof Obj inner) {
        Obj old = after.obj(name).orElse(Obj.EMPTY);
        after =
            after.with(
                name, patch(old, inner, slot == null ? Map.of() : slot.shape().slots(inner)));
      } else {
        after = after.with(name, value);
      }
    }
    return after;
  }

  /// The item with the members sent; of the others those stay that only the service sets.
  ///
  /// @param asked the members a client may send
  static Obj replace(
      Obj before, Obj sent, Map<String, Shape.Slot> asked, Map<String, Shape.Slot> slots) {
    var after = Obj.builder();
    for (int i = 0; i < before.size(); i++) {
      String name = before.key(i);
      Shape.@Nullable Slot slot = slots.get(name);
      Shape.@Nullable Slot request = asked.get(name);
      boolean managed = slot != null && (slot.readOnly() || request == null || request.readOnly());
      Json now = sent.find(name).orElse(null);
      if (now != null) {
        after.put(name, now);
      } else if (managed) {
        after.put(name, before.value(i));
      } else if (slot != null && usual(slot.shape().schema()).isPresent()) {
        after.put(name, usual(slot.shape().schema()).get());
      }
    }
    for (int i = 0; i < sent.size(); i++) {
      after.put(sent.key(i), sent.value(i));
    }
    return after.build();
  }

  /// What the document says a member is by default, where that may stand there.
  private static Optional<Json> usual(Schema schema) {
    return schema
        .defaultValue()
        .filter(value -> SchemaCheck.check(value, schema, SchemaCheck.Direction.REPLY).isEmpty());
  }
}
