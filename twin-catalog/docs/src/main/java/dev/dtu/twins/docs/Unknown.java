package dev.dtu.twins.docs;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Members of a body that the service does not know, all of them, each where it stands.
///
/// - source: measurements of brekkylab/backlot tests, 2026-09-12
final class Unknown {

  private final List<String> words = new ArrayList<>();
  private String first = "";

  private Unknown() {}

  /// @throws Refusal `unknown-names` when a body has any
  static void check(Play play) {
    Optional<Schema> schema =
        play.scene().operation().body().flatMap(body -> body.schemaFor("application/json"));
    var unknown = new Unknown();
    schema.ifPresent(known -> unknown.look(play.sent(), known, ""));
    if (!unknown.words.isEmpty()) {
      throw Refusal.of("unknown-names")
          .with("words", String.join("\n", unknown.words))
          .with("field", unknown.first);
    }
  }

  private void look(Json value, Schema schema, String path) {
    Optional<Schema> item = schema.items();
    if (item.isPresent()) {
      List<Json> items = value.asArr().orElse(dev.dtu.json.Arr.EMPTY).items();
      for (int i = 0; i < items.size(); i++) {
        look(items.get(i), item.get(), path + "[" + i + "]");
      }
    }
    if (schema.properties().isEmpty()) {
      return;
    }
    for (Obj.Member member : value.asObj().orElse(Obj.EMPTY)) {
      Optional<Schema.Property> known = schema.property(member.key());
      if (known.isPresent()) {
        String name = snake(member.key());
        look(member.value(), known.get().schema(), path.isEmpty() ? name : path + "." + name);
      } else {
        tell(member.key(), path);
      }
    }
  }

  private void tell(String name, String path) {
    String place = path.isEmpty() ? "" : " at '" + path + "'";
    first = words.isEmpty() ? path : first;
    words.add(
        "Invalid JSON payload received. Unknown name \"%s\"%s: Cannot find field."
            .formatted(name, place));
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
