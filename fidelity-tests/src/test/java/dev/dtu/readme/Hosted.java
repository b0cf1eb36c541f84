package dev.dtu.readme;

import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.TwinLoader;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A server in this process with twins of the catalog, as `dtu up` makes it.
///
/// @param twin the first of them
record Hosted(Server server, Universes universes, Twin twin) implements AutoCloseable {

  static Hosted start(String name, Path blobs) throws Exception {
    return start(List.of(name), blobs);
  }

  static Hosted start(List<String> names, Path blobs) throws Exception {
    Map<String, Twin> twins = new TreeMap<>();
    for (String name : names) {
      var loader = new TwinLoader(Catalog.SPECS, Inference::of);
      twins.put(name, loader.load(name, Catalog.TWINS.below(name)));
    }
    Twin twin = Objects.requireNonNull(twins.get(names.getFirst()));
    var universes = new Universes(twins, 7, InstantSource.system(), Catalog.people());
    universes.create(Wish.ANYTHING.named(Universes.DEFAULT).takingAnyCredential());
    Server server =
        Server.start(ServerOptions.anyPorts(), universes, new DiskBlobs(blobs, 1 << 20));
    return new Hosted(server, universes, twin);
  }

  /// Where the twin answers in a universe.
  String url(Universe universe) {
    return url(universe, twin.name());
  }

  /// Where one of the twins answers in a universe.
  String url(Universe universe, String name) {
    return server.dataUrl() + "/u/" + universe.name() + "/" + name;
  }

  /// What the control port shows as a twin's credential of a kind.
  String credential(Universe universe, String name, String kind) throws Exception {
    String body = control("/universes/" + universe.name());
    Obj twins = ((Obj) Json.trusted(body)).obj("twins").orElseThrow();
    for (Json each : twins.obj(name).orElseThrow().items("credentials")) {
      Obj credential = each.asObj().orElseThrow();
      if (credential.text("kind").filter(kind::equals).isPresent()) {
        return credential.text("value").orElseThrow();
      }
    }
    throw new AssertionError("no credential '" + kind + "' of " + name + " in " + body);
  }

  /// What the control port answers.
  String control(String target) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.controlUrl() + target))
            .header("authorization", "Bearer " + server.token())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  /// The first credential of the twin in a universe.
  String token(Universe universe) {
    return universes.credentials(universe, twin).getFirst().value();
  }

  @Override
  public void close() {
    server.close();
  }
}
