package dev.dtu.distill;

import dev.dtu.document.Nearest;
import dev.dtu.document.Node;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Walks the paths of one document. Mutable; used by one thread.
final class Paths {

  private static final Set<String> METHODS =
      new TreeSet<>(
          List.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query"));
  private static final Set<String> OTHERS =
      Set.of("$ref", "summary", "description", "servers", "parameters");

  private final Library library;
  private final Messages messages;
  private final Parameters parameters;
  private final Security security;
  private final Servers servers;
  private final List<Operation> found = new ArrayList<>();
  private final List<Json> callbacks = new ArrayList<>();
  private int met;
  private int listed;

  Paths(Library library, Schemas schemas, Security security, Servers servers) {
    this.library = library;
    this.messages = new Messages(library, schemas);
    this.parameters = new Parameters(library, schemas, messages);
    this.security = security;
    this.servers = servers;
  }

  void walk() {
    Optional<Spot> paths = library.top().at("paths");
    if (paths.isEmpty() || !(paths.get().node() instanceof Node.Fields)) {
      Set<String> words = library.top().node().fields().keySet();
      String hint = Nearest.hint("paths", words);
      if (paths.isEmpty() && hint.isEmpty() && words.contains("webhooks")) {
        return; // OpenAPI 3.1 has documents of webhooks alone
      }
      library.flaw(library.top(), "expected 'paths', found none" + hint, "there are no operations");
      return;
    }
    paths.get().fields().stream().filter(path -> !path.name().startsWith("x-")).forEach(this::path);
  }

  private void path(Spot declared) {
    List<Spot> layers = new ArrayList<>(List.of(declared));
    if (declared.node().text("$ref").isPresent()) {
      library.settled(declared).ifPresent(layers::add);
    }
    String path = cleaned(declared);
    Set<String> seen = new HashSet<>();
    for (Spot layer : layers) {
      if (!(layer.node() instanceof Node.Fields)) {
        library.flaw(
            layer, "expected the operations of a path, found " + layer.node().kind(), "left out");
      }
      for (Spot member : layer.fields()) {
        String method = member.name().toLowerCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
          stranger(member);
          continue;
        }
        met++;
        if (seen.add(method)) {
          method(method, path, member, layers);
        } else {
          listed(member, "expected the method '" + method + "' once, found it again");
        }
      }
    }
  }

  private void method(String method, String path, Spot member, List<Spot> layers) {
    if (!member.name().equals(method)) {
      library.flaw(
          member,
          "expected the method '" + method + "', found '" + member.name() + "'",
          "taken as it");
    }
    Spot at = library.settled(member).orElse(member);
    if (!(at.node() instanceof Node.Fields)) {
      listed(at, "expected an operation, found " + at.node().kind());
    } else if (path.replaceAll("\\{[^{}/]+}", "").matches(".*[{}].*")) {
      listed(at, "expected a path whose braces are closed, found " + path);
    } else {
      found.add(operation(method, path, at, layers));
    }
  }

  private void listed(Spot at, String what) {
    listed++;
    library.flaw(at, what, "the operation was left out");
  }

  private Operation operation(String method, String path, Spot at, List<Spot> layers) {
    var out = Obj.builder();
    List<Obj> taken = parameters.of(path, at, layers);
    if (!taken.isEmpty()) {
      out.put("parameters", Arr.of(taken));
    }
    Optional<Obj> old = parameters.bodyOfSwagger2(at);
    messages.body(at).or(() -> old).ifPresent(body -> out.put("body", body));
    out.put("replies", messages.replies(at));
    if (at.node().flag("deprecated")) {
      out.put("deprecated", true);
    }
    String id = at.node().words("operationId").orElse("");
    for (Spot callback : at.fields("callbacks")) {
      callbacks.add(Arr.of(Json.of(id), Json.of(callback.name())));
    }
    Optional<Arr> near = layers.stream().map(servers::of).flatMap(Optional::stream).findFirst();
    return new Operation(
        id,
        method.toUpperCase(Locale.ROOT),
        path,
        Family.of(at.node(), path),
        at,
        out.build(),
        security.asked(at),
        servers.of(at).or(() -> near),
        List.of());
  }

  private void stranger(Spot member) {
    String name = member.name();
    if (!OTHERS.contains(name) && !name.startsWith("x-")) {
      library.flaw(
          member,
          "expected a method of HTTP, found '" + name + "'" + Nearest.hint(name, METHODS),
          "it was left out");
    }
  }

  private String cleaned(Spot declared) {
    String path = declared.name();
    int cut = path.length();
    for (String mark : List.of("?", "#")) {
      int at = path.indexOf(mark);
      cut = at < 0 ? cut : Math.min(cut, at);
    }
    if (cut < path.length()) {
      library.flaw(
          declared,
          "expected a path, found '" + path.substring(cut) + "' at its end",
          "that was cut off");
      path = path.substring(0, cut);
    }
    if (!path.startsWith("/")) {
      library.flaw(declared, "expected a path that starts with '/'", "one was put before it");
      path = "/" + path;
    }
    return path;
  }

  List<Operation> found() {
    return found;
  }

  Arr callbacks() {
    return Arr.of(callbacks);
  }

  /// How many operations there are in the document.
  int met() {
    return met;
  }

  /// How many operations could not be taken; each is a flaw.
  int listed() {
    return listed;
  }
}
