package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What reads say of time, of things that were read right after they were made.
class AgesTest {

  private static final Instant BEGIN = Instant.parse("2026-01-31T10:11:12Z");
  private static final Pointer AT = Pointer.ROOT.to("changed");
  private static final Line NOW =
      new Line(
          AT, new TreeMap<>(), Optional.of(Json.of("${moment:2026-01-31T10:11:12Z}")), 8, 0, 0);

  private static Obj changed(Instant moment) {
    return Obj.of("changed", Json.of(moment.toString()));
  }

  /// A thing that is read some seconds after it was made.
  ///
  /// @param before what was known of it
  private static Sight read(int seconds, Obj before, Instant shown) {
    return new Sight(
        "group" + seconds,
        "session" + seconds,
        Obj.EMPTY,
        before,
        changed(shown),
        Map.of(),
        Map.of(),
        "",
        "crt" + seconds,
        "https://shop.example",
        "",
        Optional.of(BEGIN.plusSeconds(seconds)));
  }

  private static List<Line> kept(List<Sight> sights) {
    var notes = new Notes();
    notes.view.addAll(sights);
    return Ages.kept(List.of(NOW), notes);
  }

  @Test
  void what_was_made_just_now_is_as_old_as_that() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 8; i++) { // though each was made some moments after it was asked for
      sights.add(read(i % 2, changed(BEGIN), BEGIN));
    }
    assertThat(kept(sights)).isEmpty();
  }

  @Test
  void what_some_showed_to_be_older_than_the_call_is_not_now() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 6; i++) { // the service moved it after it had answered
      sights.add(read(1, changed(BEGIN), BEGIN.plusSeconds(1)));
    }
    assertThat(kept(sights)).containsExactly(NOW);
    sights.add(read(60, changed(BEGIN), BEGIN.plusSeconds(1)));
    assertThat(kept(sights)).isEmpty();
  }

  @Test
  void a_clock_that_is_read_tells_now() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 10; i < 200; i += 10) {
      sights.add(read(i, changed(BEGIN), BEGIN.plusSeconds(i)));
    }
    assertThat(kept(sights)).containsExactly(NOW);
  }

  @Test
  void where_nothing_was_known_before_there_is_nothing_to_keep() {
    assertThat(kept(List.of(read(60, Obj.EMPTY, BEGIN), read(1, Obj.EMPTY, BEGIN))))
        .containsExactly(NOW);
  }
}
