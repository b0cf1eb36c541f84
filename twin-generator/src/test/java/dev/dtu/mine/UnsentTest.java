package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Pointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a document's default is worth where few were seen.
class UnsentTest {

  @Test
  void who_left_a_member_out_before_anybody_had_it_tells_nothing_of_its_default() {
    var notes = new Notes();
    notes.unsentOfKinds.put(Pointer.of("/gear/lights"), Json.of(false));
    String gear = "{\"gear\": {\"lights\": true}}";
    String none = "{\"gear\": {}}";
    List<Sight> made = new ArrayList<>();
    made.add(sight("2020-08-27", none));
    made.add(sight("2020-08-28", none));
    made.add(sight("2026-01-06", gear));
    assertThat(Unsent.alone(made, notes, List.of()))
        .singleElement()
        .satisfies(line ->
            assertThat(line.when())
                .isEqualTo(
                    Map.of(
                        "has:sent:/gear/lights", Json.of(false),
                        "since:2020-08-29", Json.of(true))));
    made.add(sight("2026-01-07", none));
    made.add(sight("2026-01-08", none));
    assertThat(Unsent.alone(made, notes, List.of())).isEmpty();
  }

  /// A boat that was made with some gear, and shown with it, by a group of its own.
  private static Sight sight(String day, String text) {
    Obj gear = Json.trusted(text).asObj().orElseThrow();
    return new Sight(
        day,
        day,
        gear,
        Obj.EMPTY,
        gear,
        Map.of(),
        Map.of(),
        "",
        "bt" + day,
        "https://yard.example",
        "",
        Optional.of(Instant.parse(day + "T10:00:00Z")));
  }
}
