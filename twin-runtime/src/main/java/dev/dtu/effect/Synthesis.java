package dev.dtu.effect;

import dev.dtu.call.Dice;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Moments;
import dev.dtu.usage.Loose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes values the client did not send, from schema, format and name.
///
/// A place in a document has one value: it depends on the dice it began with, the members passed on
/// the way and the moment, on nothing else. Each turn's use has a budget of values, so that a
/// schema that opens onto half the contract gives its required members and then stops.
final class Synthesis {

  /// The moment of values that must not depend on when they are asked for.
  static final Instant STEADY = Instant.parse("2026-01-01T00:00:00Z");

  /// What stands for the caller's origin in stored texts; see [Links].
  static final String ORIGIN = "${origin}";

  private static final int DEEP = 5;
  private static final int DEEPEST = 14;
  private static final int BUDGET = 600;

  private static final class Budget {
    private int left = BUDGET;
    private Loose told = Loose.NONE;
  }

  private final @Nullable Synthesis parent;
  private final String step;
  private final int depth;
  private final Instant moment;
  private final Moments.Form form;
  private final Budget budget;
  private final @Nullable String schemaName;
  private @Nullable Dice dice;

  private Synthesis(Synthesis parent, String step, @Nullable String schemaName) {
    this.parent = parent;
    this.step = step;
    this.depth = parent.depth + 1;
    this.budget = parent.budget;
    this.moment = parent.moment;
    this.form = parent.form;
    this.schemaName = schemaName;
  }

  private Synthesis(Dice dice, Instant moment, Moments.Form form) {
    this.parent = null;
    this.step = "";
    this.depth = 0;
    this.budget = new Budget();
    this.moment = moment;
    this.form = form;
    this.schemaName = null;
    this.dice = dice;
  }

  /// @param form how the moment is written
  static Synthesis of(Dice dice, Instant moment, Moments.Form form) {
    return new Synthesis(dice, moment, form);
  }

  /// For what belongs to a row or an operation: the same whenever it is asked for.
  static Synthesis steady(Dice dice, Moments.Form form) {
    return of(dice, STEADY, form);
  }

  Synthesis at(String name) {
    return new Synthesis(this, name, null);
  }

  Synthesis at(int index) {
    return new Synthesis(this, Integer.toString(index), null);
  }

  private Synthesis into(@Nullable String name) {
    return new Synthesis(this, "", name);
  }

  /// The same, making required members alone.
  Synthesis frugal() {
    budget.left = 0;
    return this;
  }

  /// The same as answers of the service are known to be: without members that most lack, and with items
  /// in lists that are never empty.
  Synthesis heeding(Loose told) {
    budget.told = told;
    return this;
  }

  /// The moment as the service writes it.
  String now() {
    return form.text(moment);
  }

  Instant moment() {
    return moment;
  }

  Dice dice() {
    Dice known = dice;
    if (known == null) {
      known = parent == null ? new Dice(0) : parent.dice();
      known = step.isEmpty() ? known : known.at(step);
      dice = known;
    }
    return known;
  }

  /// A number among the schema's keywords.
  static long number(Shape shape, String keyword, long otherwise) {
    return shape
        .schema()
        .keyword(keyword)
        .filter(Json.Num.class::isInstance)
        .map(value -> (long) Math.ceil(((Json.Num) value).real()))
        .orElse(otherwise);
  }

  /// A member's value; `owner` is the object as far as it is known.
  Json member(Shape.Slot slot, Obj owner) {
    return value(slot.shape(), slot.name());
  }

  /// A value that fits the shape, for a member of that name; of a list and a map, the list.
  Json value(Shape shape, String name) {
    budget.left--;
    Json fixed = shape.schema().constant().orElse(null);
    if (fixed != null) {
      return fixed;
    }
    Json usual = shape.schema().defaultValue().orElse(null);
    if (usual != null && usual != Json.Null.NULL && fits(usual, shape)) {
      return usual;
    }
    List<Json> choices = shape.schema().enumeration();
    if (!choices.isEmpty()) {
      return Choice.alive(choices, name);
    }
    if (depth > DEEPEST) {
      return shape.nullable() ? Json.Null.NULL : Obj.EMPTY;
    }
    boolean several = shape.is("array") && shape.slots(Obj.EMPTY).isEmpty();
    if ((shape.is("object") && !several) || !shape.variants().isEmpty()) {
      return variant(shape, name);
    }
    return plain(shape, name);
  }

  private Json variant(Shape shape, String name) {
    for (Shape variant : shape.variants()) {
      boolean scalar = !variant.allows("object") && !shape.is("object");
      boolean nothing = variant.is("null") && !variant.is("string") && !variant.is("array");
      if (scalar && !nothing) {
        return into(shape.schema().name().orElse(null)).value(variant, name);
      }
      if (!scalar) {
        break;
      }
    }
    return object(shape, Obj.EMPTY);
  }

  private Json plain(Shape shape, String name) {
    if (shape.is("array")) {
      return array(shape, name);
    }
    if (shape.is("string")) {
      return Texts.of(shape, name, this);
    }
    if (shape.is("integer") || shape.is("number")) {
      return Numbers.of(shape, name, this);
    }
    if (shape.is("boolean")) {
      return Json.of(Choice.holds(name));
    }
    return shape.is("null") ? Json.Null.NULL : Texts.of(shape, name, this);
  }

  private Json array(Shape shape, String name) {
    String owner = parent == null ? "" : "" + parent.schemaName;
    boolean filled = budget.told.filled().contains(Loose.member(owner, step));
    long least = Math.min(number(shape, "minItems", filled ? 1 : 0), 50);
    List<Json> items = new ArrayList<>();
    for (int i = 0; i < least; i++) {
      Synthesis own = at(i);
      items.add(shape.items().map(each -> own.value(each, name)).orElse(Json.of("")));
    }
    return Arr.of(items);
  }

  /// An object of the shape with the members given and made ones for the rest.
  Obj object(Shape shape, Obj given) {
    Synthesis inside = into(shape.schema().name().orElse(null));
    var out = Obj.builder();
    Map<String, Shape.Slot> slots = shape.slots(given);
    long room = Room.left(shape, slots, given);
    for (Shape.Slot slot : slots.values()) {
      Json sent = given.find(slot.name()).orElse(null);
      if (sent != null) {
        out.put(slot.name(), inside.completed(slot, sent));
      } else if (!slot.writeOnly() && (slot.required() || (room > 0 && inside.wants(slot)))) {
        room -= slot.required() ? 0 : 1;
        out.put(slot.name(), inside.at(slot.name()).member(slot, given));
      }
    }
    for (int i = 0; i < given.size(); i++) {
      if (!slots.containsKey(given.key(i))) {
        out.put(given.key(i), given.value(i));
      }
    }
    for (String required : shape.required()) {
      if (!slots.containsKey(required) && !out.has(required)) {
        out.put(required, "");
      }
    }
    Variants.mark(shape, given, out);
    return out.build();
  }

  /// A nested object the client sent in part is made whole like the item it is in.
  private Json completed(Shape.Slot slot, Json sent) {
    return sent instanceof Obj obj && slot.shape().is("object")
        ? at(slot.name()).object(slot.shape(), obj)
        : sent;
  }

  private boolean wants(Shape.Slot slot) {
    if (slot.deprecated() || budget.left <= 0 || slot.shape().torn() || lacking(slot.name())) {
      return false;
    }
    boolean composite = slot.shape().is("object") || !slot.shape().variants().isEmpty();
    return !composite || (depth < 2 * DEEP && !within(slot.shape().schema().name().orElse("")));
  }

  private boolean lacking(String member) {
    Set<String> unshown = budget.told.unshown();
    return !unshown.isEmpty()
        && (unshown.contains(Loose.member("" + schemaName, member))
            || unshown.contains(Loose.member(Loose.ANYWHERE, member)));
  }

  private boolean within(String name) {
    if (name.isEmpty()) {
      return false;
    }
    for (Synthesis at = this; at != null; at = at.parent) {
      if (name.equals(at.schemaName)) {
        return true;
      }
    }
    return false;
  }

  static boolean fits(Json value, Shape shape) {
    return SchemaCheck.check(value, shape.schema(), SchemaCheck.Direction.REPLY).isEmpty();
  }
}
