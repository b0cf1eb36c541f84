package dev.dtu.infer;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small service in a few words, for tests.
///
/// An operation is a line `METHOD PATH` with, in any order, `id=NAME` for its operation id,
/// `takes=SHAPE` and `gives=SHAPE` for its bodies, `query=NAME` or `query=NAME:TYPE`
/// for a parameter of the query (with `!` when required) and a status; `SHAPE[]` is an array,
/// `MEMBER:SHAPE[]` and `MEMBER:SHAPE` stand in a member, `any` is a body nobody described. A shape
/// is a line `NAME: MEMBER …` where a member is text, or `NAME:TYPE`, with `!` when required; `A|B`
/// as a type is an enumeration.
final class Sketch {
  private final Contract contract;
  private final Meanings meanings;

  private Sketch(Contract contract) {
    this.contract = contract;
    this.meanings = Inference.of(contract);
  }

  static Sketch of(String text) throws Exception {
    String document = document(List.of(text.strip().split("\n"))).toString();
    Distilled distilled =
        Distiller.distill("sketch.json", document, Distiller.Options.named("sketch"));
    return new Sketch(Contract.of(distilled.read("contract.json"), distilled));
  }

  Contract contract() {
    return contract;
  }

  Meanings meanings() {
    return meanings;
  }

  /// What an operation does, in short: `LINK user(userId) in group(groupId)`.
  String does(String methodAndPath) {
    return does(effect(methodAndPath));
  }

  static String does(Effect effect) {
    var out = new StringBuilder(effect.kind().name());
    out.append(effect.resource().isEmpty() ? "" : " " + effect.resource() + key(effect.key()));
    for (Effect.Container in : effect.within()) {
      String name = in.resource().isEmpty() ? "@" + in.parameter() : in.resource();
      out.append(in.owns() ? " in own " : " in ").append(name).append(key(in.key()));
    }
    return out.toString();
  }

  Effect effect(String methodAndPath) {
    String id =
        contract.lines().stream()
            .filter(line -> (line.method() + " " + line.path()).equals(methodAndPath))
            .map(OperationLine::id)
            .findFirst()
            .orElseThrow();
    return meanings.effects().stream()
        .filter(effect -> effect.operation().equals(id))
        .findFirst()
        .orElseThrow();
  }

  Resource resource(String name) {
    return meanings.resources().stream()
        .filter(resource -> resource.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  List<String> resources() {
    return meanings.resources().stream().map(Resource::name).toList();
  }

  private static String key(List<Effect.Binding> key) {
    List<String> parts = new ArrayList<>();
    for (Effect.Binding part : key) {
      boolean path = part.source() == Effect.Binding.Source.PATH;
      parts.add(path ? part.name() : (part.source() + " " + part.name()).strip());
    }
    return "(" + String.join(", ", parts) + ")";
  }

  /// The document of a sketch.
  static Obj document(List<String> lines) {
    Map<String, Obj.Builder> paths = new LinkedHashMap<>();
    var schemas = Obj.builder();
    for (String line : lines) {
      List<String> words = List.of(line.strip().split(" +"));
      String first = words.getFirst();
      if (first.endsWith(":")) {
        schemas.put(first.substring(0, first.length() - 1), shape(words.subList(1, words.size())));
      } else {
        paths
            .computeIfAbsent(words.get(1), _ -> Obj.builder())
            .put(first.toLowerCase(java.util.Locale.ROOT), operation(words));
      }
    }
    var all = Obj.builder();
    paths.forEach((path, item) -> all.put(path, item.build()));
    return Obj.builder()
        .put("openapi", "3.1.0")
        .put("info", Obj.of("title", Json.of("sketch"), "version", Json.of("1")))
        .put("paths", all.build())
        .put("components", Obj.of("schemas", schemas.build()))
        .build();
  }

  private static Obj operation(List<String> words) {
    var operation = Obj.builder();
    List<Json> parameters = new ArrayList<>();
    for (String piece : words.get(1).split("[/:.]")) {
      if (piece.startsWith("{")) {
        parameters.add(parameter("path", piece.substring(1, piece.length() - 1), true));
      }
    }
    String status = "";
    Obj content = Obj.EMPTY;
    for (String word : words.subList(2, words.size())) {
      String value = word.substring(word.indexOf('=') + 1);
      switch (word.substring(0, Math.max(0, word.indexOf('=')))) {
        case "id" -> operation.put("operationId", value);
        case "takes" -> operation.put("requestBody", Obj.of("content", content(value)));
        case "gives" -> content = content(value);
        case "query" -> parameters.add(asked(value.replace("!", ""), value.endsWith("!")));
        default -> status = word;
      }
    }
    String code = status.isEmpty() ? (content.isEmpty() ? "204" : "200") : status;
    Obj reply = Obj.of("description", Json.of("done"));
    return operation
        .put("parameters", dev.dtu.json.Arr.of(parameters))
        .put("responses", Obj.of(code, content.isEmpty() ? reply : reply.with("content", content)))
        .build();
  }

  private static Obj parameter(String place, String name, boolean required) {
    return Obj.builder()
        .put("name", name)
        .put("in", place)
        .put("required", required)
        .put("schema", Obj.of("type", Json.of("string")))
        .build();
  }

  private static Obj asked(String told, boolean required) {
    int colon = told.indexOf(':');
    return colon < 0
        ? parameter("query", told, required)
        : parameter("query", told.substring(0, colon), required)
            .with("schema", type(told.substring(colon + 1)));
  }

  private static Obj content(String shape) {
    return Obj.of("application/json", Obj.of("schema", body(shape)));
  }

  private static Obj body(String shape) {
    int colon = shape.indexOf(':');
    if (colon > 0) {
      String member = shape.substring(0, colon);
      return Obj.builder()
          .put("type", "object")
          .put("properties", Obj.of(member, type(shape.substring(colon + 1))))
          .build();
    }
    return shape.equals("any") ? Obj.EMPTY : type(shape);
  }

  private static Obj shape(List<String> members) {
    var properties = Obj.builder();
    List<Json> required = new ArrayList<>();
    for (String member : members) {
      int colon = member.indexOf(':');
      String name = (colon < 0 ? member : member.substring(0, colon)).replace("!", "");
      properties.put(name, type(colon < 0 ? "string" : member.substring(colon + 1)));
      if (member.contains("!")) {
        required.add(Json.of(name));
      }
    }
    return Obj.builder()
        .put("type", "object")
        .put("properties", properties.build())
        .put("required", dev.dtu.json.Arr.of(required))
        .build();
  }

  private static Obj type(String type) {
    if (type.endsWith("[]")) {
      Obj items = type(type.substring(0, type.length() - 2));
      return Obj.of("type", Json.of("array"), "items", items);
    }
    if (type.contains("|")) {
      List<Json> values = new ArrayList<>();
      for (String value : type.split("\\|")) {
        values.add(Json.of(value));
      }
      return Obj.of("type", Json.of("string"), "enum", dev.dtu.json.Arr.of(values));
    }
    return Character.isUpperCase(type.charAt(0))
        ? Obj.of("$ref", Json.of("#/components/schemas/" + type))
        : Obj.of("type", Json.of(type));
  }
}
