package dev.dtu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dtu.distill.Distiller.Options;
import dev.dtu.document.Flaw;
import dev.dtu.document.Unreadable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The texts of flaws and refusals, held against golden files.
class FlawsTest {

  static Stream<Path> flawed() throws Exception {
    return documents("flaws");
  }

  private static Stream<Path> documents(String folder) throws Exception {
    try (Stream<Path> files = Files.list(Golden.RESOURCES.resolve(folder))) {
      return files
          .filter(file -> !file.toString().endsWith("-flaws.txt"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("flawed")
  void every_flaw_says_where_what_and_what_became_of_it(Path document) throws Exception {
    Distilled distilled = Distiller.distill(document, Options.named("flawed"));
    assertThat(distilled.counts().operations().adds()).isTrue();
    assertThat(distilled.counts().schemas().adds()).isTrue();
    assertThat(distilled.flaws()).allMatch(flaw -> flaw.line() > 0);
    String text = distilled.flaws().stream().map(Flaw::toString).collect(Collectors.joining("\n"));
    String name = document.getFileName().toString().replaceAll("\\.[a-z]+$", "");
    Golden.check(document.resolveSibling(name + "-flaws.txt"), text + "\n");
  }

  @Test
  void a_document_of_which_nothing_can_be_made_is_refused_with_its_place() throws Exception {
    var text = new StringBuilder();
    for (Path document : documents("refusals").toList()) {
      var refusal =
          catchThrowableOfType(
              Unreadable.class, () -> Distiller.distill(document, Options.named("refused")));
      assertThat(refusal).as("%s", document).isNotNull();
      text.append(refusal.getMessage()).append('\n');
    }
    Golden.check(Golden.RESOURCES.resolve("refusals-flaws.txt"), text.toString());
  }

  @Test
  void nesting_without_end_is_refused() {
    for (String open : List.of("[", "{\"a\":")) {
      String deep = "{\"openapi\": " + open.repeat(100_000);
      var refusal =
          catchThrowableOfType(
              Unreadable.class, () -> Distiller.distill("deep.json", deep, Options.named("deep")));
      assertThat(refusal).hasMessageContaining("levels of nesting");
    }
    var yaml =
        catchThrowableOfType(
            Unreadable.class,
            () -> Distiller.distill("deep.yaml", "a: " + "[".repeat(5000), Options.named("deep")));
    assertThat(yaml).hasMessageContaining("deep.yaml");
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    var refusal =
        catchThrowableOfType(
            Unreadable.class,
            () -> Distiller.distill(Path.of("nowhere.yaml"), Options.named("none")));
    assertThat(refusal).hasMessage("nowhere.yaml: expected a file, found none at nowhere.yaml");
  }

  @Test
  void utf_16_is_read_by_its_mark() throws Exception {
    String text = "\uFEFF{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"é\"}, \"paths\": {}}";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
    var distilled = Distiller.distill("wide.json", bytes, Options.named("wide"));
    assertThat(distilled.read("contract.json").text("title")).contains("é");
  }
}
