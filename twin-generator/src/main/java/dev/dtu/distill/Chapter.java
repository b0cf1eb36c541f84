package dev.dtu.distill;

import dev.dtu.document.Node;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What one document says, before several become one contract.
///
/// @param webhooks `[name, METHOD]` each
/// @param callbacks `[operation, name]` each
/// @param met how many operations the document has
/// @param listed how many operations could not be taken
record Chapter(
    Source source,
    Arr servers,
    Obj schemes,
    Optional<Arr> security,
    List<Operation> operations,
    Schemas schemas,
    Arr webhooks,
    Arr callbacks,
    int met,
    int listed) {

  /// Distils one document whose dialect is known to be read here.
  static Chapter of(Library library, Source source) {
    var schemas = new Schemas(library, source.dialect().startsWith("openapi 3.0"));
    var security = new Security(library);
    var servers = new Servers(library);
    var paths = new Paths(library, schemas, security, servers);
    paths.walk();
    schemas.finish();
    Spot top = library.top();
    List<Json> webhooks = new ArrayList<>();
    for (Spot webhook : top.fields("webhooks")) {
      library.settled(webhook).stream()
          .flatMap(item -> item.fields().stream())
          .filter(method -> method.node() instanceof Node.Fields)
          .forEach(method -> webhooks.add(named(webhook.name(), method.name())));
    }
    return new Chapter(
        source,
        servers.ofDocument(top),
        security.schemes(),
        security.asked(top),
        paths.found(),
        schemas,
        Arr.of(webhooks),
        paths.callbacks(),
        paths.met(),
        paths.listed());
  }

  private static Arr named(String name, String method) {
    return Arr.of(Json.of(name), Json.of(method.toUpperCase(Locale.ROOT)));
  }
}
