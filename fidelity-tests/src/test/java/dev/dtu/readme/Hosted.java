package dev.dtu.readme;

import dev.dtu.infer.Inference;
import dev.dtu.load.Catalog;
import dev.dtu.load.TwinLoader;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// A server in this process with one twin of the catalog, as `dtu up` makes it.
record Hosted(Server server, Universes universes, Twin twin) implements AutoCloseable {

  static Hosted start(String name, Path blobs) throws Exception {
    Twin twin = new TwinLoader(Catalog.SPECS, Inference::of).load(name, Catalog.TWINS.below(name));
    var universes = new Universes(Map.of(name, twin), 7, InstantSource.system(), Catalog.people());
    universes.create(Universes.Wish.ANYTHING.named(Universes.DEFAULT).takingAnyCredential());
    Server server =
        Server.start(ServerOptions.anyPorts(), universes, new DiskBlobs(blobs, 1 << 20));
    return new Hosted(server, universes, twin);
  }

  /// Where the twin answers in a universe.
  String url(Universe universe) {
    return server.dataUrl() + "/u/" + universe.name() + "/" + twin.name();
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
