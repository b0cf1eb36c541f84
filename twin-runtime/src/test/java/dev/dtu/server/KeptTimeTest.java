package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.fault.Fault;
import dev.dtu.fault.Rule;
import dev.dtu.fault.Selector;
import dev.dtu.fault.Trigger;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.twin.People;
import dev.dtu.twin.Timers;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Clock;
import dev.dtu.universe.Faults;
import dev.dtu.universe.Move;
import dev.dtu.universe.Replay;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Time, timers, faults and older states of universes that were kept.
@Timeout(60)
class KeptTimeTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Origin HERE = new Origin("http", "localhost", "");

  @TempDir Path folder;
  private final AtomicReference<Instant> real = new AtomicReference<>(NOON);

  private Ledger open() throws IOException {
    return Ledger.open(folder, Options.DEFAULT, 5);
  }

  private Universes universes(Ledger ledger) {
    return Universes.kept(Notes.catalog(), ledger, 100, real::get, People.NOBODY);
  }

  private static Turn create(Universe universe, String text) {
    var request =
        Request.of("POST", "/api/v1/notes")
            .with("authorization", "Token any")
            .withJson(Obj.of("text", Json.of(text)));
    return universe.turn("notes", HERE, request);
  }

  private static void set(Universe universe, String name, Duration after) {
    Obj row = Obj.of("item", Obj.of("text", Json.of(name)));
    Obj with = Obj.of("table", Json.of("notes/done"), "key", Json.of(name)).with("row", row);
    var timer = new Timers.Timer(name, NOON.plus(after), "", "put", with);
    universe.act("test", "timer", draft -> Timers.set(draft, timer));
  }

  @Test
  void what_is_due_wakes_a_universe_that_sleeps_since_the_server_began() throws Exception {
    try (Ledger ledger = open()) {
      Universe timed = universes(ledger).create(Wish.ANYTHING.named("timed"));
      set(timed, "soon", Duration.ofHours(1));
      set(timed, "late", Duration.ofHours(5));
    }
    real.set(NOON.plus(Duration.ofHours(2)));
    try (Ledger ledger = open()) {
      Universes universes = universes(ledger);
      universes.create(Wish.ANYTHING.named("idle"));
      var next = new CompletableFuture<String>();
      Instant late = NOON.plus(Duration.ofHours(5));
      universes.wakeBy((universe, due) -> {
        if (due.equals(late)) { // so it has seen to what was due before
          next.complete(universe.name());
        }
      });
      assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo("timed");
      List<Entry> entries = universes.find("timed").orElseThrow().entries(3, 10);
      assertThat(entries)
          .singleElement()
          .isInstanceOfSatisfying(
              Entry.Tick.class,
              tick -> assertThat(tick.moment()).isEqualTo(NOON.plus(Duration.ofHours(1))));
    }
  }

  @Test
  void a_fork_without_a_call_still_wakes_for_the_timers_it_was_born_with() throws Exception {
    try (Ledger ledger = open()) {
      Universes universes = universes(ledger);
      set(universes.create(Wish.ANYTHING.named("parent")), "late", Duration.ofHours(5));
      universes.create(Wish.ANYTHING.named("fork").forkOf("parent"));
      universes.delete("parent");
    }
    try (Ledger ledger = open()) {
      var woken = new CompletableFuture<String>();
      universes(ledger).wakeBy((universe, _) -> woken.complete(universe.name()));
      assertThat(woken.get(10, TimeUnit.SECONDS)).isEqualTo("fork");
    }
  }

  @Test
  void a_clock_stands_where_it_stood_also_after_a_reset() throws Exception {
    Instant begin = Instant.parse("2001-01-01T00:00:00Z");
    try (Ledger ledger = open()) {
      Universes universes = universes(ledger);
      Clock old = new Clock.Frozen(begin);
      Universe moved = universes.create(Wish.ANYTHING.named("moved").withClock(old));
      moved.time("test", new Move.Advance(Duration.ofDays(1)));
      Universe reset = universes.create(Wish.ANYTHING.named("reset").forkOf("moved"));
      reset.time("test", new Move.Advance(Duration.ofDays(9)));
      reset.reset();
    }
    try (Ledger ledger = open()) {
      Universes universes = universes(ledger);
      for (Universe universe : universes.all()) {
        assertThat(universe.awake()).isFalse();
        assertThat(universe.time().moment()).isEqualTo(begin.plus(Duration.ofDays(1)));
      }
      assertThat(universes.all()).hasSize(2);
    }
  }

  @Test
  void a_universe_is_forked_as_it_was_after_a_turn_that_left_memory_long_ago() throws Exception {
    String hash;
    try (Ledger ledger = open()) {
      Universe one = universes(ledger).create(Wish.ANYTHING.named("one").takingAnyCredential());
      create(one, "a");
      hash = one.store().hash();
      create(one, "b");
    }
    try (Ledger ledger = open()) {
      Universes universes = universes(ledger);
      Wish wish = Wish.ANYTHING.forkOf("one", 1).takingAnyCredential();
      assertThat(universes.create(wish.named("then")).store().hash()).isEqualTo(hash);
      Universe one = universes.find("one").orElseThrow();
      assertThat(one.at(0).orElseThrow()).isEqualTo(one.begin());
      assertThat(one.at(3)).isEmpty();
      assertThat(one.at(-1)).isEmpty();
    }
    try (Ledger ledger = open()) {
      Universe then = universes(ledger).find("then").orElseThrow();
      assertThat(then.store().hash()).isEqualTo(hash);
      assertThat(create(then, "c").call().turn()).isEqualTo(2);
    }
  }

  @Test
  void what_struck_a_call_is_kept_and_strikes_it_again_in_a_replay() throws Exception {
    Turn lost;
    try (Ledger ledger = open()) {
      Universe one = universes(ledger).create(Wish.ANYTHING.named("one").takingAnyCredential());
      create(one, "a");
      var rule = new Rule("broken", Selector.ALL, Trigger.ALWAYS, new Fault.Lose(true));
      one.act("test", "fault", draft -> Faults.set(draft, rule));
      lost = create(one, "b");
      one.act("test", "clear", draft -> Faults.clear(draft, "broken"));
      create(one, "c");
    }
    try (Ledger ledger = open()) {
      Universes universes = universes(ledger);
      Universe one = universes.find("one").orElseThrow();
      assertThat(lost.struck()).hasSize(1);
      assertThat(one.entries(3, 1)).containsExactly(new Entry.Called(lost));
      Replay replay = Replay.of(universes.catalog(), one.transcript());
      assertThat(replay).isEqualTo(new Replay(5, List.of()));
    }
  }
}
