package dev.dtu.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Guide;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.TwinLoader;
import dev.dtu.mine.Mining;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
import dev.dtu.usage.Usages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was mined for the catalog: it can be mined again.
@Timeout(300)
class MinedFilesTest {

  private static final String FOLDER = "DTU_RECORDINGS";

  @ParameterizedTest
  @ValueSource(strings = {"okta", "jira", "sheets", "drive", "slack"})
  void mined_again_it_is_the_same_byte_for_byte(String twin) throws Exception {
    String told = System.getenv(FOLDER);
    Path folder = Path.of(told == null ? "../../shared/recordings" : told);
    if (!Files.isDirectory(folder)) {
      System.out.printf(
          "%s not mined again: no folder %s; set %s to a folder of recordings%n",
          twin, folder.toAbsolutePath().normalize(), FOLDER);
    }
    Assumptions.assumeTrue(Files.isDirectory(folder), "no recordings here");
    var mining = new Mining(new Guide(space(twin)), twin);
    for (Path file : Recordings.files(folder)) {
      for (Session session : Recordings.read(file).sessions()) {
        mining.watch(session);
      }
    }
    byte[] kept = Catalog.TWINS.below(twin).read("twin/mined.json").orElseThrow();
    Obj json = Json.parse(kept).asObj().orElseThrow();
    Usages found = mining.found(json.text("source").orElseThrow());
    assertThat(found.text())
        .as("dtu mine --twin %1$s --recordings … -o twin-catalog/%1$s/twin/mined.json", twin)
        .isEqualTo(new String(kept, StandardCharsets.UTF_8));
  }

  private static List<Candidate> space(String twin) throws Exception {
    var loader = new TwinLoader(Catalog.SPECS, Inference::of);
    List<Candidate> candidates = new ArrayList<>();
    for (String name : Catalog.names()) {
      if (Catalog.space(name).equals(Catalog.space(twin))) {
        var shelf = Catalog.TWINS.below(name);
        candidates.add(new Candidate(loader.load(name, shelf), loader.meanings(name, shelf)));
      }
    }
    return candidates;
  }
}
