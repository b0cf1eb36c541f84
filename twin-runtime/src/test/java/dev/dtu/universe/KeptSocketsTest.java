package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.event.Deliveries;
import dev.dtu.event.Sockets;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.server.Notes;
import dev.dtu.twin.People;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sockets of a universe that sleeps, whose process ends, or whose journal travels.
class KeptSocketsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path folder;

  private static Universes universes(Ledger ledger, int awake) {
    return Universes.kept(Notes.catalog(), ledger, awake, () -> NOON, People.NOBODY);
  }

  private Ledger ledger() throws IOException {
    return Ledger.open(folder, Options.DEFAULT, 5);
  }

  private static Universe created(Universes in, String name) throws Exception {
    Universe made = in.create(Wish.ANYTHING.named(name).takingAnyCredential());
    made.time("test", Move.Freeze.FREEZE);
    return made;
  }

  private static void note(Universe in, String text) {
    WiresTest.call(in, "/api/v1/notes", Obj.of("text", Json.of(text)));
  }

  @Test
  void a_socket_does_not_keep_its_universe_awake_and_what_comes_by_it_wakes_it() throws Exception {
    try (Ledger ledger = ledger()) {
      Universes few = universes(ledger, 1);
      Universe universe = created(few, "a");
      WiresTest.Other app = WiresTest.connected(universe);
      note(universe, "x");
      for (int i = 0; i < 5 && universe.awake(); i++) {
        created(few, "b" + i);
        few.settle();
      }
      assertThat(universe.awake()).isFalse();
      app.acknowledge(app.envelope(), "");
      assertThat(WiresTest.states(universe, Deliveries.TABLE)).containsExactly("delivered");
      assertThat(WiresTest.states(universe, Sockets.TABLE)).containsExactly("open");
      note(universe, "y");
      assertThat(app.said).hasSize(3);
      assertThat(universe.replay().differences()).isEmpty();
    }
  }

  @Test
  void the_next_process_closes_what_was_open_and_tells_again_what_was_under_way() throws Exception {
    String ticket;
    try (Ledger ledger = ledger()) {
      Universe universe = created(universes(ledger, 10), "a");
      WiresTest.connected(universe);
      ticket = WiresTest.dialled(universe);
      note(universe, "x");
    }
    try (Ledger ledger = ledger()) {
      Universes second = universes(ledger, 10);
      Universe universe = second.find("a").orElseThrow();
      var woken = new CountDownLatch(1);
      universe.listen(_ -> woken.countDown());
      second.wakeBy(Alarm.NONE);
      assertThat(woken.await(20, TimeUnit.SECONDS)).as("woken, though nobody called").isTrue();
      universe.wake();
      assertThat(WiresTest.states(universe, Sockets.TABLE)).containsExactly("closed", "promised");
      assertThat(second.credentials().lead(ticket)).isPresent();
      var app = new WiresTest.Other();
      app.connection = WiresTest.open(universe, ticket, app);
      universe.time("test", new Move.Advance(Duration.ofMinutes(1)));
      assertThat(app.last().obj("note").orElseThrow().text("text")).contains("x");
      app.acknowledge(app.envelope(), "");
      assertThat(WiresTest.states(universe, Deliveries.TABLE)).containsExactly("delivered");
      assertThat(universe.replay().differences()).isEmpty();
    }
  }

  @Test
  void a_journal_that_travels_brings_no_sockets() throws Exception {
    try (Ledger ledger = ledger()) {
      Universes here = universes(ledger, 10);
      Universe universe = created(here, "a");
      WiresTest.Other app = WiresTest.connected(universe);
      note(universe, "x");
      Universe copy = here.open(Optional.of("copy"), universe.transcript());
      assertThat(WiresTest.states(copy, Sockets.TABLE)).isEmpty();
      assertThat(WiresTest.states(copy, Deliveries.TABLE)).containsExactly("left");
      app.acknowledge(app.envelope(), "");
      assertThat(WiresTest.states(universe, Deliveries.TABLE)).containsExactly("delivered");
    }
  }
}
