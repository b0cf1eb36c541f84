package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.NotKept;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.Turn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where there is no memory left, what a call would have kept decides whether it is taken.
class RoomTest {

  private static final Room FULL = () -> Optional.of("expected less, found more");
  private static final Origin HERE = new Origin("http", "notes.example.com", "");
  private static final Change COMES = put(Optional.empty(), row("a note"));
  private static final Change GOES = new Change.Removed("notes/note", row("a note"));

  private final Universes universes =
      new Universes(Map.of("notes", NotesTwin.twin()), 42, InstantSource.fixed(Instant.EPOCH));

  private static Change put(Optional<Row> before, Row after) {
    return new Change.Put("notes/note", before, after);
  }

  private static Row row(String text) {
    return new Row("n1", "1", Obj.of("text", Json.of(text)));
  }

  private static void refused(String method, Change... changes) {
    assertThatThrownBy(() -> FULL.admit(Request.of(method, "/notes"), List.of(changes)))
        .isInstanceOfSatisfying(
            NotKept.class, refused -> assertThat(refused.reason()).isEqualTo(NotKept.Reason.FULL))
        .hasMessage("expected less, found more");
  }

  private static void taken(String method, Change... changes) {
    assertThatCode(() -> FULL.admit(Request.of(method, "/notes"), List.of(changes)))
        .doesNotThrowAnyException();
  }

  @Test
  void a_get_that_adds_a_row_is_refused_and_a_post_that_adds_none_is_taken() {
    refused("GET", COMES);
    refused("POST", COMES);
    taken("POST");
    taken("GET", new Change.Minted("notes/note", 3));
  }

  @Test
  void a_row_may_become_another_but_not_a_larger_one() {
    taken("PUT", put(Optional.of(row("a note")), row("b note")));
    taken("PUT", put(Optional.of(row("a note")), row("")));
    refused("PUT", put(Optional.of(row("a note")), row("a longer note")));
  }

  @Test
  void who_takes_away_makes_room_and_may_add_what_tells_of_it() {
    taken("POST", COMES, GOES);
    taken("DELETE", COMES);
  }

  @Test
  void where_there_is_room_all_is_taken() {
    assertThatCode(() -> Room.PLENTY.admit(Request.of("GET", "/"), List.of(COMES)))
        .doesNotThrowAnyException();
  }

  @Test
  void what_is_refused_has_not_happened_and_happens_once_there_is_room() throws Exception {
    Universe universe = universes.create(Wish.ANYTHING.named("a").takingAnyCredential());
    Request note =
        Request.of("POST", "/notes")
            .withJson(Obj.of("text", Json.of("hello")))
            .with("authorization", "Bearer any");
    String before = universe.store().hash();
    universes.keepWithin(FULL);
    assertThatThrownBy(() -> universe.turn("notes", HERE, note)).isInstanceOf(NotKept.class);
    assertThat(universe.store().hash()).isEqualTo(before);
    assertThat(universe.current().turn()).isZero();
    Turn read = universe.turn("notes", HERE, Request.of("GET", "/open"));
    assertThat(read.reply().status()).isEqualTo(204);
    universes.keepWithin(Room.PLENTY);
    assertThat(universe.turn("notes", HERE, note).reply().status()).isEqualTo(201);
  }
}
