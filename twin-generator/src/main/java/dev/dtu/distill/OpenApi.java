package dev.dtu.distill;

import dev.dtu.document.Node;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads an OpenAPI document.
final class OpenApi {

  private OpenApi() {}

  static Chapter chapter(Library library, Source source) {
    return chapter(library, source, Set.of());
  }

  /// @param known names of schemas that stand in other documents and may be referred to as its own
  static Chapter chapter(Library library, Source source, Set<String> known) {
    Validation.check(library.top(), library.flaws(), known);
    boolean nullable = source.dialect().matches("openapi 3\\.0.*|swagger .*");
    var schemas = new Schemas(library, nullable, known);
    var security = new Security(library);
    var servers = new Servers(library);
    var paths = new Paths(library, schemas, security, servers);
    paths.walk();
    Spot top = library.top();
    return new Chapter(
        List.of(source),
        servers.ofDocument(top),
        security.schemes(),
        security.asked(top),
        paths.found(),
        schemas.finish(),
        Common.NOTHING,
        new Asides(webhooks(library), paths.callbacks(), Optional.empty(), Obj.EMPTY),
        paths.met(),
        paths.listed());
  }

  private static Arr webhooks(Library library) {
    List<Json> webhooks = new ArrayList<>();
    for (Spot webhook : library.top().fields("webhooks")) {
      library.settled(webhook).stream()
          .flatMap(item -> item.fields().stream())
          .filter(method -> method.node() instanceof Node.Fields)
          .forEach(method -> webhooks.add(named(webhook.name(), method.name())));
    }
    return Arr.of(webhooks);
  }

  private static Arr named(String name, String method) {
    return Arr.of(Json.of(name), Json.of(method.toUpperCase(Locale.ROOT)));
  }
}
