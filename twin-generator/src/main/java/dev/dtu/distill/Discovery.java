package dev.dtu.distill;

import dev.dtu.document.Nearest;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads a discovery document as Google publishes one for each of its APIs.
///
/// It is read as it is: what an OpenAPI document has no word for (uploads, downloads, batches,
/// verbs inside a segment) is not lost on the way.
final class Discovery {

  /// The name of the security scheme; the document has none for it.
  static final String SCHEME = "oauth2";

  private static final Set<String> WORDS =
      new TreeSet<>(
          List.of(
              "kind",
              "etag",
              "discoveryVersion",
              "id",
              "name",
              "canonicalName",
              "version",
              "revision",
              "title",
              "description",
              "icons",
              "documentationLink",
              "labels",
              "protocol",
              "rootUrl",
              "mtlsRootUrl",
              "endpoints",
              "servicePath",
              "basePath",
              "baseUrl",
              "batchPath",
              "parameters",
              "auth",
              "features",
              "schemas",
              "methods",
              "resources",
              "ownerName",
              "ownerDomain",
              "packagePath",
              "version_module",
              "fullyEncodeReservedExpansion",
              "exponentialBackoffDefault"));

  private final Library library;
  private final Spot top;

  private Discovery(Library library) {
    this.library = library;
    this.top = library.top();
  }

  static Chapter chapter(Library library, Source source) {
    return new Discovery(library).chapter(source);
  }

  private Chapter chapter(Source source) {
    strangers();
    var schemas = new DiscoverySchemas(library);
    var parameters = new DiscoveryParameters(library, schemas);
    var methods = new DiscoveryMethods(library, schemas, parameters, servicePath());
    methods.walk();
    return new Chapter(
        List.of(source),
        servers(),
        schemes(),
        Optional.empty(),
        methods.found(),
        schemas.finish(),
        new Common(Arr.of(parameters.common()), Arr.EMPTY, true, false),
        new Asides(Arr.EMPTY, Arr.EMPTY, batch(), Obj.EMPTY),
        methods.met(),
        methods.listed());
  }

  private void strangers() {
    for (Spot member : top.fields()) {
      if (!WORDS.contains(member.name())) {
        library.flaw(
            member,
            "expected a word of discovery, found '%s'%s"
                .formatted(member.name(), Nearest.hint(member.name(), WORDS)),
            "it was left out");
      }
    }
  }

  /// The path that methods stand below, with a slash before it and none after, or empty.
  private String servicePath() {
    String path =
        top.node()
            .text("servicePath")
            .or(() -> top.node().text("basePath"))
            .orElseGet(() -> path(top.node().text("baseUrl").orElse("")));
    String plain = path.replaceAll("^/+|/+$", "");
    return plain.isEmpty() ? "" : "/" + plain;
  }

  private static String path(String url) {
    return url.replaceFirst("^[a-z]+://[^/]*", "");
  }

  private Arr servers() {
    List<String> roots = new ArrayList<>();
    top.node().text("rootUrl").or(() -> top.node().text("baseUrl")).ifPresent(roots::add);
    top.node().text("mtlsRootUrl").ifPresent(roots::add);
    for (Spot endpoint : top.items("endpoints")) {
      endpoint.node().text("endpointUrl").ifPresent(roots::add);
    }
    List<Json> servers = new ArrayList<>();
    for (String root : roots) {
      var server = Obj.builder();
      int colon = root.indexOf("://");
      if (colon > 0) {
        server.put("scheme", root.substring(0, colon));
        server.put("host", root.substring(colon + 3).replaceAll("/.*", ""));
      }
      Obj made = server.put("path", servicePath()).build();
      if (!servers.contains(made)) {
        servers.add(made);
      }
    }
    if (servers.isEmpty()) {
      library.flaw(
          top,
          "expected 'rootUrl', found none" + Nearest.hint("rootUrl", top.node().fields().keySet()),
          "the host is unknown");
      servers.add(Obj.of("path", Json.of(servicePath())));
    }
    return Arr.of(servers);
  }

  private Obj schemes() {
    List<Json> scopes = new ArrayList<>();
    scopes(top).forEach(scope -> scopes.add(Json.of(scope.name())));
    if (scopes.isEmpty()) {
      return Obj.EMPTY;
    }
    Obj flow = Obj.of("scopes", Arr.of(scopes));
    Obj scheme = Obj.of("type", Json.of("oauth2"), "flows", Obj.of("authorizationCode", flow));
    return Obj.of(SCHEME, scheme);
  }

  /// The scopes that the document declares.
  static List<Spot> scopes(Spot top) {
    return top.at("auth").flatMap(auth -> auth.at("oauth2")).stream()
        .flatMap(oauth -> oauth.fields("scopes").stream())
        .toList();
  }

  private Optional<Obj> batch() {
    return top.node()
        .text("batchPath")
        .filter(path -> !path.isEmpty())
        .map(path ->
            Obj.builder()
                .put("method", "POST")
                .put("path", "/" + path.replaceAll("^/+", ""))
                .put("type", "multipart/mixed")
                .build());
  }
}
