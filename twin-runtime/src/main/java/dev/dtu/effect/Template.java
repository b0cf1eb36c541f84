package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// The bodies of [Manners] as schemas: exactly their members, texts with a `${…}` any text, what
/// repeats for each cause a list or a map.
final class Template {

  private Template() {}

  static Json schema(Json template) {
    return switch (template) {
      case Json.Text text when text.value().contains("${") -> Obj.of("type", Json.of("string"));
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> Obj.of("const", template);
      case Arr items -> array(items);
      case Obj obj when obj.has("$each") -> array(Arr.of(obj));
      case Obj obj when obj.has("$members") ->
          Obj.of("type", Json.of("object"), "additionalProperties", schema(value(obj)));
      case Obj obj -> object(obj);
    };
  }

  private static Json value(Obj members) {
    return members.find("value").orElse(Json.of("${what}"));
  }

  private static Json array(Arr items) {
    List<Json> each = new ArrayList<>();
    int least = 0;
    for (Json item : items) {
      boolean repeats = item instanceof Obj obj && obj.has("$each");
      Obj told = item.asObj().orElse(Obj.EMPTY);
      each.add(schema(repeats ? told.find("as").orElse(Obj.EMPTY) : item));
      if (repeats) {
        told.find("missing").ifPresent(said -> each.add(schema(said)));
      }
      least += repeats ? 0 : 1;
    }
    Obj array = Obj.of("type", Json.of("array"), "minItems", Json.of(least));
    return each.isEmpty()
        ? array.with("maxItems", Json.of(0))
        : array.with("items", Obj.of("anyOf", Arr.of(each)));
  }

  private static Json object(Obj template) {
    var properties = Obj.builder();
    template.forEach(member -> properties.put(member.key(), schema(member.value())));
    return Obj.of("type", Json.of("object"), "properties", properties.build())
        .with("required", Arr.of(template.keys().stream().map(key -> (Json) Json.of(key)).toList()))
        .with("additionalProperties", Json.of(false));
  }
}
