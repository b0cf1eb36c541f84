package dev.dtu.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaTest {

  @Test
  void each_formula_comes_to_what_the_table_says() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String line : lines()) {
      int arrow = line.indexOf(" → ");
      String formula = line.substring(0, arrow);
      String expected = line.substring(arrow + 3);
      String found = new Book().shown(formula);
      if (!found.equals(expected)) {
        wrong.add(formula + " → " + found + ", not " + expected);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = FormulaTest.class.getResourceAsStream("/sheets/formulas.txt")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
