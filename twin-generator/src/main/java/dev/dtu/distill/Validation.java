package dev.dtu.distill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dtu.document.Flaws;
import dev.dtu.document.Node;
import dev.dtu.json.Json;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.swagger.v3.parser.util.OpenAPIDeserializer;
import java.util.List;
import java.util.Set;

/// What swagger-parser finds wrong in a document, as flaws.
///
/// It is given the tree that was read, so its own limits on YAML do not apply, and it resolves
/// nothing. Its model is thrown away.
final class Validation {

  private static final int MOST = 200;
  private static final String CONSEQUENCE =
      "noted by swagger-parser; the document's own words count";

  /// Prose and examples, which are large and of which nothing is asked.
  private static final Set<String> SKIPPED = Set.of("example", "examples");

  private Validation() {}

  /// @param known names of schemas that stand in other documents
  static void check(Spot top, Flaws flaws, Set<String> known) {
    List<String> messages;
    try {
      JsonNode document = node(top.node());
      String dialect = top.node().words("openapi").orElse("");
      if (document instanceof ObjectNode object && !dialect.matches("3\\.[01](\\..*)?")) {
        object.put("openapi", "3.1.0"); // of a newer one it would make nothing, and not say why
      }
      SwaggerParseResult result =
          new OpenAPIDeserializer().deserialize(document, top.file(), new ParseOptions());
      messages = result.getMessages() == null ? List.of() : result.getMessages();
      if (result.getOpenAPI() == null && messages.isEmpty()) {
        messages = List.of("swagger-parser made no model of it and does not say why");
      }
    } catch (RuntimeException broken) {
      messages = List.of("swagger-parser broke on it: " + broken);
    }
    List<String> sorted =
        messages.stream()
            .filter(message -> !elsewhere(message, known))
            .distinct()
            .sorted()
            .toList();
    for (String message : sorted.subList(0, Math.min(MOST, sorted.size()))) {
      flaws.add(top.file(), line(top.node(), message), message, CONSEQUENCE);
    }
    if (sorted.size() > MOST) {
      flaws.add(top.file(), 0, (sorted.size() - MOST) + " more messages", CONSEQUENCE);
    }
  }

  private static boolean elsewhere(String message, Set<String> known) {
    return known.stream().anyMatch(name -> message.endsWith(Schemas.NAMED + name + " is missing"));
  }

  /// The line of what a message such as `attribute paths.'/pets'(get).responses is missing` names:
  /// of the deepest place on that way that exists.
  static int line(Node root, String message) {
    Node at = root;
    String way = message.startsWith("attribute ") ? message.substring(10) : message;
    while (true) {
      String rest = way.replaceAll("^[.'()\\[\\]]+", "");
      Node next = null;
      String taken = "";
      for (var member : at.fields().entrySet()) {
        if (rest.startsWith(member.getKey()) && member.getKey().length() > taken.length()) {
          taken = member.getKey();
          next = member.getValue();
        }
      }
      if (next == null) {
        return at.line();
      }
      at = next;
      way = rest.substring(taken.length());
    }
  }

  private static JsonNode node(Node node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (node) {
      case Node.Fields fields -> {
        ObjectNode object = make.objectNode();
        fields
            .members()
            .forEach((key, value) -> {
              if (!SKIPPED.contains(key) && !key.startsWith("x-")) {
                object.set(key, node(value));
              }
            });
        yield object;
      }
      case Node.Items items -> {
        ArrayNode array = make.arrayNode(items.items().size());
        items.items().forEach(item -> array.add(node(item)));
        yield array;
      }
      case Node.Leaf leaf -> scalar(leaf.value());
    };
  }

  private static JsonNode scalar(Json value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (value) {
      case Json.Text text -> make.textNode(text.value());
      case Json.Bool bool -> make.booleanNode(bool.value());
      case Json.Num num -> number(num);
      case Json.Null _, dev.dtu.json.Obj _, dev.dtu.json.Arr _ -> make.nullNode();
    };
  }

  private static JsonNode number(Json.Num num) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (num.whole().isEmpty()) {
      return make.numberNode(num.real());
    }
    long whole = num.whole().get();
    return whole == (int) whole ? make.numberNode((int) whole) : make.numberNode(whole);
  }
}
