package dev.dtu.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.question.Question;
import dev.dtu.question.Watch;
import dev.dtu.question.Watches;
import dev.dtu.twin.NotesTwin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTest {

  private static final Origin HERE = new Origin("http", "notes.example.com", "");
  private static final Duration NEVER = Duration.ofHours(1);

  /// A reader that takes what is written when it is let.
  private static final class Reader extends OutputStream {
    final LinkedBlockingQueue<String> read = new LinkedBlockingQueue<>();
    final CountDownLatch ready;

    Reader(CountDownLatch ready) {
      this.ready = ready;
    }

    @Override
    public void write(int one) {
      throw new UnsupportedOperationException("expected whole events");
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      String event = new String(bytes, StandardCharsets.UTF_8);
      read.add(event);
      try {
        if (event.startsWith("id: ") && !ready.await(1, TimeUnit.MINUTES)) {
          throw new IOException("nobody read on");
        }
      } catch (InterruptedException gone) {
        throw new IOException(gone);
      }
    }

    String next() throws InterruptedException {
      String event = read.poll(1, TimeUnit.MINUTES);
      return event == null ? "nothing" : event;
    }
  }

  private final Universes universes =
      new Universes(
          Map.of("notes", NotesTwin.twin()),
          1,
          InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
  private final Watches watches = new Watches(10);

  private Universe universe(Wish wish) {
    try {
      return universes.create(wish);
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  private Reader open(Universe universe, Duration heartbeat, long from) {
    return open(universe, heartbeat, from, new CountDownLatch(0));
  }

  private Reader open(Universe universe, Duration heartbeat, long from, CountDownLatch ready) {
    var reader = new Reader(ready);
    Watch watch = watches.open(universe).orElseThrow();
    var stream =
        new Stream(
            universe,
            Question.ALL,
            watch,
            () -> universes.find(universe.name()).isEmpty(),
            heartbeat,
            from);
    Thread.startVirtualThread(() -> {
      try {
        stream.to(reader);
        reader.read.add("over");
      } catch (IOException broken) {
        reader.read.add(broken.toString());
      }
    });
    return reader;
  }

  private static void call(Universe universe) {
    universe.answer("notes", HERE, Request.of("GET", "/open"));
  }

  @AfterEach
  void nobody_reads_on() {
    watches.close();
  }

  @Test
  void a_reader_hears_from_time_to_time_that_nothing_happens() throws Exception {
    Reader reader = open(universe(Wish.ANYTHING), Duration.ofMillis(1), 1);
    assertThat(reader.next()).isEqualTo(": entries from 1 on\n\n");
    assertThat(reader.next()).isEqualTo(":\n\n");
    assertThat(reader.next()).isEqualTo(":\n\n");
  }

  @Test
  void a_slow_reader_holds_nobody_up_and_misses_nothing_that_is_kept() throws Exception {
    Universe universe = universe(Wish.ANYTHING);
    var ready = new CountDownLatch(1);
    Reader reader = open(universe, NEVER, 1, ready);
    for (int i = 0; i < 10 * Stream.BUFFER; i++) {
      call(universe);
    }
    assertThat(universe.current().turn()).isEqualTo(160);
    ready.countDown();
    reader.next();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10 * Stream.BUFFER; i++) {
      ids.add(reader.next().lines().findFirst().orElseThrow());
    }
    assertThat(ids).startsWith("id: 1", "id: 2").endsWith("id: 160").doesNotHaveDuplicates();
  }

  @Test
  void entries_that_are_no_longer_kept_are_a_gap() throws Exception {
    Universe parent = universe(Wish.ANYTHING.named("parent"));
    for (int i = 0; i < 5; i++) {
      call(parent);
    }
    Universe fork = universe(Wish.ANYTHING.forkOf("parent"));
    Reader reader = open(fork, NEVER, 3);
    call(fork);
    reader.next();
    assertThat(reader.next()).isEqualTo("event: gap\ndata: {\"from\":3,\"to\":5}\n\n");
    assertThat(reader.next()).startsWith("id: 6\nevent: turn\ndata: {\"number\":6,");
  }

  @Test
  void a_journal_that_begins_anew_is_told_from_its_begin() throws Exception {
    Universe universe = universe(Wish.ANYTHING);
    call(universe);
    Reader reader = open(universe, NEVER, 1);
    reader.next();
    assertThat(reader.next()).startsWith("id: 1\n");
    universe.reset();
    call(universe);
    assertThat(reader.next()).isEqualTo("event: reset\ndata: {\"next\":1}\n\n");
    assertThat(reader.next()).startsWith("id: 1\n");
  }

  @Test
  void who_listens_hears_of_a_deletion_when_nobody_finds_the_universe_any_more() {
    Universe universe = universe(Wish.ANYTHING.named("a"));
    List<Boolean> found = new ArrayList<>();
    universe.listen(_ -> found.add(universes.find("a").isPresent()));
    universes.delete("a");
    assertThat(found).containsExactly(false);
  }

  @Test
  void a_stream_ends_with_its_universe_and_with_the_server() throws Exception {
    Universe universe = universe(Wish.ANYTHING.named("a"));
    Reader reader = open(universe, NEVER, 1);
    Reader other = open(universe(Wish.ANYTHING), NEVER, 1);
    reader.next();
    other.next();
    universes.delete("a");
    assertThat(reader.next())
        .isEqualTo("event: end\ndata: {\"why\":\"the universe is deleted\"}\n\n");
    assertThat(reader.next()).isEqualTo("over");
    watches.close();
    assertThat(other.next()).isEqualTo("event: end\ndata: {\"why\":\"the server closes\"}\n\n");
    assertThat(other.next()).isEqualTo("over");
  }
}
