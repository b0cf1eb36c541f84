package dev.dtu.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.ManualFiles;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.sweep.Browser;
import dev.dtu.sweep.Node;
import dev.dtu.twin.People;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The control port's page, read by a real browser: `browser/read-page.mjs` drives it.
@Timeout(300)
class PageTest {

  @TempDir Path folder;

  private Obj seen(Node node, Path browser, Server server) throws Exception {
    Process process = node.start("read-page.mjs");
    try (var in = process.getOutputStream()) {
      Obj told =
          Obj.of("url", Json.of(server.controlUrl()), "token", Json.of("secret"))
              .with("browser", browser.toString())
              .with("picture", node.folder().resolve("page.png").toString());
      in.write(told.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] said = process.getInputStream().readAllBytes();
    assertThat(process.waitFor())
        .as(Files.readString(node.folder().resolve("errors.txt")))
        .isZero();
    return Json.parse(said).asObj().orElseThrow();
  }

  @Test
  void a_browser_reads_it_authorizes_and_asks_and_goes_nowhere_else() throws Exception {
    Optional<Path> browser = Browser.found();
    Assumptions.assumeTrue(browser.isPresent(), "no browser here");
    Optional<Node> node = Node.installed("browser");
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    var universes = new Universes(Map.of(), 7, InstantSource.system(), People.NOBODY);
    universes.create(Wish.ANYTHING.named("workshop"));
    try (Server server =
        Server.start(
            ServerOptions.anyPorts().withToken("secret"),
            universes,
            new DiskBlobs(folder, 1 << 20))) {
      Obj seen = seen(node.get(), browser.get(), server);
      assertThat(texts(seen, "errors")).isEmpty();
      assertThat(texts(seen, "elsewhere")).isEmpty();
      assertThat(texts(seen, "operations")).containsExactlyInAnyOrderElementsOf(told());
      assertThat(seen.find("status")).contains(Json.of(200));
      assertThat(seen.text("body").orElseThrow()).contains("workshop");
      assertThat(new TreeSet<>(texts(seen, "asked")))
          .allMatch(path -> path.matches("/docs.*|/openapi.json|/universes"));
    }
  }

  private static List<String> texts(Obj seen, String member) {
    return seen.items(member).items().stream().flatMap(each -> each.asText().stream()).toList();
  }

  private static List<String> told() {
    List<String> told = new ArrayList<>();
    for (Obj.Member path : new ManualFiles().document().obj("paths").orElseThrow()) {
      for (String method : path.value().asObj().orElseThrow().keys()) {
        if (!method.equals("parameters")) {
          told.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.key());
        }
      }
    }
    return told;
  }
}
