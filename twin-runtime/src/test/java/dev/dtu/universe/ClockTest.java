package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final AtomicReference<Instant> real = new AtomicReference<>(NOON);
  private final Universes universes =
      new Universes(Map.of("notes", NotesTwin.twin()), 42, real::get);
  private final Universe universe = created(Wish.ANYTHING.named("a"));

  private Universe created(Wish wish) {
    try {
      return universes.create(wish);
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  @AfterEach
  void every_journal_gives_its_store_again() {
    for (Universe each : universes.all()) {
      assertThat(each.replay().differences()).isEmpty();
    }
  }

  private void realTimePasses(Duration time) {
    real.updateAndGet(now -> now.plus(time));
  }

  private Instant moment() {
    return universe.time().moment();
  }

  /// A timer that notes something.
  private static Timers.Timer note(String name, Instant due) {
    Obj row = Obj.of("item", Obj.of("text", Json.of(name)));
    Obj with = Obj.of("table", Json.of("notes/done"), "key", Json.of(name)).with("row", row);
    return new Timers.Timer(name, due, "", "put", with);
  }

  private void set(Timers.Timer timer) {
    universe.act("test", "timer", draft -> Timers.set(draft, timer));
  }

  private List<Entry.Tick> ticks() {
    List<Entry.Tick> ticks = new ArrayList<>();
    for (Entry entry : universe.entries(1, 1000)) {
      if (entry instanceof Entry.Tick tick) {
        ticks.add(tick);
      }
    }
    return ticks;
  }

  @Test
  void a_clock_runs_as_the_real_one_until_it_is_frozen() {
    realTimePasses(Duration.ofMinutes(1));
    assertThat(moment()).isEqualTo(NOON.plusSeconds(60));
    universe.time("test", Move.Freeze.FREEZE);
    realTimePasses(Duration.ofMinutes(1));
    assertThat(moment()).isEqualTo(NOON.plusSeconds(60));
    universe.time("test", Move.Run.RUN);
    realTimePasses(Duration.ofMinutes(1));
    assertThat(moment()).isEqualTo(NOON.plusSeconds(120));
  }

  @Test
  void an_advanced_clock_stays_as_it_was_running_or_frozen() {
    universe.time("test", new Move.Advance(Duration.ofDays(1)));
    realTimePasses(Duration.ofSeconds(1));
    assertThat(moment()).isEqualTo(NOON.plusSeconds(86_401));
    universe.time("test", Move.Freeze.FREEZE);
    universe.time("test", new Move.Advance(Duration.ofSeconds(9)));
    realTimePasses(Duration.ofSeconds(1));
    assertThat(moment()).isEqualTo(NOON.plusSeconds(86_410));
  }

  @Test
  void time_does_not_go_back() {
    assertThatThrownBy(() -> universe.time("test", new Move.Set(NOON.minusSeconds(1))))
        .hasMessageContaining("time does not go back");
    assertThat(universe.current().turn()).isZero();
    realTimePasses(Duration.ofHours(-1));
    assertThat(moment()).isEqualTo(NOON);
  }

  @Test
  void a_universe_may_begin_at_any_moment() {
    Instant then = Instant.parse("2001-09-09T01:46:40Z");
    Universe old = created(Wish.ANYTHING.named("old").withClock(new Clock.Frozen(then)));
    assertThat(old.time().moment()).isEqualTo(then);
    Universe fork = created(Wish.ANYTHING.named("fork").forkOf("old"));
    assertThat(fork.time()).isEqualTo(old.time());
    old.time("test", Move.Run.RUN);
    old.reset();
    assertThat(old.time().clock()).isEqualTo(new Clock.Frozen(then));
  }

  @Test
  void what_is_due_happens_at_its_own_moment_before_anything_later() {
    set(note("second", NOON.plusSeconds(20)));
    set(note("first", NOON.plusSeconds(10)));
    set(note("later", NOON.plusSeconds(90)));
    realTimePasses(Duration.ofMinutes(1));
    Entry.Act act = universe.act("test", "nothing", _ -> {});
    assertThat(ticks()).extracting(tick -> tick.timer().key()).containsExactly("first", "second");
    assertThat(ticks())
        .extracting(Entry.Tick::moment)
        .containsExactly(NOON.plusSeconds(10), NOON.plusSeconds(20));
    assertThat(act.moment()).isEqualTo(NOON.plusSeconds(60));
    assertThat(act.number()).isEqualTo(6);
    assertThat(universe.store().table("notes/done").orElseThrow().size()).isEqualTo(2);
    assertThat(Timers.next(universe.store()).orElseThrow().key()).isEqualTo("later");
  }

  @Test
  void a_moved_clock_passes_what_is_due_on_its_way() {
    universe.time("test", Move.Freeze.FREEZE);
    set(note("first", NOON.plusSeconds(10)));
    universe.time("test", new Move.Advance(Duration.ofSeconds(10)));
    assertThat(ticks()).hasSize(1);
    assertThat(ticks().getFirst().moment()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void a_timer_set_again_is_moved_and_one_taken_back_never_comes() {
    set(note("one", NOON.plusSeconds(1)));
    set(note("one", NOON.plusSeconds(100)));
    set(note("two", NOON.plusSeconds(2)));
    universe.act("test", "cancel", draft -> Timers.cancel(draft, "two"));
    universe.time("test", new Move.Advance(Duration.ofSeconds(50)));
    assertThat(ticks()).isEmpty();
    universe.time("test", new Move.Advance(Duration.ofSeconds(50)));
    assertThat(ticks()).extracting(tick -> tick.timer().key()).containsExactly("one");
  }

  @Test
  void a_chore_that_fails_has_changed_nothing_and_says_why() {
    set(new Timers.Timer("odd", NOON, "", "put", Obj.EMPTY));
    set(new Timers.Timer("strange", NOON, "nobody", "put", Obj.EMPTY));
    universe.wake();
    assertThat(ticks()).hasSize(2).allMatch(tick -> !tick.defect().isEmpty());
    assertThat(Timers.next(universe.store())).isEmpty();
  }

  @Test
  void a_fork_has_the_timers_and_they_fall_due_in_each() {
    set(note("one", NOON.plusSeconds(10)));
    Universe fork = created(Wish.ANYTHING.named("fork").forkOf("a"));
    realTimePasses(Duration.ofSeconds(10));
    fork.wake();
    assertThat(fork.store().table("notes/done")).isPresent();
    assertThat(universe.store().table("notes/done")).isEmpty();
    universe.wake();
    assertThat(universe.store().table("notes/done")).isPresent();
  }

  @Test
  void an_alarm_is_told_the_real_time_of_the_next_timer() {
    List<Instant> told = new ArrayList<>();
    universes.wakeBy((_, at) -> told.add(at));
    universe.time("test", new Move.Advance(Duration.ofHours(1)));
    set(note("one", NOON.plus(Duration.ofHours(1)).plusSeconds(5)));
    assertThat(told).last().isEqualTo(NOON.plusSeconds(5));
    universe.time("test", Move.Freeze.FREEZE);
    told.clear();
    set(note("two", NOON.plus(Duration.ofHours(1)).plusSeconds(1)));
    assertThat(told).isEmpty();
  }

  @Test
  void a_universe_is_forked_as_it_was_after_a_turn() {
    set(note("one", NOON.plusSeconds(10)));
    set(note("two", NOON.plusSeconds(10)));
    Universe fork = created(Wish.ANYTHING.named("fork").forkOf("a", 1));
    assertThat(fork.current().turn()).isEqualTo(1);
    assertThat(Timers.find(fork.store(), "one")).isPresent();
    assertThat(Timers.find(fork.store(), "two")).isEmpty();
    assertThatThrownBy(() -> universes.create(Wish.ANYTHING.named("never").forkOf("a", 7)))
        .isInstanceOf(Universes.Refused.class)
        .hasMessageContaining("expected a turn of universe 'a' from 0 to 2, found 7");
  }
}
