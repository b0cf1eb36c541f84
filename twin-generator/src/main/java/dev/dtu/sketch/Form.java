package dev.dtu.sketch;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What values seen in one place have in common, as a schema of OpenAPI 3.0. Mutable; one thread's.
final class Form {

  private static final int KEYS = 200;

  private final TreeSet<String> types = new TreeSet<>();
  private final Map<String, Form> members = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private int objects;
  private boolean nothing;
  private boolean moments = true;
  private Optional<Form> items = Optional.empty();

  /// Notes one more value.
  Form add(Json value) {
    switch (value) {
      case Json.Null _ -> nothing = true;
      case Json.Bool _ -> types.add("boolean");
      case Json.Num number -> types.add(number.isWhole() ? "integer" : "number");
      case Json.Text(String text) -> {
        types.add("string");
        moments &= text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");
      }
      case Arr arr -> {
        types.add("array");
        Form each = items.orElseGet(Form::new);
        items = Optional.of(each);
        arr.forEach(each::add);
      }
      case Obj obj -> {
        types.add("object");
        objects++;
        obj.forEach(member -> {
          members.computeIfAbsent(member.key(), _ -> new Form()).add(member.value());
          counts.merge(member.key(), 1, Integer::sum);
        });
      }
    }
    return this;
  }

  /// What this one and another were seen to be, put together.
  Form with(Form other) {
    var both = new Form();
    both.take(this);
    both.take(other);
    return both;
  }

  private void take(Form other) {
    types.addAll(other.types);
    nothing |= other.nothing;
    moments &= other.moments;
    objects += other.objects;
    other.counts.forEach((key, count) -> counts.merge(key, count, Integer::sum));
    other.members.forEach((key, form) -> members.computeIfAbsent(key, _ -> new Form()).take(form));
    if (other.items.isPresent()) {
      Form each = items.orElseGet(Form::new);
      each.take(other.items.get());
      items = Optional.of(each);
    }
  }

  /// Whether only objects were seen, or lists of them.
  boolean thing() {
    return types.equals(new TreeSet<>(List.of("object"))) && members.size() > 1;
  }

  /// How much two have in common, from 0 to 1: of their members.
  double like(Form other) {
    var all = new TreeSet<>(members.keySet());
    all.addAll(other.members.keySet());
    var both = new TreeSet<>(members.keySet());
    both.retainAll(other.members.keySet());
    return all.isEmpty() ? 0 : (double) both.size() / Math.min(size(), other.size());
  }

  private int size() {
    return Math.max(1, members.size());
  }

  Optional<Form> items() {
    return items;
  }

  boolean list() {
    return types.equals(new TreeSet<>(List.of("array")));
  }

  /// The schema.
  Obj schema() {
    if (types.size() == 2 && types.contains("integer") && types.contains("number")) {
      types.remove("integer");
    }
    Obj.Builder out = Obj.builder();
    if (types.size() == 1) {
      String type = types.first();
      out.put("type", type);
      switch (type) {
        case "string" -> {
          if (moments) {
            out.put("format", "date-time");
          }
        }
        case "array" -> out.put("items", items.map(Form::schema).orElse(Obj.EMPTY));
        case "object" -> object(out);
        default -> {}
      }
      if (nothing) {
        out.put("nullable", true);
      }
    }
    return out.build();
  }

  private void object(Obj.Builder out) {
    if (members.size() > KEYS) {
      out.put("additionalProperties", true);
      return;
    }
    Obj.Builder properties = Obj.builder();
    members.forEach((key, form) -> properties.put(key, form.schema()));
    out.put("properties", properties.build());
    List<Json> always = new ArrayList<>();
    counts.forEach((key, count) -> {
      if (count == objects) {
        always.add(Json.of(key));
      }
    });
    if (!always.isEmpty()) {
      out.put("required", Json.array(always));
    }
  }
}
