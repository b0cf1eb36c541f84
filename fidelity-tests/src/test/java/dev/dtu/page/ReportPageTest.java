package dev.dtu.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Check;
import dev.dtu.fidelity.HtmlReport;
import dev.dtu.fidelity.Stage;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.TwinLoader;
import dev.dtu.sweep.Browser;
import dev.dtu.sweep.Node;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page that `dtu check --report html` writes, read by a real browser.
@Timeout(300)
class ReportPageTest {

  /// A made-up exchange, whose answer is none the twin would give.
  private static final String LINE =
      """
      {"service":"drive","cassette":"made-up","request":{"method":"GET",\
      "url":"https://www.googleapis.com/drive/v3/files?q=name%3D%27%3Cb%3E%27","headers":{},"body":null},\
      "response":{"status":200,"headers":{},"body":{"folders":["</script><b>bold</b>"]}}}
      """;

  @TempDir Path folder;

  @Test
  void a_field_of_the_heat_map_leads_to_the_pair_that_diverges() throws Exception {
    Optional<Path> browser = Browser.found();
    Assumptions.assumeTrue(browser.isPresent(), "no browser here");
    Optional<Node> node = Node.installed("browser");
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    Path page = Files.writeString(folder.resolve("fidelity.html"), page());
    Obj seen = seen(node.get(), browser.get(), page);
    assertThat(seen.items("errors")).isEmpty();
    assertThat(seen.items("elsewhere")).isEmpty();
    assertThat(seen.items("operations")).contains(Json.of("drive.files.list"));
    assertThat(seen.text("request").orElseThrow()).startsWith("GET https://www.googleapis.com/");
    assertThat(seen.items("sides")).hasSize(2);
    assertThat(seen.items("sides").at(0).asText().orElseThrow()).contains("</script><b>bold</b>");
    assertThat(seen.items("sides").at(1).asText().orElseThrow()).contains("drive#fileList");
    assertThat(seen.items("wrong").toString()).contains("missing $.folders");
  }

  private String page() throws Exception {
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    Path file = Files.writeString(recordings.resolve("made-up.jsonl"), LINE);
    var loader = new TwinLoader(Catalog.SPECS, Inference::of);
    var drive =
        new Candidate(
            loader.load("drive", Catalog.TWINS.below("drive")),
            loader.meanings("drive", Catalog.TWINS.below("drive")));
    var stage = new Stage(List.of(drive), Catalog.people());
    return HtmlReport.of(
        new Check(List.of(stage), (_, _, _) -> {}, Optional.empty()).of(List.of(file)).boards());
  }

  private static Obj seen(Node node, Path browser, Path page) throws Exception {
    Process process = node.start("read-report.mjs");
    try (var in = process.getOutputStream()) {
      Obj told =
          Obj.of("file", Json.of(page.toAbsolutePath().toString()))
              .with("operation", "drive.files.list")
              .with("browser", browser.toString());
      in.write(told.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] said = process.getInputStream().readAllBytes();
    assertThat(process.waitFor())
        .as(Files.readString(node.folder().resolve("errors.txt")))
        .isZero();
    return Json.parse(said).asObj().orElseThrow();
  }
}
