package dev.dtu.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.twins.sheets.formula.Area;
import dev.dtu.twins.sheets.formula.Formula;
import dev.dtu.twins.sheets.formula.Shift;
import dev.dtu.twins.sheets.formula.Shown;
import dev.dtu.twins.sheets.formula.Value;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What holds of any text that somebody types as a formula.
class FormulaLaws {

  private static final List<String> PIECES =
      List.of(
          "A1",
          "$B$2",
          "C:C",
          "2:3",
          "'My Sheet'!A1",
          "Sheet1!B2:C",
          "Sold",
          "SUM(",
          "IF(",
          "MAP(",
          "LAMBDA(x,",
          "LET(x,",
          "x",
          ")",
          "(",
          ",",
          ";",
          "{",
          "}",
          "+",
          "-",
          "*",
          "/",
          "^",
          "&",
          "=",
          "<>",
          "%",
          ":",
          "1",
          "2.5",
          "\"a\"",
          "TRUE",
          "#REF!",
          "#N/A",
          "ARRAYFORMULA(",
          "INDEX(",
          "FILTER(",
          "SORT(",
          "TEXT(",
          "REGEXEXTRACT(",
          "OFFSET(",
          "SPLIT(",
          "!",
          "'",
          "\"",
          " ");

  @Provide
  Arbitrary<String> formulas() {
    return Arbitraries.of(PIECES).list().ofMaxSize(14).map(pieces -> "=" + String.join("", pieces));
  }

  @Property(tries = 3000)
  void any_text_is_read_and_comes_to_a_value(@ForAll String text) {
    Formula formula = Formula.of("=" + text);
    assertThat(formula.text()).isEqualTo("=" + text);
    assertThat(formula.evaluate(new Book(), "Sheet1", 0, 7)).isNotNull();
  }

  @Property(tries = 3000)
  void any_pieces_are_read_and_come_to_a_value(@ForAll("formulas") String text) {
    Formula formula = Formula.of(text);
    assertThat(formula.text()).isEqualTo(text);
    assertThat(formula.evaluate(new Book(), "Sheet1", 0, 7)).isNotNull();
    assertThat(formula.reads(new Book(), "Sheet1")).allMatch(area -> area.bottom() > area.top());
  }

  @Property(tries = 1000)
  void what_is_moved_there_and_back_is_the_same(
      @ForAll("formulas") String text,
      @ForAll @IntRange(max = 50) int rows,
      @ForAll @IntRange(max = 50) int columns) {
    Formula formula = Formula.of(text);
    assertThat(formula.moved(rows, columns).moved(-rows, -columns).text())
        .isEqualToIgnoringCase(text); // what moves is written in capitals
  }

  @Property(tries = 1000)
  void what_comes_and_goes_again_changes_no_formula(
      @ForAll("formulas") String text,
      @ForAll @IntRange(max = 9) int start,
      @ForAll @IntRange(min = 1, max = 5) int count) {
    Formula formula = Formula.of(text);
    for (Shift shift :
        List.of(
            Shift.rows("Sheet1", start, start + count),
            Shift.columns("My Sheet", start, start + count))) {
      Formula there = formula.inserted(shift, "Sheet1");
      assertThat(there.deleted(shift, "Sheet1").text()).isEqualTo(text);
    }
  }

  @Property(tries = 2000)
  void any_number_shows_by_any_pattern(@ForAll double number, @ForAll String pattern) {
    assertThat(Shown.of(number, pattern)).isNotNull();
    assertThat(Shown.general(number)).isNotEmpty();
  }

  @Test
  void references_follow_the_cells_they_name() {
    Formula formula = Formula.of("=A3+$B$5+SUM(C2:C9)+'My Sheet'!A3+D:D");
    assertThat(formula.inserted(Shift.rows("Sheet1", 2, 4), "Sheet1").text())
        .isEqualTo("=A5+$B$7+SUM(C2:C11)+'My Sheet'!A3+D:D");
    assertThat(formula.deleted(Shift.rows("Sheet1", 2, 3), "Sheet1").text())
        .isEqualTo("=#REF!+$B$4+SUM(C2:C8)+'My Sheet'!A3+D:D");
    assertThat(formula.deleted(Shift.columns("Sheet1", 2, 4), "Sheet1").text())
        .isEqualTo("=A3+$B$5+SUM(#REF!)+'My Sheet'!A3+#REF!");
    assertThat(formula.inserted(Shift.rows("My Sheet", 0, 1), "Sheet1").text())
        .isEqualTo("=A3+$B$5+SUM(C2:C9)+'My Sheet'!A4+D:D");
    assertThat(formula.reordered(Shift.rows("Sheet1", 2, 3), 7, "Sheet1").text())
        .isEqualTo("=A7+$B$4+SUM(C2:C9)+'My Sheet'!A3+D:D");
    assertThat(formula.renamed("my sheet", "Other").text())
        .isEqualTo("=A3+$B$5+SUM(C2:C9)+Other!A3+D:D");
    assertThat(formula.moved(-4, 0).text()).isEqualTo("=#REF!+$B$5+SUM(#REF!)+#REF!+D:D");
    Area cut = new Area("Sheet1", 2, 0, 3, 1);
    assertThat(formula.carried(cut, Area.cell("My Sheet", 0, 1), "Sheet1").text())
        .isEqualTo("='My Sheet'!B1+$B$5+SUM(C2:C9)+'My Sheet'!A3+D:D");
  }

  @Test
  void what_is_too_much_ends_with_an_error() {
    var book = new Book();
    assertThat(book.shown("=" + "(".repeat(5000) + "1" + ")".repeat(5000)))
        .isEqualTo("#ERROR! Formula parse error.");
    assertThat(book.shown("=1" + "+1".repeat(20000))).isEqualTo("20001");
    assertThat(book.shown("=" + "-".repeat(20000) + "1")).isEqualTo("#ERROR! Formula parse error.");
    assertThat(book.shown("=\"" + "a".repeat(60000) + "\"")).startsWith("#ERROR!");
    assertThat(book.shown("=REGEXMATCH(REPT(\"a\",40000),\"(a*)*b\")")).isEqualTo("FALSE");
    assertThat(book.shown("=SUM(MAKEARRAY(3000,3000,LAMBDA(r,c,r*c)))"))
        .isEqualTo("#ERROR! Calculation limit was reached when trying to compute this formula.");
    assertThat(Formula.of("=A1").evaluate(book, "Sheet1", 0, 7)).isEqualTo(Value.of("name"));
  }
}
