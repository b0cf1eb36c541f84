package dev.dtu.mine;

import static dev.dtu.mine.Harbour.line;
import static dev.dtu.mine.Harbour.made;
import static dev.dtu.mine.Harbour.ship;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members that are never shown, and what changes are answered with instead of the thing.
class UnshownTest {

  private static final String TALLY = "{\"name\":\"quay of stone\",\"tons\":1}";

  @TempDir Path folder;

  private Harbour harbour;

  @BeforeEach
  void build() throws Exception {
    harbour = new Harbour(folder);
  }

  private static String listed(int ships) {
    var items = new StringBuilder();
    for (int i = 0; i < ships; i++) {
      items.append(i == 0 ? "" : ",").append(ship("ID" + i, "AT_SEA"));
    }
    return line("GET /ships", "null", 200, "[" + items + "]");
  }

  private static List<Line> fleet(Usages mined) {
    return mined.of("listShips").map(Usage::view).orElse(List.of()).stream()
        .filter(each -> each.at().toString().equals("/fleetId"))
        .toList();
  }

  @Test
  void what_a_list_was_never_seen_to_show_it_does_not_show() throws Exception {
    String told = listed(4);
    Usages mined = harbour.mined(harbour.sessions(told, told, told, told, told));
    assertThat(fleet(mined)).hasSize(1);
    assertThat(fleet(mined).getFirst().is()).isEmpty();
    assertThat(fleet(mined).getFirst().when())
        .as("a parameter nobody sent may ask for it")
        .isEqualTo(Map.of("has:query:order", Json.of(false)));
  }

  @Test
  void few_things_tell_nothing_of_what_is_never_shown() throws Exception {
    String told = listed(3);
    assertThat(fleet(harbour.mined(harbour.sessions(told, told, told, told, told)))).isEmpty();
    String often = listed(20);
    assertThat(fleet(harbour.mined(harbour.sessions(often, often)))).isEmpty();
  }

  @Test
  void a_change_is_answered_with_what_it_was_seen_to_answer() throws Exception {
    String told = made("ID") + line("POST /ships/shpID/moor", "null", 200, TALLY);
    Usages mined = harbour.mined(harbour.sessions(told, told, told));
    assertThat(mined.of("moorShip").orElseThrow().apart()).isTrue();
    assertThat(harbour.right(mined, "moorShip", told)).isOne();
    assertThat(harbour.right(Usages.NONE, "moorShip", told)).isZero();
  }
}
