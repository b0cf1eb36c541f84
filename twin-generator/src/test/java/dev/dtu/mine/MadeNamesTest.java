package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Pointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Members by names that clients make up, read under one name for all.
class MadeNamesTest {

  private static final Obj FLAGS =
      Json.trusted("{\"starboard\": {\"no\": 1}}").asObj().orElseThrow();

  private static List<Sight> read(Pointer at, Obj thing) {
    var sight =
        new Sight(
            "a",
            "a",
            thing,
            Obj.EMPTY,
            thing,
            Map.of(),
            Map.of(),
            "",
            "bt1",
            "https://yard.example",
            "",
            Optional.empty());
    var names = new MadeNames(at);
    names.watch(sight);
    return names.of(sight);
  }

  @Test
  void a_thing_that_is_nothing_but_such_members_is_read_like_one_that_has_them() {
    Obj any = Json.trusted("{\"{}\": {\"no\": 1}}").asObj().orElseThrow();
    assertThat(read(Pointer.ROOT, FLAGS))
        .singleElement()
        .satisfies(each -> assertThat(each.shown()).isEqualTo(any));
    assertThat(read(Pointer.of("/flags"), Obj.of("flags", FLAGS)))
        .singleElement()
        .satisfies(each -> assertThat(each.shown()).isEqualTo(Obj.of("flags", any)));
  }
}
