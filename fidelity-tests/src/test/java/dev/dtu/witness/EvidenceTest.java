package dev.dtu.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.evidence.Evidence;
import dev.dtu.infer.Inference;
import dev.dtu.laws.Departures;
import dev.dtu.load.Catalog;
import dev.dtu.load.EvidenceFile;
import dev.dtu.load.TwinLoader;
import dev.dtu.trial.Subject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every twin's replies against what its service was seen to answer. `evidence/NAME.known` lists in
/// what they depart, a line each; it shrinks, and a line more stands there with why.
@Timeout(300)
class EvidenceTest {

  /// Writes what departs as what is known instead: `-Ddtu.evidence.write=true`, to be read before it
  /// is committed.
  private static final String WRITE = "dtu.evidence.write";

  private static final List<Long> SEEDS = List.of(1L, 2L);

  @ParameterizedTest
  @ValueSource(strings = {"docs", "drive", "jira", "okta", "sheets", "slack"})
  void replies_depart_from_evidence_in_nothing_new(String name) throws Exception {
    var shelf = Catalog.TWINS.below(name);
    var loader = new TwinLoader(Catalog.SPECS, Inference::of);
    var subject = new Subject(loader.load(name, shelf), loader.meanings(name, shelf));
    Evidence evidence = EvidenceFile.read(shelf);
    Departures found = Departures.of(subject, evidence, SEEDS);
    if (Boolean.getBoolean(WRITE)) {
      Path folder = Files.createDirectories(Path.of("src/test/resources/evidence"));
      Files.writeString(folder.resolve(name + ".known"), found.text(told(name)));
    }
    List<String> known = Departures.read(told(name));
    System.out.printf(
        "evidence of %s: %d of %d operations and statuses answered, %d departures (%d known)%n",
        name, found.held().size(), evidence.names().size(), found.lines().size(), known.size());
    if (Boolean.getBoolean(WRITE)) {
      return;
    }
    assertThat(found.beyond(known))
        .as("new departures; when they are meant, -D%s=true lists them", WRITE)
        .isEmpty();
    assertThat(found.mended(known))
        .as("departures in evidence/%s.known that are none any more: delete them", name)
        .isEmpty();
  }

  private static String told(String name) throws Exception {
    try (InputStream in = EvidenceTest.class.getResourceAsStream("/evidence/" + name + ".known")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
