package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Headers;
import dev.dtu.event.Deliveries;
import dev.dtu.event.NotesEvents;
import dev.dtu.event.Outcome;
import dev.dtu.event.Patience;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.RuleReader;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.store.Table;
import dev.dtu.twin.Climate;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.People;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Calls that ask the outside before they are done; the test is the courier.
@Timeout(60)
class AwaitsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final String ADDRESS = "http://localhost:1/";
  private static final Outcome YES = new Outcome.Answered(200, Headers.NONE, "yes");

  @TempDir Path folder;
  private final LinkedBlockingQueue<Errand> taken = new LinkedBlockingQueue<>();
  private final Universes universes = new Universes(twins(LONG), 42, () -> NOON);
  private final Universe universe = created(universes);

  private static Map<String, Twin> twins(Duration within) {
    var climate = new Climate(new TreeMap<>(), RateLimits.NONE, NotesEvents.asking(within));
    return Map.of("notes", NotesTwin.twin().with(climate));
  }

  private Universe created(Universes in) {
    try {
      in.sendBy(taken::add);
      Universe made = in.create(Wish.ANYTHING.named("a").takingAnyCredential());
      made.time("test", Move.Freeze.FREEZE);
      return made;
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  @AfterEach
  void the_journal_makes_the_same_universe_again() {
    for (Universe each : universes.all()) {
      assertThat(each.replay().differences()).isEmpty();
    }
  }

  private static int notes(Universe in) {
    return in.store().table("notes/note").map(Table::size).orElse(0);
  }

  /// The entries of calls, in order.
  private static List<Turn> turns(Universe in) {
    List<Turn> turns = new ArrayList<>();
    for (Entry entry : in.entries(1, Integer.MAX_VALUE)) {
      if (entry instanceof Entry.Called(Turn turn)) {
        turns.add(turn);
      }
    }
    return turns;
  }

  private static CompletableFuture<Turn> waiting(Universe in, Turn asked) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return in.settled(asked);
      } catch (InterruptedException hurried) {
        throw new AssertionError(hurried);
      }
    });
  }

  private void weather(String fault) {
    universe.act(
        "test",
        "fault",
        draft -> {
          try {
            Faults.set(draft, RuleReader.rule(Obj.of("fault", Json.trusted(fault)), "f"));
          } catch (BadRule bad) {
            throw new AssertionError(bad);
          }
        });
  }

  private Errand errand() throws InterruptedException {
    return taken.take();
  }

  @Test
  void nothing_but_the_question_is_done_until_the_answer_comes() throws Exception {
    Turn asked = CourierTest.create(universe, ADDRESS);
    assertThat(asked.outcome()).isEqualTo(new Turn.Outcome.Awaits("d1", LONG));
    assertThat(notes(universe)).isZero();
    errand().heard(YES);
    Turn made = universe.settled(asked);
    assertThat(made.reply().status()).isEqualTo(201);
    assertThat(made.call().resumes()).isEqualTo("d1");
    assertThat(notes(universe)).isEqualTo(1);
    assertThat(turns(universe)).hasSize(2).last().isEqualTo(made);
    assertThat(universe.store().table(Deliveries.TABLE).size()).isEqualTo(1); // asked only once
  }

  @Test
  void another_answer_or_none_refuses_the_call_and_leaves_nothing_of_it() throws Exception {
    for (Outcome wrong :
        List.of(
            new Outcome.Answered(200, Headers.NONE, "no"),
            new Outcome.Answered(404, Headers.NONE, "yes"),
            new Outcome.Failed("timeout", "silence"),
            new Outcome.Refused("not there"))) {
      Turn asked = CourierTest.create(universe, ADDRESS);
      errand().heard(wrong);
      Turn refused = universe.settled(asked);
      assertThat(refused.outcome()).isEqualTo(new Turn.Outcome.Refused("unanswered"));
      assertThat(refused.reply().status()).isEqualTo(400);
      assertThat(notes(universe)).isZero();
    }
  }

  @Test
  void a_further_try_may_still_bring_the_answer() throws Exception {
    Turn asked = CourierTest.create(universe, ADDRESS);
    errand().heard(CourierTest.answer(500));
    errand().heard(YES);
    assertThat(universe.settled(asked).reply().status()).isEqualTo(201);
  }

  @Test
  void who_is_refused_anyway_asks_nobody() {
    assertThat(CourierTest.create(universe, "forbidden").reply().status()).isEqualTo(403);
    assertThat(taken).isEmpty();
  }

  @Test
  void a_clock_that_passes_the_time_ends_the_waiting() throws Exception {
    Turn asked = CourierTest.create(universe, ADDRESS);
    Errand late = errand();
    universe.time("test", new Move.Advance(LONG));
    assertThat(universe.settled(asked).reply().status()).isEqualTo(400);
    long last = universe.current().turn();
    late.heard(YES); // nobody waits for it any more
    assertThat(universe.current().turn()).isEqualTo(last);
    assertThat(notes(universe)).isZero();
  }

  @Test
  void a_frozen_clock_does_not_hold_a_call_longer_than_its_time() throws Exception {
    Universes quick = new Universes(twins(Duration.ofMillis(1)), 42, () -> NOON);
    Universe frozen = created(quick);
    Turn refused = frozen.settled(CourierTest.create(frozen, ADDRESS));
    assertThat(refused.outcome()).isEqualTo(new Turn.Outcome.Refused("unanswered"));
    assertThat(refused.call().moment()).isEqualTo(frozen.time().moment());
    assertThat(CourierTest.states(frozen)).containsExactly("failed");
    assertThat(frozen.replay().differences()).isEmpty();
  }

  @Test
  void more_calls_than_may_wait_are_refused_without_asking() throws Exception {
    for (int i = 0; i < Patience.LIMIT; i++) {
      assertThat(CourierTest.create(universe, ADDRESS).outcome())
          .isInstanceOf(Turn.Outcome.Awaits.class);
    }
    assertThat(taken).hasSize(Patience.LIMIT);
    Turn more = universe.settled(CourierTest.create(universe, ADDRESS));
    assertThat(more.outcome()).isEqualTo(new Turn.Outcome.Refused("unanswered"));
    assertThat(taken).hasSize(Patience.LIMIT);
    errand().heard(YES);
    assertThat(CourierTest.create(universe, ADDRESS).outcome())
        .isInstanceOf(Turn.Outcome.Awaits.class);
    assertThat(taken).hasSize(Patience.LIMIT);
  }

  @Test
  void what_the_courier_loses_or_brings_too_late_is_a_time_out() throws Exception {
    for (String fault :
        List.of("{\"courier\": \"lose\"}", "{\"courier\": \"delay\", \"by\": \"PT2M\"}")) {
      weather(fault);
      Turn asked = CourierTest.create(universe, ADDRESS);
      assertThat(asked.struck()).hasSize(1);
      universe.time("test", new Move.Advance(LONG));
      assertThat(universe.settled(asked).reply().status()).isEqualTo(400);
    }
    universe.time("test", new Move.Advance(Duration.ofHours(1)));
    assertThat(taken).isEmpty();
  }

  @Test
  void a_fault_of_the_call_strikes_once_and_does_not_hide_the_answer() throws Exception {
    weather("{\"stale\": \"PT1H\"}");
    Turn asked = CourierTest.create(universe, ADDRESS);
    errand().heard(YES);
    assertThat(universe.settled(asked).reply().status()).isEqualTo(201);
    weather("{\"refuse\": \"unavailable\"}");
    assertThat(CourierTest.create(universe, ADDRESS).reply().status()).isEqualTo(503);
    weather("{\"lose\": \"after\"}");
    Turn again = CourierTest.create(universe, ADDRESS);
    assertThat(again.struck()).isEmpty();
    errand().heard(YES);
    assertThat(universe.settled(again).struck()).hasSize(1);
    assertThat(notes(universe)).isEqualTo(2);
    assertThat(taken).isEmpty();
  }

  @Test
  void a_fork_has_nothing_of_a_call_that_waits_in_its_parent() throws Exception {
    Turn asked = CourierTest.create(universe, ADDRESS);
    Universe fork = universes.create(Wish.ANYTHING.named("b").forkOf("a"));
    fork.time("test", new Move.Advance(Duration.ofHours(1)));
    assertThat(CourierTest.states(fork)).containsExactly("left");
    assertThat(turns(fork)).noneMatch(turn -> !turn.call().resumes().isEmpty());
    errand().heard(YES);
    assertThat(universe.settled(asked).reply().status()).isEqualTo(201);
    assertThat(notes(fork)).isZero();
  }

  @Test
  void who_waits_in_a_universe_that_is_reset_is_told_so() throws Exception {
    Turn asked = CourierTest.create(universe, ADDRESS);
    CompletableFuture<Turn> client = waiting(universe, asked);
    universe.reset();
    assertThatThrownBy(client::join).hasCauseInstanceOf(Abandoned.class);
    errand().heard(YES);
    assertThat(universe.current().turn()).isZero();
  }

  @Test
  void who_waits_in_a_universe_that_is_deleted_is_told_so() throws Exception {
    Turn asked = CourierTest.create(universe, ADDRESS);
    CompletableFuture<Turn> client = waiting(universe, asked);
    universes.delete(universe.name());
    assertThatThrownBy(client::join).hasCauseInstanceOf(Abandoned.class);
  }

  @Test
  void another_process_settles_the_question_and_does_not_go_on_with_the_call() throws Exception {
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 5)) {
      CourierTest.create(
          created(Universes.kept(twins(LONG), ledger, 10, () -> NOON, People.NOBODY)), ADDRESS);
      taken.clear();
    }
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 5)) {
      Universes second = Universes.kept(twins(LONG), ledger, 10, () -> NOON, People.NOBODY);
      second.sendBy(taken::add);
      second.wakeBy(Alarm.NONE);
      errand().heard(YES);
      Universe found = second.find("a").orElseThrow();
      assertThat(CourierTest.states(found)).containsExactly("delivered");
      assertThat(turns(found)).hasSize(1);
      assertThat(notes(found)).isZero();
      Turn asked = CourierTest.create(found, ADDRESS);
      errand().heard(YES);
      assertThat(found.settled(asked).reply().status()).isEqualTo(201);
      Universe copy = second.open(Optional.of("copy"), found.transcript());
      assertThat(copy.store().hash()).isEqualTo(found.store().hash());
      assertThat(Replay.of(found.twins(), found.transcript()).differences()).isEmpty();
    }
  }
}
