package dev.dtu.mine;

import static dev.dtu.mine.Harbour.line;
import static dev.dtu.mine.Harbour.made;
import static dev.dtu.mine.Harbour.no;
import static dev.dtu.mine.Harbour.ship;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found of the lives of things: what actions move, and what deletions leave.
class DeletionsTest {

  private static final String DELETE = line("DELETE /ships/shpID", "null", 204, "null");

  private static final String MOOR =
      line("POST /ships/shpID/moor", "null", 200, ship("ID", "MOORED"));

  @TempDir Path folder;

  private Harbour harbour;

  @BeforeEach
  void build() throws Exception {
    harbour = new Harbour(folder);
  }

  private static String read(String state) {
    return line("GET /ships/shpID", "null", 200, ship("ID", state));
  }

  private static List<Line> left(Usages mined) {
    return mined.of("deleteShip").map(Usage::item).orElse(List.of());
  }

  @Test
  void an_action_moves_what_it_was_seen_to_move() throws Exception {
    String told = made("ID") + MOOR + read("MOORED");
    Usages mined = harbour.mined(harbour.sessions(told, told, told));
    assertThat(harbour.right(mined, "getShip", told)).isOne();
    assertThat(harbour.right(Usages.NONE, "getShip", told)).isZero();
  }

  @Test
  void what_a_deletion_leaves_the_first_time_goes_the_second() throws Exception {
    String gone = line("GET /ships/shpID", "null", 404, no("GONE", "There is no such ship"));
    String all = made("ID") + DELETE + read("SUNK") + DELETE + gone;
    Usages mined = harbour.mined(harbour.sessions(all, all, all));
    assertThat(left(mined)).anyMatch(each -> each.at().equals(Pointer.ROOT));
    assertThat(left(mined)).anyMatch(each -> each.is().filter(Json.of("SUNK")::equals).isPresent());
    assertThat(harbour.status(mined, "deleteShip", all)).isOne();
    assertThat(harbour.status(mined, "getShip", all)).isOne();
    assertThat(harbour.status(Usages.NONE, "getShip", all)).isLessThan(1);
  }

  @Test
  void a_deletion_leaves_only_what_it_was_seen_to_leave() throws Exception {
    String twice = made("ID") + DELETE + read("AT_SEA") + DELETE;
    String once = made("ID") + MOOR + DELETE;
    Usages mined = harbour.mined(harbour.sessions(twice, twice, once, once));
    assertThat(left(mined).getFirst().when()).isEqualTo(Map.of("before:/state", Json.of("AT_SEA")));
    String gone = line("GET /ships/shpID", "null", 404, no("GONE", "There is no such ship"));
    assertThat(harbour.status(mined, "getShip", once + gone)).isOne();
    assertThat(harbour.status(mined, "getShip", made("ID") + DELETE + read("AT_SEA"))).isOne();
  }

  @Test
  void what_is_gone_after_some_deletions_of_the_same_kind_is_not_left() throws Exception {
    String twice = made("ID") + DELETE + read("AT_SEA");
    Usages mined = harbour.mined(harbour.sessions(twice, twice, made("ID") + DELETE));
    assertThat(left(mined)).isEmpty();
  }

  @Test
  void what_is_made_again_under_its_name_was_not_left() throws Exception {
    String again = made("ID") + DELETE + made("ID") + read("AT_SEA");
    assertThat(left(harbour.mined(harbour.sessions(again, again, again)))).isEmpty();
  }
}
