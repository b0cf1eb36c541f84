package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Headers;
import dev.dtu.event.Deliveries;
import dev.dtu.event.NotesAsks;
import dev.dtu.event.Outcome;
import dev.dtu.event.Patience;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.RuleReader;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Climate;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls that the outside has a word on before they are done; the test is the courier.
@Timeout(60)
class AsksTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(50);

  private final LinkedBlockingQueue<Errand> taken = new LinkedBlockingQueue<>();
  private final Universes lenient = universes(false);
  private final Universe universe = created(lenient);
  private final Universes harsh = universes(true);
  private final Universe strict = created(harsh);

  private Universes universes(boolean refusing) {
    var climate = new Climate(new TreeMap<>(), RateLimits.NONE, NotesAsks.of(LONG, refusing));
    var made = new Universes(Map.of("notes", NotesTwin.twin().with(climate)), 42, () -> NOON);
    made.sendBy(taken::add);
    return made;
  }

  private static Universe created(Universes in) {
    try {
      Universe made = in.create(Wish.ANYTHING.named("a").takingAnyCredential());
      made.time("test", Move.Freeze.FREEZE);
      made.act(
          "test",
          "hook",
          draft ->
              draft.put(
                  Tables.shape("notes/note"),
                  new Row(
                      "h",
                      "h",
                      Json.trusted(
                              "{\"item\":{\"text\":\"http://localhost:1/\",\"hears\":\"asks\"}}")
                          .asObj()
                          .orElseThrow())));
      return made;
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  @AfterEach
  void the_journal_makes_the_same_universe_again() {
    List<Universe> all = new ArrayList<>(lenient.all());
    all.addAll(harsh.all());
    int asked = taken.size();
    for (Universe each : all) {
      assertThat(each.replay().differences()).isEmpty();
    }
    assertThat(taken).hasSize(asked); // a replay reads what was heard and asks nobody
  }

  private static Turn create(Universe in) {
    return CourierTest.create(in, "hello");
  }

  private static Outcome answer(String body) {
    return new Outcome.Answered(200, Headers.NONE, body);
  }

  private static Obj shown(Turn turn) {
    return Json.trusted(turn.reply().body().toString()).asObj().orElseThrow();
  }

  /// Notes but for the one that hears.
  private static int notes(Universe in) {
    return in.store().table("notes/note").map(Table::size).orElse(0) - 1;
  }

  private Turn answered(Universe in, Outcome outcome) throws Exception {
    Turn asked = create(in);
    assertThat(asked.outcome()).isInstanceOf(Turn.Outcome.Awaits.class);
    taken.take().heard(outcome);
    return in.settled(asked);
  }

  @Test
  void an_answer_changes_what_is_asked_for_before_it_is_done() throws Exception {
    Turn asked = create(universe);
    assertThat(notes(universe)).isZero();
    Errand question = taken.take();
    Obj body = Json.trusted(question.parcel().body()).asObj().orElseThrow();
    assertThat(body.text("text")).contains("hello");
    assertThat(body.text("would")).isPresent();
    question.heard(
        answer(
            "{\"commands\":[{\"type\":\"note.update\",\"value\":{\"text\":\"dear\",\"n\":1}}]}"));
    Turn made = universe.settled(asked);
    assertThat(made.reply().status()).isEqualTo(201);
    assertThat(shown(made).text("text")).contains("dear");
    assertThat(shown(made).text("id")).isEqualTo(body.text("would"));
    String id = shown(made).text("id").orElseThrow();
    Row row = universe.store().table("notes/note").orElseThrow().find(id).orElseThrow();
    assertThat(row.value().toString()).contains("dear").contains("\"n\":1");
  }

  @Test
  void an_answer_may_be_what_the_client_is_told() throws Exception {
    Turn made = answered(universe, answer("{\"response_action\":\"update\",\"view\":{\"a\":1}}"));
    assertThat(made.reply().status()).isEqualTo(201);
    assertThat(shown(made)).isEqualTo(Json.trusted("{\"a\":1}"));
    assertThat(notes(universe)).isEqualTo(1);
  }

  @Test
  void an_answer_may_deny_the_call_in_its_own_words_or_the_services() throws Exception {
    Turn denied =
        answered(
            universe,
            answer("{\"response_action\":\"errors\",\"errors\":{\"text\":\"too short\"}}"));
    assertThat(denied.outcome()).isEqualTo(new Turn.Outcome.Refused("invalid"));
    assertThat(shown(denied).obj("facts").flatMap(facts -> facts.text("text")))
        .contains("too short");
    denied = answered(universe, answer("{\"response_action\":\"errors\"}"));
    assertThat(shown(denied).obj("facts").flatMap(facts -> facts.text("text"))).contains("no");
    assertThat(notes(universe)).isZero();
  }

  @Test
  void an_answer_of_no_use_is_as_if_nobody_had_answered() throws Exception {
    List<Outcome> useless =
        List.of(
            answer("not JSON"),
            answer("[1]"),
            answer("{\"commands\":1}"),
            answer("{\"commands\":[{\"type\":\"other\"}]}"),
            answer("{\"commands\":[{\"type\":\"note.update\",\"value\":{\"x\":1}},3]}"),
            answer("{\"response_action\":\"update\"}"),
            CourierTest.answer(404),
            new Outcome.Failed("timeout", "silence"),
            new Outcome.Refused("not there"));
    for (Outcome each : useless) {
      Turn done = answered(universe, each);
      assertThat(done.reply().status()).as(each.toString()).isEqualTo(201);
      assertThat(shown(done).has("x")).isFalse();
      assertThat(shown(done).text("text")).contains("hello");
      Turn refused = answered(strict, each);
      assertThat(refused.outcome()).isEqualTo(new Turn.Outcome.Refused("unanswered"));
    }
    assertThat(notes(universe)).isEqualTo(useless.size());
    assertThat(notes(strict)).isZero();
  }

  @Test
  void an_empty_answer_says_that_all_is_well() throws Exception {
    assertThat(answered(strict, answer("")).reply().status()).isEqualTo(201);
  }

  @Test
  void what_may_be_tried_again_is() throws Exception {
    Turn asked = create(strict);
    taken.take().heard(CourierTest.answer(503));
    taken.take().heard(answer("{}"));
    assertThat(strict.settled(asked).reply().status()).isEqualTo(201);
  }

  @Test
  void a_slow_answer_is_none_by_the_universes_clock() throws Exception {
    for (Universe each : List.of(universe, strict)) {
      Turn asked = create(each);
      Errand late = taken.take();
      each.time("test", new Move.Advance(LONG));
      int status = each.settled(asked).reply().status();
      assertThat(status).isEqualTo(each.equals(strict) ? 400 : 201);
      long last = each.current().turn();
      late.heard(answer("{\"response_action\":\"errors\"}"));
      assertThat(each.current().turn()).isEqualTo(last);
    }
  }

  @Test
  void a_question_that_is_lost_or_comes_late_is_not_answered() throws Exception {
    strict.act(
        "test",
        "fault",
        draft -> {
          try {
            Obj rule =
                Obj.of("fault", Json.trusted("{\"courier\":\"lose\"}"))
                    .with("on", Json.trusted("{\"event\":\"note_submission\"}"));
            Faults.set(draft, RuleReader.rule(rule, "f"));
          } catch (BadRule bad) {
            throw new AssertionError(bad);
          }
        });
    Turn asked = create(strict);
    assertThat(asked.struck()).hasSize(1);
    strict.time("test", new Move.Advance(LONG));
    assertThat(strict.settled(asked).reply().status()).isEqualTo(400);
    assertThat(taken).isEmpty();
  }

  @Test
  void several_wait_at_once_and_each_has_its_own_answer() throws Exception {
    Turn first = create(universe);
    Turn second = create(universe);
    Errand one = taken.take();
    Errand two = taken.take();
    two.heard(answer("{\"response_action\":\"errors\"}"));
    assertThat(universe.settled(second).reply().status()).isEqualTo(400);
    one.heard(answer("{}"));
    assertThat(universe.settled(first).reply().status()).isEqualTo(201);
  }

  @Test
  void more_calls_than_may_wait_go_on_without_asking() throws Exception {
    for (int i = 0; i < Patience.LIMIT; i++) {
      assertThat(create(universe).outcome()).isInstanceOf(Turn.Outcome.Awaits.class);
    }
    Turn more = universe.settled(create(universe));
    assertThat(more.reply().status()).isEqualTo(201);
    assertThat(taken).hasSize(Patience.LIMIT);
  }

  @Test
  void a_question_longer_than_one_may_be_is_not_asked() throws Exception {
    String words = "x".repeat(Deliveries.BODY_BYTES / 2 + 1); // asked, and kept beside the question
    Turn asked = CourierTest.create(universe, words);
    assertThat(universe.settled(asked).reply().status()).isEqualTo(201);
    assertThat(CourierTest.states(universe)).containsExactly("refused");
    assertThat(taken).isEmpty();
  }

  @Test
  void a_fork_has_nothing_of_a_call_that_waits_in_its_parent() throws Exception {
    Turn asked = create(universe);
    Universe fork = lenient.create(Wish.ANYTHING.named("b").forkOf("a"));
    fork.time("test", new Move.Advance(Duration.ofHours(1)));
    assertThat(CourierTest.states(fork)).containsExactly("left");
    taken.take().heard(answer("{}"));
    assertThat(universe.settled(asked).reply().status()).isEqualTo(201);
    assertThat(notes(fork)).isZero();
  }
}
