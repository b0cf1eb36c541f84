package dev.dtu.bench.subject;

import dev.dtu.server.PortTaken;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// A server of ours as it comes: gates, journal, both ports, universes `w1`, `w2` and so on.
final class TwinServer implements Subject {

  private final Server server;
  private final String path;
  private final List<Universe> worlds = new ArrayList<>();
  private final int rows;
  private final Universes universes;

  /// @param rows each universe begins with
  TwinServer(int operations, int rows, int count) throws IOException, PortTaken {
    this.rows = rows;
    universes = Worlds.of(operations);
    for (int i = 1; i <= count; i++) {
      worlds.add(Worlds.create(universes, "w" + i, rows));
    }
    server =
        Server.start(
            ServerOptions.anyPorts(),
            universes,
            new DiskBlobs(Files.createTempDirectory("dtu-bench"), 1 << 20));
    String world = count == 1 ? "w1" : "w{u}";
    path = "/u/" + world + "/" + SyntheticService.NAME + "/v1/" + SyntheticService.ASKED + "s";
  }

  @Override
  public int port() {
    return URI.create(server.dataUrl()).getPort();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public void clear() {
    for (int i = 0; i < worlds.size(); i++) {
      String name = worlds.get(i).name();
      universes.delete(name);
      worlds.set(i, Worlds.create(universes, name, rows));
    }
  }
}
