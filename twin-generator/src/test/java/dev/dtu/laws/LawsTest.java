package dev.dtu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawsTest {

  private static Report report(Notebook.Wrong wrong) {
    return new Court(Notebook.that(wrong), List.of(1L, 2L, 3L)).judge();
  }

  @Test
  void a_service_that_does_all_things_right_breaks_no_law() {
    Report report = report(Notebook.Wrong.NOTHING);

    assertThat(report.broken()).isEmpty();
    assertThat(report.outside()).isEmpty();
    assertThat(report.applicable()).isEqualTo(report.passed()).isGreaterThan(14);
    assertThat(report.fit()).isEqualTo(1.0);
    assertThat(report.echo()).isEqualTo(1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "FORGETS_TITLE, reads-back note createNote",
    "ANSWERS_OUT_OF_SHAPE, fits note createNote",
    "LISTS_TWICE, listed-once note listNotes",
    "UPDATE_CLEARS, update-keeps-others note updateNote",
    "REPLACE_KEEPS, replace-clears note replaceNote",
    "DELETE_KEEPS, deleted-is-gone note deleteNote",
    "DELETE_LEAVES_COMMENTS, delete-takes-children note deleteNote",
    "ARCHIVES_NOTHING, act-shows note archiveNote",
    "PAGES_OVERLAP, pages-visit-once note listNotes",
    "KNOWS_EVERY_ID, unknown-is-refused note readNote",
    "REMEMBERS_ELSEWHERE, same-bytes note createNote",
    "BREAKS_DOWN, answers note createNote"
  })
  void a_service_that_does_one_thing_wrong_breaks_its_law(Notebook.Wrong wrong, String broken) {
    assertThat(report(wrong).broken()).extracting(Case::name).contains(broken);
  }

  @Test
  void an_operation_counts_as_stateful_only_when_another_shows_its_effect() {
    assertThat(report(Notebook.Wrong.FORGETS_TITLE).stateful())
        .doesNotContain("createComment".concat("s"))
        .contains("createComment", "readComment");
    assertThat(report(Notebook.Wrong.ARCHIVES_NOTHING).stateful()).doesNotContain("archiveNote");
  }

  @Test
  void the_same_seeds_find_the_same() {
    assertThat(report(Notebook.Wrong.LISTS_TWICE).cases())
        .isEqualTo(report(Notebook.Wrong.LISTS_TWICE).cases());
  }

  @Test
  void figures_name_what_is_below_its_floor() {
    Figures figures = Figures.of("notebook", report(Notebook.Wrong.FORGETS_TITLE));

    assertThat(figures.shortfalls()).anyMatch(line -> line.startsWith("echo "));
    assertThat(figures.table(true)).contains("reads-back note createNote");
    assertThat(figures.toJson().keys())
        .containsAll(Map.of("stateful", 1, "fill", 1, "lawsPassed", 1).keySet());
  }
}
