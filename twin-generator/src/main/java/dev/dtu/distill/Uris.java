package dev.dtu.distill;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Locale;

/// Addresses without a host that a document takes for whole ones: where it describes one of its
/// members that are called a URI as relative, the others are, whatever `format` says of them.
final class Uris {

  private static final String RELATIVE = "relative to";

  private final boolean relative;

  Uris(Spot document) {
    this.relative =
        document
            .at("components")
            .filter(components ->
                components.fields("schemas").stream()
                    .flatMap(schema -> schema.fields("properties").stream())
                    .anyMatch(Uris::relative))
            .isPresent();
  }

  private static boolean relative(Spot member) {
    return called(member)
        && member
            .node()
            .text("description")
            .filter(words -> words.toLowerCase(Locale.ROOT).contains(RELATIVE))
            .isPresent();
  }

  private static boolean called(Spot member) {
    return member.name().toLowerCase(Locale.ROOT).matches("(.*[^a-z])?uri");
  }

  /// The schema of a member, as what it is called says.
  Obj told(Spot member, Obj schema) {
    boolean address =
        relative
            && called(member)
            && schema.text("format").filter(format -> !format.equals("uri")).isEmpty()
            && schema.find("type").filter(Uris::text).isPresent();
    return address ? schema.with("format", "uri-reference") : schema;
  }

  private static boolean text(Json type) {
    return type.toString().contains("\"string\"");
  }
}
