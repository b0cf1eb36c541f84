package dev.dtu.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.question.Watches;
import dev.dtu.twin.NotesTwin;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifyRoutesTest {

  private static final String NEVER = "{\"expect\": {\"question\": {}, \"exactly\": 9}%s}";

  private final Universes universes =
      new Universes(
          Map.of("notes", NotesTwin.twin()),
          1,
          InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

  private Answer ask(String more) throws Exception {
    byte[] body = NEVER.formatted(more).getBytes(StandardCharsets.UTF_8);
    Ask ask = new Ask(Operator.FIRST, Map.of("u", "a"), Query.parse(""), body, Headers.NONE);
    Route verify = new VerifyRoutes(universes, new Watches(0)).routes().getFirst();
    try {
      return verify.does().answer(ask);
    } catch (Wrong wrong) {
      return wrong.answer();
    }
  }

  @Test
  void who_finds_no_place_to_wait_is_told_and_who_does_not_wait_is_answered() throws Exception {
    universes.create(Wish.ANYTHING.named("a"));
    assertThat(ask(", \"within\": \"PT1M\"").status()).isEqualTo(503);
    assertThat(ask("").body().flatMap(Json::asObj).orElse(Obj.EMPTY).has("holds")).isTrue();
  }
}
