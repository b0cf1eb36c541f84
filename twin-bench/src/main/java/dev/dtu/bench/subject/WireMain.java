package dev.dtu.bench.subject;

import dev.dtu.json.Obj;
import dev.dtu.server.PortTaken;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A server as it comes, with TLS and the proxy; says where its ports are, then begins its default
/// universe anew with each line of its input.
public final class WireMain {

  private static final int OPERATIONS = 20;

  private WireMain() {}

  public static void main(String[] arguments) throws IOException, PortTaken {
    Universes universes = Worlds.of(OPERATIONS);
    Universe universe = Worlds.create(universes, Universes.DEFAULT, 0);
    Path authority = Folders.temporary();
    var blobs = new DiskBlobs(Files.createTempDirectory("dtu-bench"), 1 << 20);
    var disguise = ServerOptions.Disguise.NONE.withTls(0).withProxy(0).of(authority);
    Server server = Server.start(ServerOptions.anyPorts().with(disguise), universes, blobs);
    URI proxy = URI.create("http://" + server.proxy().orElseThrow());
    System.out.println(
        Obj.builder()
            .put("plain", URI.create(server.dataUrl()).getPort())
            .put("tls", URI.create(server.tlsUrl().orElseThrow()).getPort())
            .put("proxy", proxy.getPort())
            .put("authority", authority.toString())
            .put("path", "/v1/" + SyntheticService.ASKED + "s")
            .build());
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      universe.reset();
      Memory.collect();
      System.out.println(Obj.EMPTY);
    }
    System.exit(0);
  }
}
