package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Marked;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UniverseTest {

  private static final Origin HERE = new Origin("http", "notes.example.com", "");
  private static final InstantSource NOON = InstantSource.fixed(Instant.EPOCH);

  private final Universes universes = new Universes(Map.of("notes", NotesTwin.twin()), 42, NOON);

  private Universe universe(String name) throws Universes.Refused {
    return universes.create(Wish.ANYTHING.named(name));
  }

  private Request signed(Universe universe, Request request) {
    Twin twin = universe.twin("notes");
    return request.with(
        "authorization", "Bearer " + universes.credentials(universe, twin).getFirst().value());
  }

  private Turn call(Universe universe, Request request) {
    return universe.turn("notes", HERE, signed(universe, request));
  }

  private static Request note(String text) {
    return Request.of("POST", "/notes").withJson(Obj.of("text", Json.of(text)));
  }

  @Test
  void what_was_created_is_read_back() throws Exception {
    Universe universe = universe("a");
    Turn created = call(universe, note("hello"));
    Obj item = Json.parse(created.reply().body().toString()).asObj().orElseThrow();
    Turn read = call(universe, Request.of("GET", "/notes/" + item.text("id").orElseThrow()));
    assertThat(read.reply().body()).isEqualTo(created.reply().body());
    assertThat(read.call().turn()).isEqualTo(2);
  }

  @Test
  void a_servers_base_path_may_stand_before_the_contracts_paths() throws Exception {
    Universe universe = universe("a");
    assertThat(universe.answer("notes", HERE, Request.of("GET", "/api/v1/open")).status())
        .isEqualTo(204);
    assertThat(universe.answer("notes", HERE, Request.of("GET", "/open")).status()).isEqualTo(204);
    assertThat(universe.answer("notes", HERE, Request.of("GET", "/api/v1open")).status())
        .isEqualTo(404);
  }

  @Test
  void a_fork_begins_equal_and_goes_its_own_way() throws Exception {
    Universe parent = universe("parent");
    call(parent, note("one"));
    Universe child = universes.create(Wish.ANYTHING.named("child").forkOf("parent"));
    assertThat(child.store().hash()).isEqualTo(parent.store().hash());
    call(child, note("two"));
    assertThat(child.store().hash()).isNotEqualTo(parent.store().hash());
    assertThat(parent.store().differences(child.store())).isNotEmpty();
    assertThat(child.current().turn()).isEqualTo(2);
  }

  @Test
  void universes_of_equal_dice_and_moments_answer_with_the_same_bytes() throws Exception {
    Universe one = universes.create(Wish.ANYTHING.named("one").withDice(7));
    Universe two = universes.create(Wish.ANYTHING.named("two").withDice(7));
    for (String text : List.of("a", "b", "c")) {
      assertThat(call(one, note(text)).reply()).isEqualTo(call(two, note(text)).reply());
    }
    assertThat(one.store().hash()).isEqualTo(two.store().hash());
  }

  @Test
  void a_refusal_keeps_only_tables_that_survive_it() throws Exception {
    Universe universe = universe("a");
    Turn turn = call(universe, note("forbidden"));
    assertThat(turn.outcome()).isEqualTo(new Turn.Outcome.Refused("forbidden"));
    assertThat(universe.store().table("notes/audit").orElseThrow().size()).isEqualTo(1);
    assertThat(universe.store().table("notes/note")).isEmpty();
  }

  @Test
  void a_defect_rolls_back_everything_and_is_told_without_a_trace() throws Exception {
    Universe universe = universe("a");
    String before = universe.store().hash();
    Turn turn = call(universe, Request.of("POST", "/crash"));
    assertThat(turn.outcome()).isInstanceOf(Turn.Outcome.Defect.class);
    assertThat(turn.reply().status()).isEqualTo(500);
    assertThat(turn.reply().headers().find(Marked.HEADER)).contains("defect");
    assertThat(turn.reply().body().toString()).doesNotContain("IllegalState");
    assertThat(universe.store().hash()).isEqualTo(before);
  }

  @Test
  void an_operation_without_meaning_never_looks_like_the_vendors_404() throws Exception {
    Turn turn = call(universe("a"), Request.of("GET", "/nothing"));
    assertThat(turn.outcome()).isEqualTo(new Turn.Outcome.Unmeant("nobody told"));
    assertThat(turn.reply().status()).isEqualTo(Marked.UNMEANT_STATUS);
    assertThat(turn.reply().headers().find(Marked.HEADER)).contains("unmeant");
  }

  @Test
  void gates_refuse_in_order() throws Exception {
    Universe universe = universe("a");
    var unsigned = universe.turn("notes", HERE, note("x").with(Body.of("{")));
    assertThat(unsigned.outcome()).isEqualTo(new Turn.Outcome.Refused("unauthenticated"));
    var broken =
        call(
            universe,
            Request.of("POST", "/notes")
                .with("content-type", "application/json")
                .with(Body.of("{")));
    assertThat(broken.outcome()).isEqualTo(new Turn.Outcome.Refused("malformed"));
    var wrongType =
        call(
            universe,
            Request.of("POST", "/notes").with("content-type", "text/csv").with(Body.of("a,b")));
    assertThat(wrongType.outcome()).isEqualTo(new Turn.Outcome.Refused("unsupported-media"));
    var invalid = call(universe, Request.of("POST", "/notes").withJson(Obj.EMPTY));
    assertThat(invalid.outcome()).isEqualTo(new Turn.Outcome.Refused("invalid"));
    assertThat(invalid.reply().body().toString()).contains("text");
    var open = universe.turn("notes", HERE, Request.of("GET", "/open"));
    assertThat(open.reply().status()).isEqualTo(204);
  }

  @Test
  void a_universe_may_take_any_well_formed_credential() throws Exception {
    Universe any = universes.create(Wish.ANYTHING.named("any").takingAnyCredential());
    Request foreign = note("x").with("authorization", "Bearer somebody-elses");
    assertThat(any.answer("notes", HERE, foreign).status()).isEqualTo(201);
    assertThat(universe("strict").answer("notes", HERE, foreign).status()).isEqualTo(401);
    assertThat(any.answer("notes", HERE, note("x")).status()).isEqualTo(401);
  }

  @Test
  void re_execution_gives_the_same_and_a_tampered_store_is_noticed() throws Exception {
    Universe universe = universe("a");
    call(universe, note("one"));
    call(universe, Request.of("POST", "/crash"));
    universe.act("tester", "nothing", _ -> {});
    call(universe, note("two"));
    assertThat(universe.replay().differences()).isEmpty();
    assertThat(universe.replay().entries()).isEqualTo(4);
    List<Entry> entries = universe.entries(1, 10);
    Replay tampered =
        Replay.of(universe.twins(), universe.dice(), universe.store(), entries, universe.store());
    assertThat(tampered.differences()).isNotEmpty();
  }

  @Test
  void reset_brings_back_the_beginning() throws Exception {
    Universe universe = universe("a");
    String begin = universe.store().hash();
    call(universe, note("one"));
    universe.reset();
    assertThat(universe.store().hash()).isEqualTo(begin);
    assertThat(universe.current().turn()).isZero();
  }

  @Test
  void an_act_that_throws_changes_nothing() throws Exception {
    Universe universe = universe("a");
    assertThatThrownBy(() ->
            universe.act(
                "tester",
                "half",
                _ -> {
                  throw new IllegalArgumentException("no");
                }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(universe.current().turn()).isZero();
  }

  @Test
  void calls_of_many_threads_become_one_line_of_turns() throws Exception {
    Universe universe = universe("a");
    List<Future<Turn>> turns = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        String text = "n" + i;
        turns.add(threads.submit(() -> call(universe, note(text))));
      }
    }
    List<Long> numbers = new ArrayList<>();
    for (Future<Turn> turn : turns) {
      numbers.add(turn.get().call().turn());
    }
    assertThat(numbers).doesNotHaveDuplicates().hasSize(400);
    assertThat(universe.store().table("notes/note").orElseThrow().size()).isEqualTo(400);
    assertThat(universe.replay().differences()).isEmpty();
  }

  @Test
  void a_wish_that_cannot_be_granted_says_why() throws Exception {
    universe("taken");
    refused(Wish.ANYTHING.named("taken"), Universes.Refused.Reason.TAKEN);
    refused(Wish.ANYTHING.named("Not OK"), Universes.Refused.Reason.BAD_NAME);
    refused(Wish.ANYTHING.forkOf("nobody"), Universes.Refused.Reason.NO_SUCH_UNIVERSE);
  }

  private void refused(Wish wish, Universes.Refused.Reason reason) {
    assertThatThrownBy(() -> universes.create(wish))
        .isInstanceOfSatisfying(
            Universes.Refused.class, no -> assertThat(no.reason()).isEqualTo(reason));
  }

  @Test
  void credentials_lead_to_their_universe_until_it_is_deleted() throws Exception {
    Universe universe = universe("a");
    Universe fork = universes.create(Wish.ANYTHING.forkOf("a"));
    String value = universes.credentials(universe, universe.twin("notes")).getFirst().value();
    assertThat(universes.credentials().lead(value))
        .contains(new Credentials.Lead("a", "notes", Credentials.ADMIN));
    assertThat(universes.credentials(fork, fork.twin("notes")).getFirst().value())
        .isNotEqualTo(value);
    assertThat(universes.delete("a")).isTrue();
    assertThat(universes.credentials().lead(value)).isEmpty();
    assertThat(universes.delete("a")).isFalse();
  }
}
