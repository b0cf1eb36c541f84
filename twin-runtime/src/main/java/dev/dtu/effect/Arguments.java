package dev.dtu.effect;

import dev.dtu.call.Query;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The arguments of a call: the members of its body, or the pairs of its query where it is reached
/// without a body.
final class Arguments {

  private Arguments() {}

  /// All of them, by name.
  static Obj of(Scene scene) {
    if (scene.operation().body().isPresent()) {
      Obj body = scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
      return scene.contract().nullIsAbsent() ? withoutNulls(body) : body;
    }
    Obj all = Obj.EMPTY;
    for (Query.Pair pair : scene.query().pairs()) {
      all = all.with(pair.name(), Json.of(pair.value()));
    }
    return all;
  }

  private static Obj withoutNulls(Obj body) {
    Obj left = body;
    for (int i = 0; i < body.size(); i++) {
      left = body.value(i) == Json.Null.NULL ? left.without(body.key(i)) : left;
    }
    return left;
  }

  /// The word of one argument, wherever it stands.
  static Optional<String> find(Scene scene, String name) {
    return scene
        .query()
        .find(name)
        .or(() -> scene.body().flatMap(Json::asObj).flatMap(body -> Members.words(body, name)));
  }

  /// What of the arguments is the item's: those named as its members, but not those that name rows.
  static Obj item(Deed deed, Scene scene) {
    Set<String> naming = new TreeSet<>();
    deed.effect().key().forEach(binding -> naming.add(binding.name()));
    Map<String, Shape.Slot> slots = deed.shelf().slots(Obj.EMPTY);
    Synthesis draw = deed.draw(scene, "arguments", true);
    var item = Obj.builder();
    for (Obj.Member argument : of(scene)) {
      Shape.Slot slot = slots.get(argument.key());
      if (slot != null && !naming.contains(argument.key())) {
        item.put(argument.key(), meant(argument.value(), slot.shape(), draw.at(argument.key())));
      }
    }
    return item.build();
  }

  /// The members given, those an item must have, its switches and its moments: what is told of calls
  /// shows all that a thing may ever have, of which a new one has little. Where it is said which moment
  /// tells of its making, no other does.
  static Obj complete(Deed deed, Obj given, Synthesis draw) {
    Map<String, Shape.Slot> slots = deed.shelf().slots(given);
    boolean told = deed.effect().sets().containsValue(Sets.NOW);
    var item = Obj.builder();
    for (Shape.Slot slot : slots.values()) {
      boolean moment = !told && Names.moment(slot.name()) && slot.shape().is("integer");
      Optional<Json> sent = given.find(slot.name());
      if (sent.isPresent()) {
        item.put(slot.name(), sent.get());
      } else if (slot.required() || slot.shape().is("boolean") || moment) {
        item.put(slot.name(), draw.at(slot.name()).member(slot, given));
      }
    }
    for (Obj.Member member : given) {
      if (!slots.containsKey(member.key())) {
        item.put(member.key(), member.value());
      }
    }
    return item.build();
  }

  /// An argument as the member has it: forms know texts alone.
  private static Json meant(Json value, Shape shape, Synthesis draw) {
    if (value instanceof Json.Text(String text) && !shape.is("string")) {
      if (shape.is("boolean")) {
        return Json.of(text.equals("true") || text.equals("1"));
      }
      return shape.fit(document(text).orElse(value), draw);
    }
    return shape.fit(value, draw);
  }

  private static Optional<Json> document(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(text));
    } catch (Malformed plainText) {
      return Optional.empty();
    }
  }

  /// The rows the request names: an argument may name several, in a list or between commas.
  static List<Row> rows(Deed deed, Scene scene) {
    List<String> raw = Named.raw(scene, deed.effect().key());
    Effect.Binding last = deed.effect().key().getLast();
    List<String> names = new ArrayList<>();
    if (last.source() == Effect.Binding.Source.BODY) {
      Json value = Members.find(of(scene), last.name()).orElse(Json.of(""));
      List<Json> all = value instanceof Arr several ? several.items() : List.of(value);
      for (Json each : all) {
        names.addAll(List.of(each.asWords().orElse("").split(" *, *", -1)));
      }
    } else {
      names.add(raw.getLast());
    }
    List<Row> rows = new ArrayList<>(names.size());
    for (String name : names) {
      raw.set(raw.size() - 1, name);
      rows.add(deed.shelves().row(scene.draft(), deed.shelf(), raw));
    }
    return rows;
  }

  /// The row a call is about that may name it and does not: the tenant's own, its first.
  static Optional<Row> own(Deed deed, Scene scene) {
    Effect.Binding last = deed.effect().key().getLast();
    Table table = scene.draft().table(deed.shelf().table());
    boolean open =
        last.source() == Effect.Binding.Source.BODY && deed.shelf().resource().scopes().isEmpty();
    return open && Members.find(of(scene), last.name()).isEmpty() && table.size() > 0
        ? Optional.of(table.at(0))
        : Optional.empty();
  }

  /// An argument's word; the body itself where none is named.
  static Optional<String> word(Scene scene, String name) {
    return name.isEmpty() ? scene.body().flatMap(Json::asWords) : Members.words(of(scene), name);
  }
}
