package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Headers;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.event.Deliveries;
import dev.dtu.event.NotesEvents;
import dev.dtu.event.Outcome;
import dev.dtu.event.Parcel;
import dev.dtu.event.Reach;
import dev.dtu.event.Subscriptions;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.RuleReader;
import dev.dtu.fault.Struck;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.twin.Climate;
import dev.dtu.twin.Herald;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a universe tells the outside, and what it makes of the answers; the test is the courier.
class CourierTest {

  private static final Origin HERE = new Origin("http", "notes.example.com", "");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  static final Outcome FINE = answer(200);

  private final AtomicReference<Instant> real = new AtomicReference<>(NOON);
  private final List<Errand> taken = new ArrayList<>();
  private final Universes universes = universes(NotesEvents.of(false));
  private final Universe universe = created(Wish.ANYTHING.named("a").takingAnyCredential());

  static Outcome answer(int status) {
    return new Outcome.Answered(status, Headers.NONE, "");
  }

  private Universes universes(Herald herald) {
    Twin twin = NotesTwin.twin().with(new Climate(new TreeMap<>(), RateLimits.NONE, herald));
    var made = new Universes(Map.of("notes", twin), 42, real::get);
    made.sendBy(taken::add);
    return made;
  }

  private Universe created(Wish wish) {
    return created(universes, wish);
  }

  private static Universe created(Universes in, Wish wish) {
    try {
      Universe made = in.create(wish);
      made.time("test", Move.Freeze.FREEZE);
      return made;
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  @AfterEach
  void the_journal_makes_the_same_universe_again() {
    universe.act("test", "clear", draft -> Faults.clear(draft, "f"));
    for (Universe each : universes.all()) {
      assertThat(each.replay().differences()).isEmpty();
    }
  }

  private void subscribe() {
    subscribe(universe);
  }

  static void subscribe(Universe in) {
    Obj told =
        Obj.of("twin", Json.of("notes"), "url", Json.of("http://localhost:1/"))
            .with("secret", "s")
            .with("events", Json.array(List.of()));
    in.act(
        "test", "subscribe", draft -> Subscriptions.add(draft, told, NotesEvents.of(false), NOON));
  }

  private void weather(String json) {
    universe.act(
        "test",
        "fault",
        draft -> {
          try {
            Faults.set(draft, RuleReader.rule(Json.trusted(json), "f"));
          } catch (BadRule bad) {
            throw new AssertionError(bad);
          }
        });
  }

  private Turn create(String text) {
    return create(universe, text);
  }

  static Turn create(Universe in, String text) {
    return in.turn(
        "notes",
        HERE,
        Request.of("POST", "/notes")
            .with("authorization", "Bearer x")
            .withJson(Obj.of("text", Json.of(text))));
  }

  /// The texts of what was taken, in order.
  private List<String> texts() {
    return taken.stream()
        .map(errand -> ((Obj) Json.trusted(errand.parcel().body())).text("text").orElse(""))
        .toList();
  }

  static List<String> states(Universe in) {
    List<String> states = new ArrayList<>();
    in.store()
        .table(Deliveries.TABLE)
        .rows(0)
        .forEachRemaining(row -> states.add(item(row).text("state").orElse("")));
    return states;
  }

  private List<String> states() {
    return states(universe);
  }

  private static Obj item(Row row) {
    return row.value().obj("item").orElse(Obj.EMPTY);
  }

  private void advance(String by) {
    universe.time("test", new Move.Advance(Duration.parse(by)));
  }

  @Test
  void nobody_is_told_who_did_not_ask() {
    create("a");
    assertThat(taken).isEmpty();
    assertThat(states()).isEmpty();
  }

  @Test
  void what_is_told_is_sealed_with_the_subscribers_secret_and_settled_by_the_answer() {
    subscribe();
    create("a");
    Parcel parcel = taken.getFirst().parcel();
    assertThat(parcel.headers().find("x-seal").orElseThrow()).matches("v1=[0-9a-f]{64}");
    assertThat(parcel.body()).matches("\\{\"text\":\"a\",\"id\":\"ev\\d{8}\"}");
    assertThat(states()).containsExactly("sending");
    taken.getFirst().heard(FINE);
    assertThat(states()).containsExactly("delivered");
    Entry last = universe.entries(universe.current().turn(), 1).getFirst();
    assertThat(last).isInstanceOf(Entry.Heard.class);
    assertThat(((Entry.Heard) last).event()).isEqualTo("d1");
  }

  @Test
  void the_same_seed_and_calls_tell_the_same_bytes() {
    Universe other =
        created(Wish.ANYTHING.named("b").withDice(universe.dice()).takingAnyCredential());
    subscribe();
    subscribe(other);
    create("a");
    create(other, "a");
    assertThat(taken.get(1).parcel()).isEqualTo(taken.get(0).parcel());
  }

  @Test
  void a_failed_try_is_made_again_when_the_clock_gets_there_and_not_for_ever() {
    subscribe();
    create("a");
    taken.get(0).heard(answer(503));
    assertThat(states()).containsExactly("queued");
    advance("PT59S");
    assertThat(taken).hasSize(1);
    advance("PT1S");
    taken.get(1).heard(new Outcome.Failed("timeout", "no answer"));
    advance("PT5M");
    taken.get(2).heard(answer(500));
    assertThat(states()).containsExactly("failed");
    assertThat(taken.stream().map(errand -> errand.parcel().attempt())).containsExactly(1, 2, 3);
    assertThat(taken.stream().map(errand -> errand.parcel().body()).distinct()).hasSize(1);
  }

  @Test
  void no_further_try_is_made_of_what_is_not_retried_or_not_wanted() {
    subscribe();
    create("a");
    create("b");
    taken.get(0).heard(answer(404));
    taken.get(1).heard(new Outcome.Answered(500, Headers.of("x-no-more", "1"), ""));
    assertThat(states()).containsExactly("failed", "failed");
  }

  @Test
  void an_answer_that_comes_twice_or_after_a_reset_changes_nothing() {
    subscribe();
    create("a");
    taken.get(0).heard(FINE);
    long turn = universe.current().turn();
    taken.get(0).heard(answer(500));
    assertThat(universe.current().turn()).isEqualTo(turn);
    universe.reset();
    universe.time("test", Move.Freeze.FREEZE);
    subscribe();
    create("b");
    taken.get(0).heard(FINE); // of the delivery that had this key before
    assertThat(states()).containsExactly("sending");
  }

  @Test
  void what_is_lost_never_goes_out_and_the_turn_says_so() {
    subscribe();
    weather(
        "{\"on\": {\"event\": \"note.*\"}, \"fault\": {\"courier\": \"lose\"}, \"when\": {\"nth\":"
            + " 2}}");
    create("a");
    Turn struck = create("b");
    create("c");
    assertThat(texts()).containsExactly("a", "c");
    assertThat(states()).containsExactly("sending", "lost", "sending");
    assertThat(struck.struck()).extracting(Struck::rule).containsExactly("f");
    assertThat(struck.reply().status()).isEqualTo(201);
  }

  @Test
  void what_is_doubled_goes_out_twice_with_one_id() {
    subscribe();
    weather("{\"fault\": {\"courier\": \"double\"}}");
    create("a");
    assertThat(taken).hasSize(2);
    assertThat(taken.get(1).parcel().body()).isEqualTo(taken.get(0).parcel().body());
  }

  @Test
  void what_is_late_waits_for_the_clock() {
    subscribe();
    weather("{\"fault\": {\"courier\": \"delay\", \"by\": \"PT3M\"}}");
    create("a");
    advance("PT2M59S");
    assertThat(taken).isEmpty();
    advance("PT1S");
    assertThat(texts()).containsExactly("a");
  }

  @Test
  void what_is_reordered_goes_after_what_is_told_next() {
    subscribe();
    weather("{\"fault\": {\"courier\": \"reorder\"}, \"when\": {\"first\": 1}}");
    create("a");
    create("b");
    assertThat(texts()).containsExactly("b");
    taken.getFirst().heard(FINE);
    assertThat(texts()).containsExactly("b", "a");
  }

  @Test
  void what_is_reordered_and_followed_by_nothing_goes_after_a_minute() {
    subscribe();
    weather("{\"fault\": {\"courier\": \"reorder\"}}");
    create("a");
    advance("PT1M");
    assertThat(texts()).containsExactly("a");
  }

  @Test
  void a_courier_fault_leaves_calls_alone_and_others_leave_tellings_alone() {
    subscribe();
    weather("{\"fault\": {\"lose\": \"after\"}, \"when\": {\"first\": 1}}");
    create("a"); // done, though its reply is lost
    assertThat(texts()).containsExactly("a");
  }

  @Test
  void a_service_that_keeps_the_order_tells_the_next_when_the_one_before_is_settled() {
    Universes orderly = universes(NotesEvents.of(true));
    Universe one = created(orderly, Wish.ANYTHING.named("o").takingAnyCredential());
    subscribe(one);
    create(one, "a");
    create(one, "b");
    create(one, "c");
    assertThat(texts()).containsExactly("a");
    taken.get(0).heard(answer(500));
    one.time("test", new Move.Advance(Duration.ofMinutes(1)));
    assertThat(texts()).containsExactly("a", "a");
    taken.get(1).heard(FINE);
    assertThat(texts()).containsExactly("a", "a", "b");
    taken.get(2).heard(answer(404));
    assertThat(texts()).containsExactly("a", "a", "b", "c");
    assertThat(one.replay().differences()).isEmpty();
  }

  @Test
  void a_fork_leaves_what_is_on_its_way_to_its_parent_and_tells_its_own() {
    subscribe();
    create("a");
    create("b");
    taken.get(1).heard(answer(500));
    Universe fork = created(Wish.ANYTHING.named("fork").forkOf("a").takingAnyCredential());
    assertThat(states(fork)).containsExactly("left", "left");
    fork.time("test", new Move.Advance(Duration.ofHours(1)));
    assertThat(texts()).containsExactly("a", "b");
    create(fork, "c");
    assertThat(texts()).containsExactly("a", "b", "c");
    taken.get(0).heard(FINE);
    assertThat(states()).containsExactly("delivered", "queued");
    assertThat(states(fork)).containsExactly("left", "left", "sending");
  }

  @Test
  void a_universe_taken_back_does_not_tell_again_what_it_told_since() {
    subscribe();
    create("a");
    long turn = universe.current().turn();
    taken.getFirst().heard(FINE);
    universe.restore("test", "back", universe.at(turn).orElseThrow());
    assertThat(states()).containsExactly("left");
    create("b");
    assertThat(texts()).containsExactly("a", "b");
    taken.getLast().heard(FINE);
    assertThat(states()).containsExactly("left", "delivered");
  }

  @Test
  void a_snapshot_sends_nothing_and_what_was_open_in_it_is_left_by_its_forks() throws Exception {
    subscribe();
    create("a");
    Universe kept = universes.snapshots().take(universe, "then");
    assertThat(states(kept)).containsExactly("sending");
    assertThat(taken).hasSize(1);
    Universe fork = created(Wish.ANYTHING.named("f").forkOf("a@then").takingAnyCredential());
    assertThat(states(fork)).containsExactly("left");
    assertThat(taken).hasSize(1);
  }

  @Test
  void a_replay_tells_nobody() {
    subscribe();
    create("a");
    taken.getFirst().heard(FINE);
    assertThat(universe.replay().differences()).isEmpty();
    assertThat(taken).hasSize(1);
  }

  @Test
  void what_is_on_its_way_when_a_courier_comes_is_handed_to_it() {
    subscribe();
    create("a");
    List<Errand> other = new ArrayList<>();
    universes.sendBy(other::add);
    assertThat(other).extracting(Errand::parcel).containsExactly(taken.getFirst().parcel());
    other.getFirst().heard(FINE);
    taken.getFirst().heard(answer(500));
    assertThat(states()).containsExactly("delivered");
  }

  @Test
  void what_is_settled_may_be_told_again_with_the_same_id() {
    subscribe();
    create("a");
    taken.get(0).heard(answer(404));
    universe.act(
        "test",
        "again",
        draft -> Deliveries.again(draft, draft.find(Deliveries.TABLE, "d1").orElseThrow(), NOON));
    assertThat(taken.get(1).parcel().body()).isEqualTo(taken.get(0).parcel().body());
    taken.get(1).heard(FINE);
    assertThat(states()).containsExactly("failed", "delivered");
  }

  @Test
  void more_than_may_wait_and_more_than_a_body_holds_is_refused() {
    subscribe();
    create("x".repeat(Deliveries.BODY_BYTES));
    assertThat(states()).containsExactly("refused");
    for (int i = 0; i < Deliveries.WAITING + 1; i++) {
      create("a");
    }
    assertThat(states()).filteredOn("sending"::equals).hasSize(Deliveries.WAITING);
    assertThat(states()).filteredOn("refused"::equals).hasSize(2);
  }

  @Test
  void the_oldest_that_are_settled_are_forgotten() {
    subscribe();
    for (int i = 0; i < Deliveries.KEPT + 5; i++) {
      create("a");
      taken.getLast().heard(FINE);
    }
    assertThat(states().size()).isBetween(Deliveries.KEPT, Deliveries.KEPT + 1);
  }

  @Test
  void a_defect_in_telling_undoes_the_turn_and_is_told() {
    Herald broken =
        new Herald() {
          @Override
          public void tell(Draft draft, Turn turn, Sky sky) {
            throw new IllegalStateException("a bug");
          }

          @Override
          public List<String> events() {
            return List.of();
          }
        };
    Universes broke = universes(broken);
    Universe one = created(broke, Wish.ANYTHING.named("x").takingAnyCredential());
    Turn turn = create(one, "a");
    assertThat(turn.outcome()).isInstanceOf(Turn.Outcome.Defect.class);
    assertThat(one.store().table("notes/note").map(table -> table.size()).orElse(0)).isZero();
    assertThat(one.replay().differences()).isEmpty();
  }

  @Test
  void a_universe_sends_to_loopback_unless_an_operator_says_otherwise() {
    assertThat(Reach.USUAL.refusal("http://localhost:9000/x")).isEmpty();
    assertThat(Reach.USUAL.refusal("http://127.0.0.1/")).isEmpty();
    assertThat(Reach.USUAL.refusal("http://[::1]:9/")).isEmpty();
    assertThat(Reach.USUAL.refusal("http://app.localhost/")).isEmpty();
    assertThat(Reach.USUAL.refusal("http://hooks.example.com/"))
        .contains(
            "'hooks.example.com:80' is not among the addresses this universe may send to:"
                + " loopback");
    assertThat(Reach.USUAL.refusal("http://localhost.evil.example/")).isPresent();
    assertThat(Reach.USUAL.refusal("http://localhost@evil.example/")).isPresent();
    assertThat(Reach.USUAL.refusal("file:///etc/passwd")).isPresent();
    assertThat(Reach.USUAL.refusal("not an address")).isPresent();
    var named = new Reach(List.of("*.example.com:443", "hooks.test"));
    assertThat(named.refusal("https://a.example.com/")).isEmpty();
    assertThat(named.refusal("http://a.example.com/")).isPresent();
    assertThat(named.refusal("https://example.com/")).isPresent();
    assertThat(named.refusal("https://aexample.com/")).isPresent();
    assertThat(named.refusal("http://hooks.test:8080/")).isEmpty();
    assertThat(named.refusal("http://localhost/")).isPresent();
    assertThat(new Reach(List.of("*")).refusal("http://any.example/")).isEmpty();
    assertThat(new Reach(List.of()).refusal("http://localhost/")).isPresent();
  }
}
