package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What changes show of things that nobody was seen to make.
class UntouchedTest {

  private static Obj obj(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  @Test
  void all_but_what_was_sent_was_there_before() {
    var sight =
        new Sight(
            "a",
            "a",
            obj("{\"tons\":6,\"rig\":{\"masts\":2}}"),
            Obj.EMPTY,
            obj("{\"id\":\"x\",\"tons\":6,\"rig\":{\"masts\":2,\"sails\":4}}"),
            Map.of(),
            Map.of(),
            "",
            "x",
            "https://yard.example",
            "",
            Optional.of(Instant.parse("2026-03-01T12:00:00Z")));
    Sight stood = Untouched.of(sight);
    assertThat(stood.shown()).isEqualTo(obj("{\"id\":\"x\",\"rig\":{\"sails\":4}}"));
    assertThat(stood.sent()).isEqualTo(Obj.EMPTY);
  }
}
