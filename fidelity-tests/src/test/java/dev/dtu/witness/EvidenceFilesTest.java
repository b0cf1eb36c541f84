package dev.dtu.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.evidence.Evidence;
import dev.dtu.evidence.Facts;
import dev.dtu.evidence.Seen;
import dev.dtu.evidence.Source;
import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Gatherer;
import dev.dtu.fidelity.Projects;
import dev.dtu.infer.Inference;
import dev.dtu.load.Catalog;
import dev.dtu.load.EvidenceFile;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Recordings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The evidence in the catalog: it can be gathered again, and it holds no value of a body.
@Timeout(300)
class EvidenceFilesTest {

  private static final String FOLDER = "DTU_RECORDINGS";

  private static final List<String> TYPES =
      List.of("array", "boolean", "null", "number", "object", "string");

  @Test
  void gathered_again_it_is_the_same_byte_for_byte() throws Exception {
    String told = System.getenv(FOLDER);
    Path folder = Path.of(told == null ? "../../shared/recordings" : told);
    if (!Files.isDirectory(folder)) {
      System.out.printf(
          "evidence not gathered again: no folder %s; set %s to a folder of recordings%n",
          folder.toAbsolutePath().normalize(), FOLDER);
    }
    Assumptions.assumeTrue(Files.isDirectory(folder), "no recordings here");
    var loader = new TwinLoader(Catalog.SPECS, Inference::of);
    SortedMap<String, List<Candidate>> spaces = new TreeMap<>();
    for (String name : Catalog.names()) {
      var shelf = Catalog.TWINS.below(name);
      var candidate = new Candidate(loader.load(name, shelf), loader.meanings(name, shelf));
      spaces.computeIfAbsent(Catalog.space(name), _ -> new ArrayList<>()).add(candidate);
    }
    List<String> seen = new ArrayList<>();
    for (List<Candidate> space : spaces.values()) {
      var gatherer = new Gatherer(space, Projects.at(folder));
      gatherer
          .of(Recordings.files(folder))
          .forEach((twin, evidence) -> {
            if (!evidence.names().isEmpty()) {
              seen.add(twin);
              assertThat(evidence.text())
                  .as(
                      "dtu evidence --twin %1$s --recordings … -o twin-catalog/%1$s/%2$s",
                      twin, Evidence.FILE)
                  .isEqualTo(text(twin));
            }
          });
      assertThat(gatherer.troubles()).isEmpty();
    }
    assertThat(seen).containsExactlyInAnyOrder("docs", "drive", "jira", "okta", "sheets", "slack");
  }

  private static String text(String twin) {
    return Catalog.TWINS
        .below(twin)
        .read(Evidence.FILE)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("no file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs", "drive", "jira", "okta", "sheets", "slack"})
  void it_says_names_types_forms_and_words_and_nothing_else(String twin) {
    Evidence evidence = EvidenceFile.read(Catalog.TWINS.below(twin));
    assertThat(evidence.twin()).isEqualTo(twin);
    assertThat(evidence.sources()).isNotEmpty();
    for (Source source : evidence.sources()) {
      assertThat(source.name()).matches("[a-z-]+/[a-z-]+");
      assertThat(source.licence()).isNotEmpty();
      assertThat(source.first() + source.last()).matches("(\\d{4}-\\d\\d-\\d\\d){0,2}");
    }
    for (String name : evidence.names()) {
      Facts facts = evidence.find(name).orElseThrow();
      assertThat(facts.name()).isEqualTo(name);
      assertThat(facts.verdicts().keySet()).allMatch(word -> word.matches("[A-Za-z][\\w.-]{0,60}"));
      assertThat(facts.headers().keySet()).allMatch(word -> word.matches("[a-z0-9-]{1,60}"));
      assertThat(facts.query().keySet()).allMatch(word -> word.matches("[\\w.$\\[\\]-]{1,60}"));
      facts.request().ifPresent(root -> each(root, name, EvidenceFilesTest::plain));
      facts.reply().ifPresent(root -> each(root, name, EvidenceFilesTest::plain));
    }
  }

  private static void plain(String path, Seen seen) {
    assertThat(TYPES).as(path).containsAll(seen.types().keySet());
    assertThat(seen.words()).as(path).allMatch(word -> word.matches("[A-Za-z0-9_.:/+*-]{1,60}"));
    seen.form()
        .ifPresent(form ->
            assertThat(form)
                .as(path)
                .matches("uuid|[0-9A-Za-z_-]{0,3}\\[[0-9A-Za-z_-]{3,11}]\\{\\d+(,\\d+)?}"));
    for (String member : seen.members().keySet()) {
      assertThat(member).as(path).matches("[A-Za-z0-9_$@. :/+*#-]{1,60}");
      assertThat(member).as("%s: an address of somebody", path).doesNotMatch(".+@.+");
      assertThat(member).as("%s: an id", path).doesNotMatch("\\d{3,}|.*[0-9a-f]{16}.*");
    }
  }

  private static void each(Seen seen, String path, BiConsumer<String, Seen> look) {
    look.accept(path, seen);
    seen.members().forEach((name, below) -> each(below, path + "." + name, look));
    seen.items().ifPresent(below -> each(below, path + "[]", look));
    seen.any().ifPresent(below -> each(below, path + ".{}", look));
  }
}
