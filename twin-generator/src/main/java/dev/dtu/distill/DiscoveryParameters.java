package dev.dtu.distill;

import dev.dtu.document.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parameters of a discovery document: those of a method, and those that every method takes.
final class DiscoveryParameters {

  private static final Pattern TEMPLATE = Pattern.compile("\\{\\+?([^{}*]*)\\*?}");
  private static final Set<String> PLACES = new TreeSet<>(List.of("path", "query"));
  private static final List<String> FLAGS = List.of("repeated", "required", "deprecated");

  private final Library library;
  private final DiscoverySchemas schemas;

  DiscoveryParameters(Library library, DiscoverySchemas schemas) {
    this.library = library;
    this.schemas = schemas;
  }

  /// Those that every method takes.
  List<Obj> common() {
    List<Obj> common = new ArrayList<>();
    library.top().fields("parameters").forEach(spot -> parameter(spot).ifPresent(common::add));
    return common;
  }

  /// Those of a method: in the order of the path's template, then as declared.
  ///
  /// @param whole names of the document that the path spells in pieces, so that they are none here
  List<Obj> of(String path, Spot method, Set<String> whole) {
    Map<String, Obj> inPath = new LinkedHashMap<>();
    List<Obj> others = new ArrayList<>();
    for (Spot spot : method.fields("parameters")) {
      parameter(spot)
          .ifPresent(parameter -> {
            if (parameter.text("in").filter("path"::equals).isPresent()) {
              inPath.put(spot.name(), parameter);
            } else {
              others.add(parameter);
            }
          });
    }
    List<Obj> all = new ArrayList<>();
    Set<String> template = new TreeSet<>();
    Matcher names = TEMPLATE.matcher(path);
    while (names.find()) {
      String name = names.group(1);
      if (template.add(name)) {
        Obj known = inPath.remove(name);
        all.add(known != null ? known : undeclared(name, method, inPath.keySet(), whole));
      }
    }
    for (String name : inPath.keySet()) {
      if (!whole.contains(name)) {
        library.flaw(
            method,
            "expected '{" + name + "}' in the path, found " + path + Nearest.hint(name, template),
            "the parameter was left out");
      }
    }
    all.addAll(others);
    return all;
  }

  private Obj undeclared(String name, Spot method, Set<String> declared, Set<String> whole) {
    if (whole.isEmpty()) {
      library.flaw(
          method,
          "expected a path parameter '" + name + "', found none" + Nearest.hint(name, declared),
          "taken as a string");
    }
    return Obj.builder()
        .put("name", name)
        .put("in", "path")
        .put("required", true)
        .put("schema", Obj.of("type", Json.of("string")))
        .build();
  }

  private Optional<Obj> parameter(Spot at) {
    String in = at.node().words("location").orElse("query");
    if (!PLACES.contains(in)) {
      library.flaw(
          at,
          "expected one of %s as 'location', found '%s'%s"
              .formatted(PLACES, in, Nearest.hint(in, PLACES)),
          "the parameter was left out");
      return Optional.empty();
    }
    var out = Obj.builder().put("name", at.name()).put("in", in);
    if (in.equals("path") || at.node().flag("required")) {
      out.put("required", true);
    }
    if (at.node().flag("deprecated")) {
      out.put("deprecated", true);
    }
    Obj schema = schemas.write(at).asObj().orElse(Obj.EMPTY);
    for (String flag : FLAGS) {
      schema = schema.without(flag);
    }
    Obj whole =
        at.node().flag("repeated") ? Obj.of("type", Json.of("array"), "items", schema) : schema;
    return Optional.of(out.put("schema", whole).build());
  }
}
