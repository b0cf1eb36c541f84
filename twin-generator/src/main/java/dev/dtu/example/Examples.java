package dev.dtu.example;

import dev.dtu.document.Flaws;
import dev.dtu.document.Node;
import dev.dtu.document.Text;
import dev.dtu.document.Unreadable;
import dev.dtu.recording.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The examples of an OpenAPI document.
public final class Examples {

  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

  /// References of references end somewhere.
  private static final int DEEPEST = 8;

  private final Node root;
  private final String service;
  private final Hosts hosts;
  private final List<Session> sessions = new ArrayList<>();
  private final NavigableSet<String> words = new TreeSet<>();

  private Examples(Node root, String service) {
    this.root = root;
    this.service = service;
    this.hosts = Hosts.of(root);
  }

  /// What documents show.
  ///
  /// @param sessions each example of an answer of success
  /// @param words that the documents list, as those of a closed set or as what is usual
  public record Shown(List<Session> sessions, NavigableSet<String> words) {
    public Shown {
      sessions = List.copyOf(sessions);
    }
  }

  /// The examples of documents; none of those that cannot be read, or are of another kind.
  ///
  /// @param service as the sessions call it
  public static Shown in(List<Path> documents, String service) throws IOException {
    List<Session> sessions = new ArrayList<>();
    NavigableSet<String> words = new TreeSet<>();
    for (Path each : documents) {
      read(each)
          .map(root -> of(root, service))
          .ifPresent(shown -> {
            sessions.addAll(shown.sessions());
            words.addAll(shown.words());
          });
    }
    return new Shown(sessions, words);
  }

  /// A document; empty where it cannot be read, of which distilling has told.
  private static Optional<Node> read(Path document) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(document);
      return Optional.of(Text.read(document.toString(), bytes, new Flaws()));
    } catch (Unreadable unreadable) {
      return Optional.empty();
    }
  }

  /// The same of a document that was read.
  public static Shown of(Node root, String service) {
    var examples = new Examples(root, service);
    root.fields("paths")
        .forEach((path, item) -> {
          for (String method : METHODS) {
            item.at(method).ifPresent(operation -> examples.read(path, method, item, operation));
          }
        });
    examples.listed(root);
    return new Shown(examples.sessions, examples.words);
  }

  /// Notes the words that schemas list.
  private void listed(Node node) {
    node.items("enum").forEach(each -> each.words().ifPresent(words::add));
    node.words("default").ifPresent(words::add);
    node.words("const").ifPresent(words::add);
    node.fields().values().forEach(this::listed);
    if (node instanceof Node.Items items) {
      items.items().forEach(this::listed);
    }
  }

  private void read(String path, String method, Node item, Node operation) {
    Map<String, Node> sent =
        operation.at("requestBody").map(this::told).map(this::values).orElse(Map.of());
    boolean writes = operation.at("requestBody").isPresent();
    for (Map.Entry<String, Node> reply : operation.fields("responses").entrySet()) {
      if (!reply.getKey().matches("2\\d\\d")) {
        continue;
      }
      values(told(reply.getValue()))
          .forEach((name, value) -> {
            Optional<Node> body =
                Optional.ofNullable(sent.get(name))
                    .or(() -> sent.values().stream().filter(_ -> sent.size() == 1).findFirst());
            if (!writes || body.isPresent()) {
              int status = Integer.parseInt(reply.getKey());
              var example = new Example(method, path, status, body.map(Node::json), value.json());
              sessions.add(
                  example.session(service, sessions.size(), hosts, parameters(item, operation)));
            }
          });
    }
  }

  /// What the document itself gives as examples of a path's parameters.
  private Map<String, String> parameters(Node item, Node operation) {
    Map<String, String> known = new LinkedHashMap<>();
    for (Node holder : List.of(item, operation)) {
      for (Node each : holder.items("parameters")) {
        Node parameter = told(each);
        Optional<String> word =
            parameter
                .words("example")
                .or(() ->
                    parameter.at("schema").map(this::told).flatMap(it -> it.words("example")));
        if (parameter.text("in").filter("path"::equals).isPresent() && word.isPresent()) {
          known.put(parameter.text("name").orElse(""), word.get());
        }
      }
    }
    return known;
  }

  /// The examples of a message by their names; the only one has none.
  private Map<String, Node> values(Node message) {
    Map<String, Node> values = new LinkedHashMap<>();
    message
        .fields("content")
        .forEach((type, content) -> {
          if (type.contains("json")) {
            content.at("example").ifPresent(each -> values.putIfAbsent("", each));
            content
                .fields("examples")
                .forEach((name, each) ->
                    told(each).at("value").ifPresent(value -> values.putIfAbsent(name, value)));
          }
        });
    return values;
  }

  /// What a reference leads to, in this document; else the node itself.
  private Node told(Node node) {
    Node at = node;
    for (int i = 0; i < DEEPEST && at.text("$ref").isPresent(); i++) {
      String reference = at.text("$ref").orElse("");
      Optional<Node> there = Optional.of(root).filter(_ -> reference.startsWith("#/"));
      for (String step : reference.replaceFirst("^#/", "").split("/", -1)) {
        String name = step.replace("~1", "/").replace("~0", "~");
        there = there.flatMap(each -> each.at(name));
      }
      if (there.isEmpty()) {
        return at;
      }
      at = there.get();
    }
    return at;
  }
}
