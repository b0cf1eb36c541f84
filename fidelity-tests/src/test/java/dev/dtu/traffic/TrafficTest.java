package dev.dtu.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Check;
import dev.dtu.fidelity.Floors;
import dev.dtu.fidelity.Line;
import dev.dtu.fidelity.Mutants;
import dev.dtu.fidelity.Share;
import dev.dtu.fidelity.Stage;
import dev.dtu.fidelity.Table;
import dev.dtu.infer.Inference;
import dev.dtu.load.Catalog;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Recordings;
import dev.dtu.twin.Twin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The catalog's twins against recordings of the real services, and the comparison against mistakes
/// planted in them. The recordings are no part of the project.
@Timeout(900)
class TrafficTest {

  private static final String FOLDER = "DTU_RECORDINGS";

  /// The least part of the planted mistakes of a kind that is found.
  private static final Map<String, Double> FOUND =
      Map.of(
          "added field", 1.0,
          "dropped field", 0.99,
          "retyped field", 1.0,
          "wrong status", 1.0,
          "stale value", 0.97,
          "swapped items", 0.99,
          "shifted time", 0.9,
          "wrong id", 0.8);

  /// What each twin got right of the public suites' recordings on 2026-11-23, a little less: a change
  /// that costs more is seen here. Twins of which fewer than 200 exchanges are scored have none.
  private static final Map<String, Map<String, Double>> FLOORS =
      Map.of(
          "drive", Map.of("status", 0.997, "shape", 0.976, "value", 0.958),
          "jira", Map.of("status", 0.987, "shape", 0.968, "value", 0.517),
          "okta", Map.of("status", 0.994, "shape", 0.962, "value", 0.911),
          "sheets", Map.of("status", 0.953, "shape", 0.940, "value", 0.833),
          "slack", Map.of("status", 0.912, "shape", 0.756, "value", 0.509));

  private static Optional<Path> recordings() {
    String told = System.getenv(FOLDER);
    Path folder = Path.of(told == null ? "../../shared/recordings" : told);
    if (!Files.isDirectory(folder)) {
      System.out.printf(
          "no traffic replayed: no folder %s; set %s to a folder of recordings%n",
          folder.toAbsolutePath().normalize(), FOLDER);
      return Optional.empty();
    }
    return Optional.of(folder);
  }

  private static List<Stage> stages() throws Exception {
    var loader = new TwinLoader(Catalog.SPECS, Inference::of);
    SortedMap<String, List<Candidate>> spaces = new TreeMap<>();
    for (String name : Catalog.names()) {
      Twin twin = loader.load(name, Catalog.TWINS.below(name));
      spaces
          .computeIfAbsent(twin.space(), _ -> new ArrayList<>())
          .add(new Candidate(twin, loader.meanings(name, Catalog.TWINS.below(name))));
    }
    List<Stage> stages = new ArrayList<>();
    for (List<Candidate> space : spaces.values()) {
      stages.add(new Stage(space, Catalog.people()));
    }
    return stages;
  }

  @Test
  void recordings_are_read_and_replayed_and_planted_mistakes_are_found() throws Exception {
    Optional<Path> folder = recordings();
    Assumptions.assumeTrue(folder.isPresent(), "no recordings here");
    var mutants = new Mutants(1);
    Check.Found found =
        new Check(stages(), (_, _, _) -> {}, Optional.of(mutants))
            .of(Recordings.files(folder.get()));
    found
        .boards()
        .forEach((twin, board) -> {
          System.out.println(new Table(twin, board).head());
          assertThat(board.all().line(Line.Who.CONSTANT).shape().right()).as(twin).isZero();
          assertThat(board.all().line(Line.Who.CONSTANT).value().right()).as(twin).isZero();
        });
    System.out.println(mutants.text());
    List<String> fallen = new ArrayList<>();
    FLOORS.forEach((twin, least) ->
        Optional.ofNullable(found.boards().get(twin))
            .ifPresent(board -> fallen.addAll(Floors.under(Map.of(twin, board), least))));
    assertThat(fallen).isEmpty();
    assertThat(found.troubles()).isEmpty();
    assertThat(found.boards()).containsKeys("okta", "jira", "slack", "drive", "docs", "sheets");
    assertThat(mutants.perfect().part()).isEqualTo(1);
    FOUND.forEach((kind, least) -> {
      Share share = mutants.killed().getOrDefault(kind, Share.NONE);
      assertThat(share.all()).as(kind).isPositive();
      assertThat(share.part()).as(kind).isGreaterThanOrEqualTo(least);
    });
  }
}
