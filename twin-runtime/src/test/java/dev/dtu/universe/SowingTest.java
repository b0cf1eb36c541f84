package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Twins are read, and their spaces sown, when somebody asks for them.
class SowingTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
  private static final Origin HERE = new Origin("https", "notes.example.com", "");
  private static final Request POST =
      Request.of("POST", "/notes")
          .withJson(Obj.of("text", Json.of("hello")))
          .with("authorization", "Bearer x");

  private final AtomicInteger read = new AtomicInteger();

  private Universes universes() {
    Twin whole = NotesTwin.twin();
    Twin late =
        Twin.later(
            whole.cover(),
            () -> {
              read.incrementAndGet();
              return whole;
            });
    return new Universes(Map.of("notes", late), 7, NOON);
  }

  @Test
  void a_universe_is_made_forked_and_deleted_without_reading_its_twins() throws Exception {
    Universes universes = universes();
    Universe one = universes.create(Wish.ANYTHING.named("one").takingAnyCredential());
    universes.create(Wish.ANYTHING.named("two").forkOf("one").takingAnyCredential());
    assertThat(universes.credentials(one, one.twin("notes"))).hasSize(1);
    assertThat(one.twin("notes").papers(one.store(), "http://here")).isEmpty();
    assertThat(Universes.seeds(one.twins().values())).containsExactly("default");
    one.reset();
    universes.delete("two");
    assertThat(read).hasValue(0);
    one.answer("notes", HERE, POST);
    universes
        .create(Wish.ANYTHING.named("three").takingAnyCredential())
        .answer("notes", HERE, POST);
    assertThat(read).hasValue(1);
  }

  @Test
  void nobody_can_tell_when_a_space_was_sown() throws Exception {
    Universe asked = universes().create(Wish.ANYTHING.named("world").takingAnyCredential());
    Universe later = universes().create(Wish.ANYTHING.named("world").takingAnyCredential());
    String begin = asked.store().hash();
    asked.answer("notes", HERE, POST);
    later.answer("notes", HERE, POST);
    assertThat(later.store().hash()).isEqualTo(asked.store().hash()).isNotEqualTo(begin);
    assertThat(later.begin().hash()).isEqualTo(begin);
    assertThat(later.replay().differences()).isEmpty();
  }

  @Test
  void a_twin_that_cannot_be_read_is_tried_again_by_the_next_call() throws Exception {
    Twin whole = NotesTwin.twin();
    Twin late =
        Twin.later(
            whole.cover(),
            () -> {
              if (read.incrementAndGet() == 1) {
                throw new IllegalStateException("the disk was away");
              }
              return whole;
            });
    Universe universe =
        new Universes(Map.of("notes", late), 7, NOON).create(Wish.ANYTHING.takingAnyCredential());
    assertThatThrownBy(() -> universe.answer("notes", HERE, POST)).hasMessage("the disk was away");
    assertThat(universe.answer("notes", HERE, POST).status()).isEqualTo(201);
  }
}
