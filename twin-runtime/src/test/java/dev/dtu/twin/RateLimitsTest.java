package dev.dtu.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private static final Origin HERE = new Origin("http", "notes.example.com", "");
  private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:17.5Z");

  private final AtomicReference<Instant> real = new AtomicReference<>(BEGIN);
  private final Universe universe = universe();

  private Universe universe() {
    var limits =
        new RateLimits(
                List.of(
                    new RateLimits.Bucket(
                        "writes", List.of("createNote"), List.of(), true, 2, Duration.ofMinutes(1)),
                    new RateLimits.Bucket(
                        "reads", List.of("*"), List.of("GET"), false, 3, Duration.ofSeconds(10))),
                new TreeMap<>(
                    Map.of("x-limit", "${limit}", "x-left", "${remaining}", "x-reset", "${reset}")))
            .with(
                new Concurrency(
                    List.of(
                        new Concurrency.Area(
                            "writing", List.of("createNote"), 2, Duration.ofSeconds(30)))));
    Twin twin = NotesTwin.twin().with(new Climate(new TreeMap<>(), limits));
    var universes = new Universes(Map.of("notes", twin), 1, real::get);
    try {
      return universes.create(Wish.ANYTHING.named("a").takingAnyCredential());
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  @AfterEach
  void the_journal_gives_the_same_again() {
    assertThat(universe.replay().differences()).isEmpty();
  }

  private void on() {
    universe.act("test", "limits", draft -> new Settings(false, true).keep(draft));
  }

  private Turn create() {
    var request = Request.of("POST", "/notes").withJson(Obj.of("text", Json.of("x")));
    return universe.turn("notes", HERE, request.with("authorization", "Bearer x"));
  }

  private Turn read() {
    var request = Request.of("GET", "/notes/none").with("authorization", "Bearer x");
    return universe.turn("notes", HERE, request);
  }

  @Test
  void limits_are_off_until_they_are_switched_on() {
    for (int i = 0; i < 5; i++) {
      assertThat(create().reply().status()).isEqualTo(201);
    }
    assertThat(create().reply().headers().find("x-limit")).isEmpty();
  }

  @Test
  void calls_over_a_limit_are_refused_until_its_time_is_over() {
    on();
    assertThat(create().reply().headers().find("x-left")).contains("1");
    assertThat(create().reply().headers().find("x-left")).contains("0");
    Turn over = create();
    assertThat(over.reply().status()).isEqualTo(429);
    assertThat(over.outcome()).isEqualTo(new Turn.Outcome.Refused(Problem.RATE_LIMITED));
    String reset = Long.toString(BEGIN.plusSeconds(60).getEpochSecond());
    assertThat(over.reply().headers().find("x-reset")).contains(reset);
    real.set(BEGIN.plusSeconds(60).minusMillis(1));
    assertThat(create().reply().status()).isEqualTo(429);
    real.set(BEGIN.plusSeconds(60));
    assertThat(create().reply().status()).isEqualTo(201);
  }

  @Test
  void a_call_that_meets_as_many_as_there_may_be_is_refused_and_again_in_a_replay() {
    var request =
        Request.of("POST", "/notes")
            .withJson(Obj.of("text", Json.of("x")))
            .with("authorization", "Bearer x");
    assertThat(universe.turn("notes", HERE, request, 9).reply().status()).isEqualTo(201);
    on();
    assertThat(universe.turn("notes", HERE, request, 1).reply().status()).isEqualTo(201);
    Turn met = universe.turn("notes", HERE, request, 2);
    assertThat(met.outcome()).isEqualTo(new Turn.Outcome.Refused(Problem.CONCURRENCY_LIMITED));
    assertThat(met.reply().headers().find("x-left")).contains("1"); // it was counted nowhere
    Request read = Request.of("GET", "/notes/none").with("authorization", "Bearer x");
    assertThat(universe.turn("notes", HERE, read, 9).reply().status()).isEqualTo(404);
    assertThat(create().reply().status()).isEqualTo(201);
  }

  @Test
  void a_refused_call_counts_and_buckets_are_apart() {
    on();
    for (int i = 0; i < 3; i++) {
      assertThat(read().reply().status()).isEqualTo(404);
    }
    assertThat(read().reply().status()).isEqualTo(429);
    assertThat(create().reply().status()).isEqualTo(201);
  }
}
