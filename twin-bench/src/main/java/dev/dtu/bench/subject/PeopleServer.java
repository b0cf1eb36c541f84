package dev.dtu.bench.subject;

import dev.dtu.server.PortTaken;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;

/// The catalog's twin of a directory of people, as it comes: password policies, system log and all.
final class PeopleServer implements Subject {

  private static final String NAME = "okta";
  private static final String WORLD = "w1";

  private final Universes universes = CatalogWorlds.of(NAME);
  private final Server server;

  PeopleServer() throws IOException, PortTaken {
    CatalogWorlds.create(universes, WORLD);
    server =
        Server.start(
            ServerOptions.anyPorts(),
            universes,
            new DiskBlobs(Files.createTempDirectory("dtu-bench"), 1 << 20));
  }

  @Override
  public int port() {
    return URI.create(server.dataUrl()).getPort();
  }

  @Override
  public String path() {
    return "/u/" + WORLD + "/" + NAME + "/api/v1/users";
  }

  @Override
  public void clear() {
    universes.delete(WORLD);
    CatalogWorlds.create(universes, WORLD);
  }
}
