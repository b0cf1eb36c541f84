package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What members are set to: a value; `${now}`, the moment in the member's form; `${body}`, what was
/// sent; `{of: RESOURCE, by: BINDING, shows: MEMBER}`, what a row that the request names shows, or
/// the resource's first where nothing names one.
final class Sets {

  /// The moment.
  static final Json NOW = Json.of("${now}");

  private static final Json SENT = Json.of("${body}");

  private Sets() {}

  /// True for a value that a row tells.
  static boolean ofRow(Json value) {
    return value instanceof Obj told && told.has("of");
  }

  /// The item with a member moved.
  static Obj with(Deed deed, Scene scene, Obj item, String member, Json value) {
    if (value.equals(NOW)) {
      return Stamps.set(item, member, deed.shelf(), scene.moment());
    }
    if (value.equals(SENT)) {
      return sent(deed, scene, item, member);
    }
    if (value instanceof Arr several && several.items().stream().anyMatch(Sets::ofRow)) {
      List<Json> told = new ArrayList<>();
      several.forEach(each -> told.add(told(deed, scene, each).orElse(each)));
      return Members.with(item, member, Arr.of(told));
    }
    return ofRow(value)
        ? told(deed, scene, value).map(to -> Members.with(item, member, to)).orElse(item)
        : Members.with(item, member, value);
  }

  /// What a new item begins with, where nothing was sent.
  static Obj begun(Deed deed, Scene scene, Obj given) {
    Obj begun = given;
    for (Map.Entry<String, Json> set : deed.effect().sets().entrySet()) {
      if (Members.find(begun, set.getKey()).isEmpty()) {
        begun = with(deed, scene, begun, set.getKey(), set.getValue());
      }
    }
    return begun;
  }

  private static Obj sent(Deed deed, Scene scene, Obj item, String member) {
    Obj sent = scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
    Map<String, Shape.Slot> slots =
        deed.shelf()
            .shape(item, member)
            .map(shape -> shape.slots(sent))
            .orElseGet(Collections::emptyMap);
    Obj before = Members.find(item, member).flatMap(Json::asObj).orElse(Obj.EMPTY);
    return Members.with(item, member, Merge.patch(before, sent, slots));
  }

  private static Optional<Json> told(Deed deed, Scene scene, Json told) {
    Obj value = told.asObj().orElse(Obj.EMPTY);
    if (!ofRow(value)) {
      return Optional.empty();
    }
    Shelf of = deed.shelves().get(value.text("of").orElse(""));
    Optional<Row> row =
        value.text("by").isPresent()
            ? Optional.of(named(deed, scene, of, value.text("by").get()))
            : first(scene, of);
    return row.map(found -> Related.item(deed.shelves(), scene, of, found))
        .flatMap(item ->
            value.text("shows").isPresent()
                ? Members.find(item, value.text("shows").get())
                : Optional.of(item));
  }

  private static Optional<Row> first(Scene scene, Shelf of) {
    Table table = scene.draft().table(of.table());
    return table.size() > 0 ? Optional.of(table.at(0)) : Optional.empty();
  }

  private static Row named(Deed deed, Scene scene, Shelf of, String by) {
    Effect.Binding binding = Effect.Binding.of(by);
    String word = Named.raw(scene, List.of(binding)).getFirst();
    return deed.shelves()
        .byName(scene.draft(), of, List.of(), word)
        .orElseThrow(() ->
            Refusal.of(Problem.INVALID)
                .because(
                    binding.name(),
                    "expected a " + of.resource().name() + " there is, found '" + word + "'"));
  }
}
