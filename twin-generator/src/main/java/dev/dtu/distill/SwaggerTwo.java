package dev.dtu.distill;

import dev.dtu.document.Node;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A Swagger 2.0 document as the OpenAPI 3.0 document that says the same.
///
/// Every node keeps the line it stood on, so that flaws are told where they are; pointers in them are
/// those of the document as it is read. What stands in other files that it refers to is schemas, which
/// are spelled alike in both.
final class SwaggerTwo {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");
  private static final Set<String> REPLACED =
      Set.of("parameters", "responses", "consumes", "produces", "schemes");

  private final Node root;
  private final SwaggerMessages messages;

  private SwaggerTwo(Node root) {
    this.root = root;
    this.messages = new SwaggerMessages(root);
  }

  static Node of(Node root) {
    return new SwaggerTwo(root).document();
  }

  private Node document() {
    Map<String, Node> out = new LinkedHashMap<>();
    out.put("openapi", word("3.0.3", root));
    root.at("info").ifPresent(info -> out.put("info", info));
    out.put("servers", servers());
    root.at("security").ifPresent(security -> out.put("security", security));
    root.at("paths").ifPresent(paths -> out.put("paths", each(paths, this::path)));
    out.put("components", components());
    root.fields()
        .forEach((key, value) -> {
          if (key.startsWith("x-")) {
            out.put(key, value);
          }
        });
    return new Node.Fields(out, root.line());
  }

  private Node servers() {
    String path = root.words("basePath").orElse("");
    Optional<String> host = root.words("host").filter(name -> !name.isBlank());
    List<Node> servers = new ArrayList<>();
    if (host.isPresent()) {
      List<Node> schemes = root.items("schemes");
      List<String> all = new ArrayList<>();
      schemes.forEach(scheme -> scheme.words().ifPresent(all::add));
      for (String scheme : all.isEmpty() ? List.of("https") : all) {
        servers.add(server(scheme + "://" + host.get() + path));
      }
    } else {
      servers.add(server(path.isEmpty() ? "/" : path));
    }
    return new Node.Items(servers, root.at("host").orElse(root).line());
  }

  private Node server(String url) {
    return new Node.Fields(Map.of("url", word(url, root)), root.at("host").orElse(root).line());
  }

  private Node components() {
    Map<String, Node> out = new LinkedHashMap<>();
    root.at("definitions").ifPresent(all -> out.put("schemas", each(all, SwaggerSchemas::schema)));
    root.at("responses")
        .ifPresent(all -> out.put("responses", each(all, one -> messages.response(one, root))));
    root.at("parameters").ifPresent(all -> out.put("parameters", messages.shared(all)));
    root.at("securityDefinitions")
        .ifPresent(all -> out.put("securitySchemes", each(all, SwaggerTwo::scheme)));
    return new Node.Fields(out, root.line());
  }

  private Node path(Node path) {
    Map<String, Node> out = new LinkedHashMap<>();
    path.fields()
        .forEach((key, value) -> {
          if (METHODS.contains(key)) {
            out.put(key, operation(value, path));
          } else if (key.equals("parameters")) {
            out.put(key, messages.parameters(value));
          } else {
            out.put(key, key.equals("$ref") ? SwaggerSchemas.reference(value) : value);
          }
        });
    return new Node.Fields(out, path.line());
  }

  private Node operation(Node operation, Node path) {
    Map<String, Node> out = new LinkedHashMap<>();
    operation
        .fields()
        .forEach((key, value) -> {
          if (!REPLACED.contains(key)) {
            out.put(key, value);
          }
        });
    operation.at("parameters").ifPresent(all -> out.put("parameters", messages.parameters(all)));
    messages.body(operation, path).ifPresent(body -> out.put("requestBody", body));
    operation
        .at("responses")
        .ifPresent(
            all -> out.put("responses", each(all, one -> messages.response(one, operation))));
    return new Node.Fields(out, operation.line());
  }

  private static Node scheme(Node scheme) {
    String type = scheme.words("type").orElse("");
    Map<String, Node> out = new LinkedHashMap<>(scheme.fields());
    if (type.equals("basic")) {
      out.put("type", word("http", scheme));
      out.put("scheme", word("basic", scheme));
    } else if (type.equals("oauth2")) {
      Map<String, Node> flow = new LinkedHashMap<>();
      for (String key : List.of("authorizationUrl", "tokenUrl", "scopes")) {
        scheme.at(key).ifPresent(value -> flow.put(key, value));
        out.remove(key);
      }
      String name =
          switch (scheme.words("flow").orElse("")) {
            case "accessCode" -> "authorizationCode";
            case "application" -> "clientCredentials";
            case "password" -> "password";
            default -> "implicit";
          };
      out.remove("flow");
      Node told = new Node.Fields(flow, scheme.line());
      out.put("flows", new Node.Fields(Map.of(name, told), scheme.line()));
    }
    return new Node.Fields(out, scheme.line());
  }

  /// The same members, each made anew; what is no object stays as it is, for others to complain of.
  static Node each(Node all, java.util.function.UnaryOperator<Node> made) {
    if (!(all instanceof Node.Fields)) {
      return all;
    }
    Map<String, Node> out = new LinkedHashMap<>();
    all.fields()
        .forEach((key, value) ->
            out.put(
                key,
                key.startsWith("x-") || !(value instanceof Node.Fields)
                    ? value
                    : made.apply(value)));
    return new Node.Fields(out, all.line());
  }

  static Node word(String text, Node from) {
    return new Node.Leaf(Json.of(text), from.line());
  }
}
