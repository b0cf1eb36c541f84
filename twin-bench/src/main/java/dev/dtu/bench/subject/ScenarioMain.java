package dev.dtu.bench.subject;

import dev.dtu.json.Obj;
import dev.dtu.server.PortTaken;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;

/// A server as it comes, with a universe `w1` of 1,000 rows to fork; says where its ports are, then
/// serves until its input ends.
public final class ScenarioMain {

  private static final int OPERATIONS = 20;
  private static final int ROWS = 1_000;

  private ScenarioMain() {}

  public static void main(String[] arguments) throws IOException, PortTaken {
    Universes universes = Worlds.of(OPERATIONS);
    Worlds.create(universes, "w1", ROWS);
    var blobs = new DiskBlobs(Files.createTempDirectory("dtu-bench"), 1 << 20);
    Server server = Server.start(ServerOptions.anyPorts(), universes, blobs);
    System.out.println(
        Obj.builder()
            .put("data", URI.create(server.dataUrl()).getPort())
            .put("control", URI.create(server.controlUrl()).getPort())
            .put("token", server.token())
            .put("path", "/" + SyntheticService.NAME + "/v1/" + SyntheticService.ASKED + "s")
            .build());
    while (System.in.read() >= 0) {
      // until whoever started this is gone
    }
    System.exit(0);
  }
}
