package dev.dtu.unmodified;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.sweep.Node;
import dev.dtu.twin.Twin;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `node-measure` drives twins of documents by what the documents say, and its counts stay what they
/// were.
@Timeout(240)
class MeasureTest {

  @TempDir Path folder;

  private Obj measured(String name, String file) throws Exception {
    Optional<Twin> twin = Strangers.twin(name, file);
    Optional<Node> node = Node.installed("node-measure");
    assumeThat(twin).isPresent();
    assumeThat(node).isPresent();
    var universes = Strangers.universes(twin.get());
    var blobs = new DiskBlobs(folder.resolve("blobs"), 1 << 20);
    try (Server server = Server.start(ServerOptions.anyPorts(), universes, blobs)) {
      Process process =
          new ProcessBuilder(
                  "node",
                  "measure.mjs",
                  Strangers.document(file).toAbsolutePath().toString(),
                  server.dataUrl() + "/u/default/" + name,
                  "--seconds",
                  "60")
              .directory(node.get().folder().toFile())
              .redirectError(node.get().folder().resolve("errors.txt").toFile())
              .start();
      byte[] out = process.getInputStream().readAllBytes();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as("see target/node-measure/errors.txt").isZero();
      return Json.parse(out).asObj().orElseThrow();
    }
  }

  @Test
  void the_museum() throws Exception {
    assertThat(measured("museum", "practice/museum-3.1.yaml"))
        .hasToString(
            "{\"operations\":8,\"answered\":8,\"breaks\":0,\"resources\":1,\"life\":1,\"late\":0}");
  }

  @Test
  void the_pet_store() throws Exception {
    assertThat(measured("petstore", "practice/petstore.yaml"))
        .hasToString(
            "{\"operations\":19,\"answered\":18,\"breaks\":0,\"resources\":3,\"life\":2,\"late\":0}");
  }
}
