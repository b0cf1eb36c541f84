package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.event.NotesEvents;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.ledger.Transcript;
import dev.dtu.twin.Climate;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.People;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Twin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is on its way outside when a universe sleeps, its process ends, or its journal travels.
class KeptDeliveriesTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path folder;
  private final AtomicReference<Instant> real = new AtomicReference<>(NOON);
  private final LinkedBlockingQueue<Errand> taken = new LinkedBlockingQueue<>();

  private Universes universes(Ledger ledger, int awake) {
    Twin twin =
        NotesTwin.twin().with(new Climate(new TreeMap<>(), RateLimits.NONE, NotesEvents.of(false)));
    return Universes.kept(Map.of("notes", twin), ledger, awake, real::get, People.NOBODY);
  }

  private Ledger ledger() throws IOException {
    return Ledger.open(folder, Options.DEFAULT, 5);
  }

  private static Universe created(Universes in, String name) throws Exception {
    Universe made = in.create(Wish.ANYTHING.named(name).takingAnyCredential());
    made.time("test", Move.Freeze.FREEZE);
    return made;
  }

  private Errand next() throws InterruptedException {
    Errand next = taken.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("expected an errand, found none for 20 s");
    }
    return next;
  }

  @Test
  void a_try_whose_answer_nobody_heard_is_made_again_by_the_next_process() throws Exception {
    Errand before;
    try (Ledger ledger = ledger()) {
      Universes first = universes(ledger, 10);
      first.sendBy(taken::add);
      Universe universe = created(first, "a");
      CourierTest.subscribe(universe);
      CourierTest.create(universe, "x");
      before = next();
    }
    try (Ledger ledger = ledger()) {
      Universes second = universes(ledger, 10);
      second.sendBy(taken::add);
      second.wakeBy(Alarm.NONE);
      Errand again = next(); // though nobody called the universe
      assertThat(again.parcel()).isEqualTo(before.parcel());
      again.heard(CourierTest.FINE);
      assertThat(CourierTest.states(second.find("a").orElseThrow())).containsExactly("delivered");
      assertThat(taken).isEmpty();
    }
  }

  @Test
  void a_further_try_is_made_by_the_next_process_when_its_time_comes() throws Exception {
    try (Ledger ledger = ledger()) {
      Universes first = universes(ledger, 10);
      first.sendBy(taken::add);
      Universe universe = created(first, "a");
      CourierTest.subscribe(universe);
      CourierTest.create(universe, "x");
      next().heard(CourierTest.answer(500));
    }
    try (Ledger ledger = ledger()) {
      Universes second = universes(ledger, 10);
      second.sendBy(taken::add);
      Universe universe = second.find("a").orElseThrow();
      assertThat(CourierTest.states(universe)).containsExactly("queued");
      universe.time("test", new Move.Advance(Duration.ofMinutes(1)));
      assertThat(next().parcel().attempt()).isEqualTo(2);
    }
  }

  @Test
  void an_answer_wakes_a_universe_that_went_to_sleep_meanwhile() throws Exception {
    try (Ledger ledger = ledger()) {
      Universes few = universes(ledger, 1);
      few.sendBy(taken::add);
      Universe universe = created(few, "a");
      CourierTest.subscribe(universe);
      CourierTest.create(universe, "x");
      Errand errand = next();
      List<Universe> others = new ArrayList<>();
      for (int i = 0; i < 5 && universe.awake(); i++) {
        others.add(created(few, "b" + i));
        few.settle();
      }
      assertThat(universe.awake()).isFalse();
      assertThat(CourierTest.states(universe)).containsExactly("sending");
      assertThat(taken).isEmpty(); // it is under way, and not sent again for having slept
      errand.heard(CourierTest.FINE);
      assertThat(CourierTest.states(universe)).containsExactly("delivered");
    }
  }

  @Test
  void a_journal_that_travels_tells_nobody_and_leaves_what_was_to_be_told() throws Exception {
    try (Ledger ledger = ledger()) {
      Universes here = universes(ledger, 10);
      here.sendBy(taken::add);
      Universe universe = created(here, "a");
      CourierTest.subscribe(universe);
      CourierTest.create(universe, "x");
      CourierTest.create(universe, "y");
      next().heard(CourierTest.answer(500));
      next();
      Transcript journal = universe.transcript();
      Universe copy = here.open(Optional.of("copy"), journal);
      copy.time("test", new Move.Advance(Duration.ofHours(1)));
      assertThat(taken).isEmpty();
      assertThat(CourierTest.states(copy)).containsExactly("left", "left");
      assertThat(copy.replay().differences()).isEmpty();
    }
  }
}
