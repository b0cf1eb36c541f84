package dev.dtu.mine;

import static dev.dtu.mine.Harbour.line;
import static dev.dtu.mine.Harbour.made;
import static dev.dtu.mine.Harbour.ship;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
  void what_is_mostly_shown_though_the_document_has_it_elsewhere_is_kept() {
    var notes = new Notes();
    notes.members.add("id");
    String whole = "{\"id\":\"x\",\"berth\":\"north\",\"flag\":\"red\"}";
    for (String shown : List.of(whole, whole, "{\"id\":\"x\",\"crew\":3}")) {
      notes.view.add(sight(shown));
    }
    var told = new Line(Pointer.of("/flag"), new TreeMap<>(), Optional.empty(), 1, 0, 0);
    List<Line> beyond = Beyond.lines(notes, List.of(told));
    assertThat(beyond).hasSize(1);
    assertThat(beyond.getFirst().at()).isEqualTo(Pointer.of("/berth"));
    assertThat(beyond.getFirst().is()).contains(Line.KEPT);
    assertThat(beyond.getFirst().against()).isOne();
    notes.members.clear();
    assertThat(Beyond.lines(notes, List.of())).as("a document that tells nothing").isEmpty();
  }

  @Test
  void a_read_shows_what_it_was_seen_to_show_though_its_document_has_it_not() throws Exception {
    String sent = "{\"post\":\"cook\"}";
    String mate = "{\"id\":\"mtID\",\"post\":\"cook\"}";
    String told =
        made("ID")
            + line("POST /ships/shpID/mates", sent, 201, mate)
            + line("GET /ships/shpID/mates/mtID", "null", 200, mate)
            + line("GET /ships/shpID/mates/mtID", "null", 200, mate);
    Usages mined = harbour.mined(harbour.sessions(told, told, told));
    assertThat(harbour.right(Usages.NONE, "getMate", told)).isZero();
    assertThat(harbour.right(mined, "getMate", told)).isOne();
  }

  private static Sight sight(String shown) {
    return new Sight(
        "a",
        "a",
        Obj.EMPTY,
        Obj.EMPTY,
        Json.trusted(shown).asObj().orElseThrow(),
        Map.of(),
        Map.of(),
        "",
        "x",
        "https://yard.example",
        "",
        Optional.empty());
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
