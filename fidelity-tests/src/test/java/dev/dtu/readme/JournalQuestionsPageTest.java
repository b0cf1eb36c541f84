package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.question.Conformance;
import dev.dtu.question.ExpectationReader;
import dev.dtu.question.QuestionReader;
import dev.dtu.question.Search;
import dev.dtu.question.Term;
import dev.dtu.question.Usage;
import dev.dtu.question.Watches;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The reference page of questions to journals tells of all there is.
class JournalQuestionsPageTest {

  private static String page() throws Exception {
    return Files.readString(Readme.project().resolve("docs/reference/journal-questions.md"));
  }

  @Test
  void every_criterion_has_a_row_in_its_order() throws Exception {
    String page = page();
    int at = 0;
    for (String word : Term.words()) {
      int row = page.indexOf("\n| `" + word + "` | ");
      assertThat(row).as(word).isGreaterThan(at);
      at = row;
    }
  }

  @Test
  void limits_are_as_the_page_says() throws Exception {
    String page = page();
    assertThat(page)
        .contains(
            row("QuestionReader.LIMIT", QuestionReader.LIMIT),
            row("ExpectationReader.LIMIT", ExpectationReader.LIMIT),
            row("Search.SCANNED", Search.SCANNED),
            row("Watches.LIMIT", Watches.LIMIT),
            row("Conformance.LIMIT", Conformance.LIMIT),
            row("Usage.LIMIT", Usage.LIMIT));
  }

  private static String row(String name, int limit) {
    return "| `" + name + "` | " + String.format(Locale.ROOT, "%,d", limit) + " ";
  }
}
