package dev.dtu.distill;

import dev.dtu.document.Nearest;
import dev.dtu.document.Node;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Walks the methods of a discovery document, those of nested resources included. Mutable; used by
/// one thread.
final class DiscoveryMethods {

  private static final Set<String> VERBS =
      new TreeSet<>(List.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"));
  private static final Set<String> WORDS =
      new TreeSet<>(
          List.of(
              "id",
              "path",
              "flatPath",
              "httpMethod",
              "description",
              "parameters",
              "parameterOrder",
              "request",
              "response",
              "scopes",
              "deprecated",
              "supportsMediaUpload",
              "mediaUpload",
              "supportsMediaDownload",
              "useMediaDownloadService",
              "supportsSubscription",
              "etagRequired",
              "apiVersion",
              "streamingType"));

  private final Library library;
  private final DiscoverySchemas schemas;
  private final DiscoveryParameters parameters;
  private final DiscoveryMedia media;
  private final Set<String> scopes = new TreeSet<>();
  private final List<Operation> found = new ArrayList<>();
  private int met;
  private int listed;

  DiscoveryMethods(
      Library library, DiscoverySchemas schemas, DiscoveryParameters parameters, String path) {
    this.library = library;
    this.schemas = schemas;
    this.parameters = parameters;
    this.media = new DiscoveryMedia(library, path);
    Discovery.scopes(library.top()).forEach(scope -> scopes.add(scope.name()));
  }

  void walk() {
    walk(library.top(), "");
  }

  private void walk(Spot resource, String family) {
    for (Spot method : resource.fields("methods")) {
      met++;
      method(method, family);
    }
    for (Spot inner : resource.fields("resources")) {
      walk(inner, family.isEmpty() ? inner.name() : family + "-" + inner.name());
    }
  }

  private void method(Spot at, String family) {
    if (!(at.node() instanceof Node.Fields)) {
      listed(at, "expected a method, found " + at.node().kind());
      return;
    }
    String verb = at.node().words("httpMethod").orElse("").toUpperCase(Locale.ROOT);
    if (!VERBS.contains(verb)) {
      listed(
          at.at("httpMethod").orElse(at),
          "expected one of %s as 'httpMethod', found '%s'%s"
              .formatted(VERBS, verb, Nearest.hint(verb, VERBS)));
      return;
    }
    DiscoveryPath path = DiscoveryPath.of(at);
    String plain = path.path().replaceAll("\\{\\+?[^{}/+*]+}", "");
    if (plain.matches(".*[{}].*") || path.path().matches(".*[?#\\s].*")) {
      listed(
          at.at("path").orElse(at),
          "expected a path with parameters such as {name} or {+name}, found " + path.path());
      return;
    }
    strangers(at);
    found.add(operation(verb, path, at, family));
  }

  private void listed(Spot at, String what) {
    listed++;
    library.flaw(at, what, "the operation was left out");
  }

  private void strangers(Spot at) {
    for (Spot member : at.fields()) {
      if (!WORDS.contains(member.name())) {
        library.flaw(
            member,
            "expected a word of discovery's methods, found '%s'%s"
                .formatted(member.name(), Nearest.hint(member.name(), WORDS)),
            "it was left out");
      }
    }
    if (DiscoveryMedia.isHalf(at.node())) {
      library.flaw(
          at,
          "expected 'supportsMediaUpload' and 'mediaUpload' together, found one of them",
          "uploads were left out");
    }
  }

  private Operation operation(String verb, DiscoveryPath path, Spot at, String family) {
    String id = at.node().words("id").orElse("");
    var out = Obj.builder();
    Set<String> whole = new TreeSet<>(path.composed().keys());
    List<Obj> taken = parameters.of(path.path(), at, whole);
    if (!taken.isEmpty()) {
      out.put("parameters", Arr.of(taken));
    }
    if (!path.composed().isEmpty()) {
      out.put("composed", path.composed());
    }
    at.at("request")
        .map(request -> schemas.message(request, id))
        .ifPresent(
            schema -> out.put("body", Obj.of("content", Obj.of("application/json", schema))));
    Optional<Json> response = at.at("response").map(reply -> schemas.message(reply, ""));
    out.put("replies", DiscoveryMedia.replies(at, response));
    List<FurtherRoute> routes = new ArrayList<>(media.upload(verb, at, out));
    routes.addAll(media.download(verb, path.path(), at, out));
    if (at.node().flag("deprecated")) {
      out.put("deprecated", true);
    }
    String kebab = Family.kebab(family);
    return new Operation(
        id,
        verb,
        path.path(),
        kebab.isEmpty() ? "other" : kebab,
        at,
        out.build(),
        Optional.of(security(at)),
        Optional.empty(),
        routes);
  }

  /// Any one of the scopes lets a caller in; a method without scopes lets in anybody.
  private Arr security(Spot at) {
    List<Json> needs = new ArrayList<>();
    for (Spot scope : at.items("scopes")) {
      String name = scope.node().words().orElse("");
      if (!scopes.contains(name)) {
        library.flaw(
            scope,
            "expected a declared scope, found '" + name + "'" + Nearest.hint(name, scopes),
            "kept");
      }
      needs.add(Obj.of(Discovery.SCHEME, Arr.of(Json.of(name))));
    }
    return Arr.of(needs);
  }

  List<Operation> found() {
    return found;
  }

  /// How many methods there are in the document.
  int met() {
    return met;
  }

  /// How many methods could not be taken; each is a flaw.
  int listed() {
    return listed;
  }
}
