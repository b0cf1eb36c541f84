package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Delivery;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.Fault;
import dev.dtu.fault.RuleReader;
import dev.dtu.fault.Struck;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Marked;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.Settings;
import dev.dtu.twin.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {

  private static final Origin HERE = new Origin("http", "notes.example.com", "");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final AtomicReference<Instant> real = new AtomicReference<>(NOON);
  private final Universes universes =
      new Universes(Map.of("notes", NotesTwin.twin()), 42, real::get);
  private final Universe universe = created(Wish.ANYTHING.named("a").takingAnyCredential());

  private Universe created(Wish wish) {
    try {
      return universes.create(wish);
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  @AfterEach
  void what_struck_strikes_again_whatever_the_rules_are() {
    universe.act("test", "clear", draft -> Faults.clear(draft, "f"));
    for (Universe each : universes.all()) {
      assertThat(each.replay().differences()).isEmpty();
    }
  }

  /// Sets the rule `f`.
  private void weather(String json) {
    universe.act(
        "test",
        "fault",
        draft -> {
          try {
            Faults.set(draft, RuleReader.rule(Json.trusted(json), "f"));
          } catch (BadRule bad) {
            throw new AssertionError(bad);
          }
        });
  }

  private Turn call(Request request) {
    return universe.turn("notes", HERE, request.with("authorization", "Bearer x"));
  }

  private Turn create(String text) {
    return call(Request.of("POST", "/notes").withJson(Obj.of("text", Json.of(text))));
  }

  private static String id(Turn created) {
    return Json.trusted(created.reply().body().toString())
        .asObj()
        .flatMap(note -> note.text("id"))
        .orElseThrow();
  }

  private Turn read(String id) {
    return call(Request.of("GET", "/notes/" + id));
  }

  private int notes() {
    return universe.store().table("notes/note").map(dev.dtu.store.Table::size).orElse(0);
  }

  @Test
  void a_refusal_on_arrival_is_in_the_services_own_words_and_nothing_was_done() {
    weather(
        """
        {"fault": {"refuse": "rate-limited", "status": 429, "headers": {"Retry-After": "7"}}}
        """);
    Turn turn = create("one");
    assertThat(turn.reply().status()).isEqualTo(429);
    assertThat(turn.reply().headers().find("retry-after")).contains("7");
    assertThat(turn.outcome()).isEqualTo(new Turn.Outcome.Refused("rate-limited"));
    assertThat(turn.struck()).extracting(Struck::rule).containsExactly("f");
    assertThat(notes()).isZero();
  }

  @Test
  void a_call_lost_before_it_came_was_not_done_and_a_lost_reply_has_still_happened() {
    weather("{\"fault\": {\"lose\": \"before\"}}");
    assertThat(create("one").reply().delivery().end()).isEqualTo(Delivery.End.Lost.LOST);
    assertThat(notes()).isZero();
    weather("{\"fault\": {\"lose\": \"after\"}}");
    Turn lost = create("two");
    assertThat(lost.reply().delivery().end()).isEqualTo(Delivery.End.Lost.LOST);
    assertThat(lost.struck().getFirst().fault().certainty()).isEqualTo(Fault.Certainty.UNKNOWN);
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void a_reply_is_late_torn_dripping_garbled_or_mistyped_and_what_was_asked_is_done() {
    weather("{\"fault\": {\"delay\": \"PT2S\"}}");
    assertThat(create("one").reply().delivery().delay()).isEqualTo(Duration.ofSeconds(2));
    weather("{\"fault\": {\"cut\": 0.5}}");
    Turn torn = create("two");
    assertThat(torn.reply().delivery().end())
        .isEqualTo(new Delivery.End.Torn(torn.reply().body().length() / 2));
    weather("{\"fault\": {\"drip\": {\"bytes\": 3, \"every\": \"PT0.1S\"}}}");
    assertThat(create("three").reply().delivery().drip())
        .contains(new Delivery.Drip(3, Duration.ofMillis(100)));
    weather("{\"fault\": {\"garble\": true}}");
    assertThat(create("four").reply().body().toString()).doesNotEndWith("}");
    weather("{\"fault\": {\"retype\": \"text\"}}");
    assertThat(create("five").reply().body().toString()).contains("\"text\":4");
    assertThat(notes()).isEqualTo(5);
  }

  @Test
  void a_fault_that_finds_nothing_to_bend_did_not_strike() {
    weather("{\"fault\": {\"retype\": \"no.such.member\"}}");
    assertThat(create("one").struck()).isEmpty();
  }

  @Test
  void a_stale_read_shows_an_older_state_and_a_write_is_done_as_ever() {
    String id = id(create("one"));
    real.set(NOON.plusSeconds(10));
    String late = id(create("two"));
    weather("{\"fault\": {\"stale\": \"PT5S\"}}");
    assertThat(read(id).reply().status()).isEqualTo(200);
    Turn stale = read(late);
    assertThat(stale.reply().status()).isEqualTo(404);
    assertThat(stale.struck().getFirst().turn()).isEqualTo(1);
    create("three");
    assertThat(notes()).isEqualTo(3);
    real.set(NOON.plusSeconds(20));
    assertThat(read(late).reply().status()).isEqualTo(200);
  }

  private List<Boolean> struck(int calls) {
    List<Boolean> struck = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      struck.add(!create("x").struck().isEmpty());
    }
    return struck;
  }

  @Test
  void a_rule_strikes_the_first_the_nth_or_every_nth_of_its_calls() {
    weather("{\"when\": {\"first\": 2}, \"fault\": {\"lose\": \"before\"}}");
    assertThat(struck(4)).containsExactly(true, true, false, false);
    weather("{\"when\": {\"nth\": 2}, \"fault\": {\"lose\": \"before\"}}");
    assertThat(struck(4)).containsExactly(false, true, false, false);
    weather("{\"when\": {\"every\": 2}, \"fault\": {\"lose\": \"before\"}}");
    assertThat(struck(4)).containsExactly(false, true, false, true);
    assertThat(Faults.count(universe.store(), "f")).isEqualTo(new Faults.Count(4, 2));
  }

  @Test
  void chance_strikes_its_part_of_the_calls_and_the_same_ones_in_a_fork() {
    weather("{\"when\": {\"chance\": 0.3}, \"fault\": {\"refuse\": \"broken\"}}");
    Universe fork = created(Wish.ANYTHING.named("fork").forkOf("a"));
    List<Boolean> here = struck(200);
    List<Boolean> there = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      var request = Request.of("POST", "/notes").withJson(Obj.of("text", Json.of("x")));
      Turn turn = fork.turn("notes", HERE, request.with("authorization", "Bearer x"));
      there.add(!turn.struck().isEmpty());
    }
    assertThat(there).isEqualTo(here);
    assertThat(here.stream().filter(hit -> hit).count()).isBetween(40L, 80L);
  }

  @Test
  void a_rule_is_for_its_window_of_the_clock() {
    weather(
        """
        {"when": {"from": "2026-01-01T12:00:10Z", "until": "2026-01-01T12:00:20Z"},
         "fault": {"lose": "before"}}
        """);
    assertThat(create("x").struck()).isEmpty();
    real.set(NOON.plusSeconds(10));
    assertThat(create("x").struck()).hasSize(1);
    real.set(NOON.plusSeconds(20));
    assertThat(create("x").struck()).isEmpty();
    assertThat(Faults.count(universe.store(), "f").seen()).isEqualTo(1);
  }

  @Test
  void a_rule_is_for_its_operation_caller_and_arguments() {
    weather("{\"on\": {\"operation\": [\"nothing\", \"cr*\"]}, \"fault\": {\"lose\": \"after\"}}");
    Turn created = create("x");
    assertThat(created.operation()).startsWith("cr");
    assertThat(created.struck()).hasSize(1);
    assertThat(read("nobody").struck()).isEmpty();
    weather("{\"on\": {\"caller\": \"admin\"}, \"fault\": {\"lose\": \"after\"}}");
    assertThat(create("x").struck()).hasSize(1);
    assertThat(universe.turn("notes", HERE, Request.of("GET", "/notes/x")).struck()).isEmpty();
    weather("{\"on\": {\"arguments\": {\"text\": \"y\"}}, \"fault\": {\"lose\": \"after\"}}");
    assertThat(create("x").struck()).isEmpty();
    assertThat(create("y").struck()).hasSize(1);
    weather("{\"on\": {\"arguments\": {\"id\": \"y\"}}, \"fault\": {\"lose\": \"after\"}}");
    assertThat(read("x").struck()).isEmpty();
    assertThat(read("y").struck()).hasSize(1);
  }

  @Test
  void a_header_brings_a_fault_only_where_that_is_allowed() {
    Request asked =
        Request.of("GET", "/notes/x").with("x-dtu-fault", "{\"refuse\": \"unavailable\"}");
    assertThat(call(asked).reply().status()).isEqualTo(404);
    universe.act("test", "allow", draft -> new Settings(true, false).keep(draft));
    assertThat(call(asked).reply().status()).isEqualTo(503);
    Turn bad = call(Request.of("GET", "/notes/x").with("x-dtu-fault", "{\"refuse\": 1}"));
    assertThat(bad.reply().status()).isEqualTo(400);
    assertThat(bad.reply().headers().find(Marked.HEADER)).contains("fault");
    assertThat(bad.reply().body().toString()).contains("a text");
    Turn unknown = call(Request.of("GET", "/notes/x").with("x-dtu-fault", "storm"));
    assertThat(unknown.reply().body().toString()).contains("storm");
  }
}
