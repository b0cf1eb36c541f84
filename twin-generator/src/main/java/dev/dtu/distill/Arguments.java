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

/// The arguments of a method in a reference, as one schema of an object.
///
/// An argument may come as the field of a form or as a member of a JSON body: what is no scalar is a
/// string there and itself here, so both are told.
final class Arguments {

  private static final Set<String> KINDS =
      new TreeSet<>(
          List.of(
              "array",
              "boolean",
              "channel",
              "date",
              "enum",
              "file",
              "integer",
              "number",
              "object",
              "string",
              "timestamp",
              "user"));
  private static final Set<String> WORDS =
      Set.of("required", "desc", "type", "format", "example", "default");

  /// A form spells a flag in one of these ways.
  private static final Arr FLAG =
      Arr.of(
          Json.Bool.TRUE,
          Json.Bool.FALSE,
          Json.of("true"),
          Json.of("false"),
          Json.of("1"),
          Json.of("0"));

  private static final Arr DOCUMENT =
      Arr.of(Json.of("string"), Json.of("array"), Json.of("object"));

  private final Library library;

  Arguments(Library library) {
    this.library = library;
  }

  /// The schema of all arguments; empty when there are none.
  Optional<Obj> schema(Spot method) {
    var properties = Obj.builder();
    List<Json> required = new ArrayList<>();
    for (Spot argument : method.fields("args")) {
      properties.put(argument.name(), schemaOf(argument));
      if (required(argument)) {
        required.add(Json.of(argument.name()));
      }
    }
    Obj all = properties.build();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var out = Obj.builder().put("type", "object");
    if (!required.isEmpty()) {
      out.put("required", Arr.of(required));
    }
    out.put("properties", all);
    List<Json> rules = groups(method, all);
    return Optional.of((rules.isEmpty() ? out : out.put("allOf", Arr.of(rules))).build());
  }

  private boolean required(Spot argument) {
    Optional<Spot> required = argument.at("required");
    if (required.isPresent() && !(required.get().node().json() instanceof Json.Bool)) {
      library.flaw(
          required.get(),
          "expected true or false, found " + required.get().node().kind(),
          "taken as not required");
    }
    return argument.node().flag("required");
  }

  private Json schemaOf(Spot argument) {
    for (Spot member : argument.fields()) {
      if (!WORDS.contains(member.name())) {
        library.flaw(
            member,
            "expected a word of an argument, found '%s'%s"
                .formatted(member.name(), Nearest.hint(member.name(), WORDS)),
            "it was left out");
      }
    }
    Set<String> kinds = kinds(argument);
    var out = Obj.builder();
    if (argument.node().words("format").filter("json"::equals).isPresent()) {
      List<Json> types = new ArrayList<>(DOCUMENT.items());
      if (kinds.contains("boolean")) {
        types.add(Json.of("boolean"));
      }
      return out.put("type", Arr.of(types)).put("contentMediaType", "application/json").build();
    }
    if (kinds.isEmpty()) {
      return Obj.EMPTY;
    }
    Set<Json> types = new LinkedHashSet<>();
    kinds.forEach(kind -> types(kind).forEach(type -> types.add(Json.of(type))));
    List<Json> all = List.copyOf(types);
    out.put("type", all.size() == 1 ? all.getFirst() : Arr.of(all));
    if (kinds.equals(Set.of("boolean"))) {
      out.put("enum", FLAG);
    }
    if (kinds.size() == 1 && Set.of("channel", "file", "timestamp", "user").containsAll(kinds)) {
      out.put("format", kinds.iterator().next());
    } else if (kinds.equals(Set.of("date"))) {
      out.put("format", "date");
    }
    return out.build();
  }

  private Set<String> kinds(Spot argument) {
    Optional<Spot> type = argument.at("type");
    Set<String> kinds = new LinkedHashSet<>();
    if (type.isEmpty()) {
      return kinds;
    }
    List<Spot> named =
        argument.items("type").isEmpty() ? List.of(type.get()) : argument.items("type");
    for (Spot one : named) {
      String kind = one.node().words().orElse("");
      if (KINDS.contains(kind)) {
        kinds.add(kind);
      } else {
        library.flaw(
            one,
            "expected one of %s as 'type', found %s%s"
                .formatted(KINDS, one.node().kind(), Nearest.hint(kind, KINDS)),
            "any value fits");
      }
    }
    return kinds;
  }

  private static List<String> types(String kind) {
    return switch (kind) {
      case "array" -> List.of("array", "string");
      case "object" -> List.of("object", "string");
      case "boolean" -> List.of("boolean", "string");
      case "integer", "number" -> List.of(kind);
      default -> List.of("string");
    };
  }

  /// What groups of arguments ask for: one of them, not several of them.
  private List<Json> groups(Spot method, Obj known) {
    List<Json> rules = new ArrayList<>();
    for (Spot group : method.items("arg_groups")) {
      List<Json> each = new ArrayList<>();
      for (Spot name : group.items("args")) {
        String word = name.node().words().orElse("");
        if (known.has(word)) {
          each.add(Obj.of("required", Arr.of(Json.of(word))));
        } else {
          library.flaw(
              name,
              "expected an argument, found '" + word + "'" + Nearest.hint(word, known.keys()),
              "it was left out of its group");
        }
      }
      if (each.size() < 2) {
        library.flaw(
            group, "expected a group of several arguments, found " + each.size(), "left out");
        continue;
      }
      boolean one = group.node().flag("mutually_exclusive");
      boolean free = group.at("required").isPresent() && !group.node().flag("required");
      if (!free) {
        rules.add(Obj.of(one ? "oneOf" : "anyOf", Arr.of(each)));
      } else if (one) {
        for (int i = 1; i < each.size(); i++) {
          for (int j = 0; j < i; j++) {
            rules.add(Obj.of("not", Obj.of("allOf", Arr.of(each.get(j), each.get(i)))));
          }
        }
      }
    }
    return rules;
  }
}
