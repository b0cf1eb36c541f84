package dev.dtu.distill;

import dev.dtu.document.Node;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Parameters, bodies and replies of Swagger 2.0, where a body is a parameter and a form several, and
/// types of contents stand beside an operation or at the top of the document.
final class SwaggerMessages {

  private static final Set<String> BODIES = Set.of("body", "formData");
  private static final Set<String> OUTSIDE =
      Set.of("name", "in", "description", "required", "allowEmptyValue", "collectionFormat");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PARTS = "multipart/form-data";

  private final Node root;

  SwaggerMessages(Node root) {
    this.root = root;
  }

  /// The parameters that are no body.
  Node parameters(Node all) {
    if (!(all instanceof Node.Items items)) {
      return all;
    }
    List<Node> out = new ArrayList<>();
    for (Node item : items.items()) {
      if (!BODIES.contains(settled(item).words("in").orElse(""))) {
        out.add(parameter(item));
      }
    }
    return new Node.Items(out, all.line());
  }

  /// The parameters that operations refer to, those that are no body.
  Node shared(Node all) {
    Map<String, Node> out = new LinkedHashMap<>();
    all.fields()
        .forEach((name, parameter) -> {
          if (!BODIES.contains(parameter.words("in").orElse(""))) {
            out.put(name, parameter(parameter));
          }
        });
    return new Node.Fields(out, all.line());
  }

  Node parameter(Node parameter) {
    if (parameter.at("$ref").isPresent()) {
      Node target = SwaggerSchemas.reference(parameter.at("$ref").get());
      return new Node.Fields(Map.of("$ref", target), parameter.line());
    }
    Map<String, Node> out = new LinkedHashMap<>();
    parameter
        .fields()
        .forEach((key, value) -> {
          if (OUTSIDE.contains(key) && !key.equals("collectionFormat") || key.startsWith("x-")) {
            out.put(key, value);
          }
        });
    style(parameter).forEach((key, value) -> out.put(key, value));
    out.put("schema", inner(parameter));
    return new Node.Fields(out, parameter.line());
  }

  /// How items of a list stand beside each other.
  private static Map<String, Node> style(Node parameter) {
    Map<String, Node> out = new LinkedHashMap<>();
    boolean list = parameter.words("type").filter("array"::equals).isPresent();
    if (list && parameter.words("in").filter("query"::equals).isPresent()) {
      String told = parameter.words("collectionFormat").orElse("csv");
      boolean repeated = told.equals("multi");
      String style =
          switch (told) {
            case "ssv" -> "spaceDelimited";
            case "pipes" -> "pipeDelimited";
            default -> "form";
          };
      out.put("style", SwaggerTwo.word(style, parameter));
      out.put("explode", new Node.Leaf(Json.of(repeated), parameter.line()));
    }
    return out;
  }

  /// What a parameter says of its values, as a schema.
  private static Node inner(Node parameter) {
    Map<String, Node> words = new LinkedHashMap<>();
    parameter
        .fields()
        .forEach((key, value) -> {
          if (!OUTSIDE.contains(key) && !key.startsWith("x-")) {
            words.put(key, value);
          }
        });
    return SwaggerSchemas.schema(new Node.Fields(words, parameter.line()));
  }

  /// The body of a request: what a parameter in the body says, or what those of a form say together.
  Optional<Node> body(Node operation, Node path) {
    Map<String, Node> form = new LinkedHashMap<>();
    for (Node owner : List.of(operation, path)) {
      for (Node item : owner.items("parameters")) {
        Node parameter = settled(item);
        String in = parameter.words("in").orElse("");
        if (in.equals("body")) {
          return Optional.of(whole(parameter, operation));
        }
        if (in.equals("formData")) {
          form.putIfAbsent(parameter.words("name").orElse(""), parameter);
        }
      }
    }
    return form.isEmpty() ? Optional.empty() : Optional.of(form(form, operation));
  }

  private Node whole(Node parameter, Node operation) {
    Node empty = new Node.Fields(Map.of(), parameter.line());
    Node schema = SwaggerSchemas.schema(parameter.at("schema").orElse(empty));
    Map<String, Node> out = new LinkedHashMap<>();
    parameter.at("required").ifPresent(value -> out.put("required", value));
    out.put("content", content(types("consumes", operation), schema));
    return new Node.Fields(out, parameter.line());
  }

  private Node form(Map<String, Node> fields, Node operation) {
    Map<String, Node> properties = new LinkedHashMap<>();
    List<Node> required = new ArrayList<>();
    boolean file = false;
    for (Map.Entry<String, Node> field : fields.entrySet()) {
      Node parameter = field.getValue();
      properties.put(field.getKey(), inner(parameter));
      file |= parameter.words("type").filter("file"::equals).isPresent();
      if (parameter.flag("required")) {
        required.add(SwaggerTwo.word(field.getKey(), parameter));
      }
    }
    int line = fields.values().iterator().next().line();
    Map<String, Node> schema = new LinkedHashMap<>();
    schema.put("type", new Node.Leaf(Json.of("object"), line));
    if (!required.isEmpty()) {
      schema.put("required", new Node.Items(required, line));
    }
    schema.put("properties", new Node.Fields(properties, line));
    List<String> types = new ArrayList<>(types("consumes", operation));
    types.retainAll(List.of(FORM, PARTS));
    if (types.isEmpty() || file) {
      types = List.of(file ? PARTS : FORM);
    }
    Map<String, Node> out = new LinkedHashMap<>();
    out.put("required", new Node.Leaf(Json.of(!required.isEmpty()), line));
    out.put("content", content(types, new Node.Fields(schema, line)));
    return new Node.Fields(out, line);
  }

  Node response(Node response, Node operation) {
    if (response.at("$ref").isPresent()) {
      Node target = SwaggerSchemas.reference(response.at("$ref").get());
      return new Node.Fields(Map.of("$ref", target), response.line());
    }
    Map<String, Node> out = new LinkedHashMap<>();
    response
        .fields()
        .forEach((key, value) -> {
          if (key.equals("headers")) {
            out.put(key, SwaggerTwo.each(value, SwaggerMessages::header));
          } else if (key.equals("schema")) {
            out.put("content", content(types("produces", operation), SwaggerSchemas.schema(value)));
          } else if (!key.equals("examples")) {
            out.put(key, value);
          }
        });
    return new Node.Fields(out, response.line());
  }

  private static Node header(Node header) {
    Map<String, Node> out = new LinkedHashMap<>();
    header.at("description").ifPresent(value -> out.put("description", value));
    out.put("schema", inner(header));
    return new Node.Fields(out, header.line());
  }

  private static Node content(List<String> types, Node schema) {
    Map<String, Node> out = new LinkedHashMap<>();
    for (String type : types) {
      out.put(type, new Node.Fields(Map.of("schema", schema), schema.line()));
    }
    return new Node.Fields(out, schema.line());
  }

  /// The types of contents an operation tells, else those of the document, else JSON.
  private List<String> types(String word, Node operation) {
    List<Node> told = operation.items(word).isEmpty() ? root.items(word) : operation.items(word);
    List<String> types = new ArrayList<>();
    told.forEach(type -> type.words().ifPresent(types::add));
    return types.isEmpty() ? List.of("application/json") : types;
  }

  /// The parameter itself, or that of the document it refers to.
  private Node settled(Node parameter) {
    String ref = parameter.text("$ref").orElse("");
    return ref.startsWith("#/parameters/")
        ? root.at("parameters")
            .flatMap(all -> all.at(Pointers.tokens(ref.substring(1)).getLast()))
            .orElse(parameter)
        : parameter;
  }
}
