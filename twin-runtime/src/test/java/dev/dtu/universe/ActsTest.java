package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Climate;
import dev.dtu.twin.Herald;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.Problem;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Timers;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people do, as operators and timers have it done.
class ActsTest {

  private static final Origin ORIGIN = new Origin("https", "notes.example", "");
  private static final TableShape SIGNED = Tables.shape("notes/signed");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Instant now = NOON;
  private final Universe universe = universe();

  private Universe universe() {
    Behaviour signs =
        scene -> {
          Obj said = scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
          String key = "s" + scene.draft().mint(SIGNED);
          scene.draft().put(SIGNED, new Row(key, scene.draft().nextPlace(SIGNED), said));
          return Reply.json(200, Obj.of("at", Json.of(scene.moment().toString())));
        };
    var act = new Acts.Act("sign", "signs", new TreeMap<>(), false, signs);
    var acts = new Acts(new TreeMap<>(Map.of("sign", act)));
    Twin twin =
        NotesTwin.twin().with(new Climate(new TreeMap<>(), RateLimits.NONE, Herald.SILENT, acts));
    var universes = new Universes(Map.of("notes", twin), 1, () -> now);
    try {
      return universes.create(Wish.ANYTHING.named("u"));
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(universe.replay().differences()).isEmpty();
  }

  private static Acts.Due sign(String name) {
    return new Acts.Due("sign", Obj.of("name", Json.of(name)), ORIGIN);
  }

  @Test
  void an_act_is_a_turn_of_its_own() {
    Turn turn = universe.turn("notes", ORIGIN, sign("ada").request());
    assertThat(turn.operation()).isEqualTo("act:sign");
    assertThat(turn.outcome()).isEqualTo(Turn.Outcome.Done.DONE);
    assertThat(universe.store().table(SIGNED).size()).isEqualTo(1);
  }

  @Test
  void no_call_is_an_act_whatever_its_method() {
    Turn turn = universe.turn("notes", ORIGIN, Request.of("ACT", "/sign"));
    assertThat(turn.outcome()).isEqualTo(new Turn.Outcome.Refused(Problem.NO_ROUTE));
    assertThat(universe.store().table(SIGNED).size()).isZero();
  }

  @Test
  void a_timer_has_an_act_done_at_its_moment() {
    Twin twin = universe.twin("notes");
    universe.act(
        "operator",
        "later",
        draft -> Timers.set(draft, Acts.timer("k", NOON.plusSeconds(60), twin, sign("later"))));
    now = NOON.plusSeconds(600);
    universe.wake();
    assertThat(universe.store().table(SIGNED).size()).isEqualTo(1);
    Turn turn =
        universe.entries(1, 10).stream()
            .filter(Entry.Called.class::isInstance)
            .map(each -> ((Entry.Called) each).turn())
            .findFirst()
            .orElseThrow();
    assertThat(turn.call().moment()).isEqualTo(NOON.plusSeconds(60));
    assertThat(turn.call().origin()).isEqualTo(ORIGIN);
  }
}
