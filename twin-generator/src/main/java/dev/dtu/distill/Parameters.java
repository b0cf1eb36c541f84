package dev.dtu.distill;

import dev.dtu.document.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parameters of an operation: its own, then those of its path that it does not redefine.
final class Parameters {

  private static final Pattern TEMPLATE = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> PLACES =
      new TreeSet<>(List.of("path", "query", "header", "cookie"));
  private static final Set<String> IGNORED = Set.of("accept", "content-type", "authorization");
  private static final Set<String> SWAGGER_2 = Set.of("body", "formData");

  private final Library library;
  private final Schemas schemas;
  private final Messages messages;

  Parameters(Library library, Schemas schemas, Messages messages) {
    this.library = library;
    this.schemas = schemas;
    this.messages = messages;
  }

  /// The parameters in the order of the path's template, then as declared.
  List<Obj> of(String path, Spot operation, List<Spot> owners) {
    Map<String, Obj> merged = new LinkedHashMap<>();
    declared(operation).forEach(merged::putIfAbsent);
    owners.forEach(owner -> declared(owner).forEach(merged::putIfAbsent));
    List<Obj> parameters = new ArrayList<>();
    Set<String> template = new TreeSet<>();
    Matcher names = TEMPLATE.matcher(path);
    while (names.find()) {
      if (template.add(names.group(1))) {
        Obj known = merged.remove("path " + names.group(1));
        parameters.add(known != null ? known : undeclared(names.group(1), operation, merged));
      }
    }
    for (Obj parameter : merged.values()) {
      String name = parameter.text("name").orElse("");
      if (parameter.text("in").filter("path"::equals).isEmpty()) {
        parameters.add(parameter);
      } else {
        library.flaw(
            operation,
            "expected '{" + name + "}' in the path, found " + path + Nearest.hint(name, template),
            "the parameter was left out");
      }
    }
    return parameters;
  }

  private Obj undeclared(String name, Spot operation, Map<String, Obj> merged) {
    List<String> others = new ArrayList<>();
    merged.values().forEach(one -> one.text("name").ifPresent(others::add));
    library.flaw(
        operation,
        "expected a path parameter '" + name + "', found none" + Nearest.hint(name, others),
        "taken as a string");
    return Obj.builder()
        .put("name", name)
        .put("in", "path")
        .put("required", true)
        .put("schema", Obj.of("type", Json.of("string")))
        .build();
  }

  private Map<String, Obj> declared(Spot owner) {
    Map<String, Obj> declared = new LinkedHashMap<>();
    for (Spot item : owner.items("parameters")) {
      library
          .settled(item)
          .flatMap(this::parameter)
          .ifPresent(parameter -> {
            String key = parameter.text("in").orElse("") + " " + parameter.text("name").orElse("");
            if (declared.putIfAbsent(key, parameter) != null) {
              library.flaw(
                  item, "expected each parameter once, found " + key + " again", "left out");
            }
          });
    }
    return declared;
  }

  private Optional<Obj> parameter(Spot at) {
    Optional<String> name = at.node().words("name");
    String in = at.node().words("in").orElse("");
    if (name.isEmpty() || !PLACES.contains(in)) {
      if (!SWAGGER_2.contains(in)) {
        String what =
            name.isEmpty()
                ? "expected a parameter with a 'name', found none"
                : "expected one of "
                    + PLACES
                    + " as 'in', found '"
                    + in
                    + "'"
                    + Nearest.hint(in, PLACES);
        library.flaw(at, what, "the parameter was left out");
      }
      return Optional.empty();
    }
    if (in.equals("header") && IGNORED.contains(name.get().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    var out = Obj.builder().put("name", name.get()).put("in", in);
    if (in.equals("path") || at.node().flag("required")) {
      out.put("required", true);
    }
    for (String flag : List.of("deprecated", "allowEmptyValue", "allowReserved")) {
      if (at.node().flag(flag)) {
        out.put(flag, true);
      }
    }
    style(at, in, out);
    content(at, out);
    return Optional.of(out.build());
  }

  private static void style(Spot at, String in, Obj.Builder out) {
    String usual = in.equals("query") || in.equals("cookie") ? "form" : "simple";
    String style = at.node().words("style").orElse(usual);
    if (!style.equals(usual)) {
      out.put("style", style);
    }
    boolean usuallyExploded = style.equals("form");
    boolean exploded = at.at("explode").isPresent() ? at.node().flag("explode") : usuallyExploded;
    if (exploded != usuallyExploded) {
      out.put("explode", exploded);
    }
  }

  private void content(Spot at, Obj.Builder out) {
    Optional<Spot> schema = at.at("schema");
    if (schema.isPresent()) {
      out.put("schema", schemas.write(schema.get()));
      return;
    }
    Obj content = messages.content(at);
    if (content.isEmpty()) {
      library.flaw(at, "expected a parameter with a schema, found none", "any value fits");
      out.put("schema", Obj.EMPTY);
    } else {
      out.put("content", content);
    }
  }

  /// A body declared as Swagger 2 did, as a parameter; each one is a flaw.
  Optional<Obj> bodyOfSwagger2(Spot operation) {
    Optional<Obj> body = Optional.empty();
    for (Spot item : operation.items("parameters")) {
      Optional<Spot> at = library.settled(item).filter(Parameters::isSwagger2);
      Optional<Spot> schema = at.flatMap(spot -> spot.at("schema"));
      boolean taken = body.isEmpty() && schema.isPresent() && operation.at("requestBody").isEmpty();
      if (taken) {
        Obj content = Obj.of("application/json", schemas.write(schema.get()));
        body = Optional.of(Obj.of("content", content));
      }
      at.ifPresent(spot ->
          library.flaw(
              spot,
              "expected a requestBody, found a parameter in: "
                  + spot.node().words("in").orElse("")
                  + ", which is Swagger 2",
              taken ? "taken as a JSON body" : "the parameter was left out"));
    }
    return body;
  }

  private static boolean isSwagger2(Spot spot) {
    return SWAGGER_2.contains(spot.node().words("in").orElse(""));
  }
}
