package dev.dtu.distill;

import dev.dtu.document.Nearest;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The plain words of discovery's schemas: types, formats, bounds, defaults.
final class DiscoveryValues {

  private static final String OUT = "it was left out";
  private static final Set<String> TYPES =
      new TreeSet<>(List.of("any", "array", "boolean", "integer", "number", "object", "string"));
  private static final String SECONDS = "^-?[0-9]{1,12}(\\.[0-9]{1,9})?s$";

  private final Library library;

  DiscoveryValues(Library library) {
    this.library = library;
  }

  void plain(Spot at, Obj.Builder out) {
    String type = type(at);
    if (!type.isEmpty()) {
      out.put("type", type);
    }
    format(at, out);
    enumeration(at, out);
    at.at("default").flatMap(value -> typed(type, value)).ifPresent(v -> out.put("default", v));
    for (String flag : List.of("readOnly", "deprecated")) {
      if (at.node().flag(flag)) {
        out.put(flag, true);
      }
    }
    for (String bound : List.of("minimum", "maximum")) {
      at.at(bound).flatMap(this::number).ifPresent(value -> out.put(bound, value));
    }
    at.at("pattern").flatMap(this::pattern).ifPresent(text -> out.put("pattern", text));
  }

  /// The type as JSON Schema says it; empty for any.
  private String type(Spot at) {
    Optional<Spot> declared = at.at("type");
    String type = declared.flatMap(spot -> spot.node().words()).orElse("any");
    if (!TYPES.contains(type)) {
      library.flaw(
          declared.orElse(at),
          "expected a type of discovery, found '%s'%s".formatted(type, Nearest.hint(type, TYPES)),
          OUT);
      return "";
    }
    return type.equals("any") ? "" : type;
  }

  private static void format(Spot at, Obj.Builder out) {
    String format = at.node().words("format").orElse("");
    switch (format) {
      case "" -> {}
      case "google-datetime" -> out.put("format", "date-time");
      case "google-duration" -> out.put("pattern", SECONDS);
      default -> out.put("format", format);
    }
  }

  private void enumeration(Spot at, Obj.Builder out) {
    Set<Json> values = new LinkedHashSet<>();
    at.items("enum").forEach(value -> values.add(value.node().json()));
    if (values.isEmpty()) {
      return;
    }
    out.put("enum", Arr.of(List.copyOf(values)));
    List<Json> old = new ArrayList<>();
    List<Spot> flags = at.items("enumDeprecated");
    List<Spot> names = at.items("enum");
    for (int i = 0; i < Math.min(flags.size(), names.size()); i++) {
      if (flags.get(i).node().json() == Json.Bool.TRUE) {
        old.add(names.get(i).node().json());
      }
    }
    if (!old.isEmpty()) {
      out.put("enumDeprecated", Arr.of(old));
    }
  }

  /// A default, which stands in quotes whatever its type.
  private Optional<Json> typed(String type, Spot at) {
    Json value = at.node().json();
    Optional<String> text = value.asText();
    if (text.isEmpty()) {
      return Optional.of(value);
    }
    return switch (type) {
      case "integer", "number" -> number(at);
      case "boolean" -> {
        if (!text.get().equals("true") && !text.get().equals("false")) {
          library.flaw(at, "expected true or false, found " + at.node().kind(), OUT);
          yield Optional.empty();
        }
        yield Optional.of(Json.of(text.get().equals("true")));
      }
      default -> Optional.of(value);
    };
  }

  private Optional<Json> number(Spot at) {
    try {
      return Optional.of(new Json.Num(at.node().words().orElse("")));
    } catch (IllegalArgumentException notOne) {
      library.flaw(at, "expected a number, found " + at.node().kind(), OUT);
      return Optional.empty();
    }
  }

  private Optional<Json> pattern(Spot at) {
    String text = at.node().words().orElse("");
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException unknown) {
      library.flaw(
          at,
          "expected a regular expression, found " + at.node().kind(),
          "kept as it is; what cannot read it must not check it");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(Json.of(text));
  }
}
