package dev.dtu.describe;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A schema of a contract in the words of discovery: `any`, references by name, a member that says
/// itself that it is required, numbers and flags in quotes.
///
/// - source: developers.google.com/discovery/v1/type-format and /v1/reference/apis, 2026-11-21
public final class DiscoverySchema {

  /// What a contract says of a text for which discovery has the format `google-duration`.
  public static final String SECONDS = "^-?[0-9]{1,12}(\\.[0-9]{1,9})?s$";

  private DiscoverySchema() {}

  /// The schema of a value, or of a parameter that is no list.
  static Obj of(Json schema) {
    Obj node = schema.asObj().orElse(Obj.EMPTY);
    var out = Obj.builder();
    Optional<String> reference = node.text("$ref");
    reference.ifPresent(to -> out.put("$ref", to.substring(to.lastIndexOf('/') + 1)));
    if (reference.isEmpty()) {
      out.put("type", type(node));
    }
    format(node, out);
    enumeration(node, out);
    node.find("default").flatMap(Json::asWords).ifPresent(value -> out.put("default", value));
    for (String flag : List.of("readOnly", "deprecated")) {
      if (node.flag(flag)) {
        out.put(flag, true);
      }
    }
    for (String bound : List.of("minimum", "maximum")) {
      node.find(bound).flatMap(Json::asWords).ifPresent(value -> out.put(bound, value));
    }
    node.find("items").ifPresent(items -> out.put("items", of(items)));
    members(node, out);
    node.find("additionalProperties")
        .ifPresent(others ->
            out.put("additionalProperties", others instanceof Json.Bool ? others : of(others)));
    variant(node, out);
    return out.build();
  }

  private static String type(Obj node) {
    return node.text("type").orElse(node.has("properties") ? "object" : "any");
  }

  private static void format(Obj node, Obj.Builder out) {
    Optional<String> pattern = node.text("pattern");
    if (pattern.filter(SECONDS::equals).isPresent()) {
      out.put("format", "google-duration");
      return;
    }
    node.text("format").ifPresent(format -> out.put("format", format));
    pattern.ifPresent(text -> out.put("pattern", text));
  }

  private static void enumeration(Obj node, Obj.Builder out) {
    Arr values = node.items("enum");
    if (values.isEmpty()) {
      return;
    }
    out.put("enum", values);
    Arr old = node.items("enumDeprecated");
    if (!old.isEmpty()) {
      List<Json> flags = new ArrayList<>();
      values.forEach(value -> flags.add(Json.of(old.items().contains(value))));
      out.put("enumDeprecated", Arr.of(flags));
    }
  }

  private static void members(Obj node, Obj.Builder out) {
    Obj declared = node.obj("properties").orElse(Obj.EMPTY);
    if (declared.isEmpty()) {
      return;
    }
    List<Json> required = node.items("required").items();
    var properties = Obj.builder();
    for (Obj.Member member : declared) {
      Obj schema = of(member.value());
      boolean asked = required.contains(Json.of(member.key()));
      properties.put(member.key(), asked ? schema.with("required", Json.Bool.TRUE) : schema);
    }
    out.put("properties", properties.build());
  }

  private static void variant(Obj node, Obj.Builder out) {
    Optional<Obj> told = node.obj("discriminator");
    Optional<String> member = told.flatMap(each -> each.text("propertyName"));
    if (member.isEmpty()) {
      return;
    }
    List<Json> choices = new ArrayList<>();
    for (Obj.Member choice : told.flatMap(each -> each.obj("mapping")).orElse(Obj.EMPTY)) {
      choices.add(Obj.of("type_value", Json.of(choice.key()), "$ref", choice.value()));
    }
    out.put("variant", Obj.of("discriminant", Json.of(member.get()), "map", Arr.of(choices)));
  }
}
