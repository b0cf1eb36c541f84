package dev.dtu.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.event.Deliveries;
import dev.dtu.event.Events;
import dev.dtu.event.NotesEvents;
import dev.dtu.event.NotesSockets;
import dev.dtu.event.Sockets;
import dev.dtu.event.Subscriptions;
import dev.dtu.event.Switchboard;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.RuleReader;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.server.Notes;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Climate;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sockets of a universe whose clock stands still; the test is the other side of each.
class WiresTest {

  private static final Origin HERE = new Origin("http", "notes.example.com", "/x");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final AtomicReference<Instant> real = new AtomicReference<>(NOON);
  private final Universes universes = universes(3);
  private final Universe universe = created("a");

  /// What a socket said, `bye` and why at its end.
  static final class Other implements Wire {
    final List<String> said = new ArrayList<>();
    Optional<Connection> connection = Optional.empty();

    @Override
    public void say(String text) {
      said.add(text);
    }

    @Override
    public void close(String why) {
      said.add("bye " + why);
    }

    void acknowledge(String envelope, String more) {
      connection.orElseThrow().heard("{\"envelope\":\"%s\"%s}".formatted(envelope, more));
    }

    Obj last() {
      return (Obj) Json.trusted(said.getLast());
    }

    String envelope() {
      return last().text("envelope").orElseThrow();
    }
  }

  private Universes universes(int most) {
    var telling =
        new Climate(
            new TreeMap<>(), RateLimits.NONE, NotesEvents.of(false).with(NotesSockets.of(most)));
    Twin twin = Notes.catalog().get("notes").with(telling);
    var made = new Universes(Map.of("notes", twin), 42, real::get);
    made.sendBy(_ -> {});
    return made;
  }

  private Universe created(String name) {
    return created(universes, Wish.ANYTHING.named(name).takingAnyCredential());
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

  static Obj call(Universe in, String path, Obj body) {
    Request request = Request.of("POST", path).with("authorization", "Token x").withJson(body);
    return (Obj) Json.trusted(in.answer("notes", HERE, request).body().toString());
  }

  static String dialled(Universe in) {
    String url = call(in, "/dial", Obj.EMPTY).text("url").orElseThrow();
    assertThat(url).startsWith("ws://notes.example.com/x/socket?ticket=");
    return url.substring(url.indexOf('=') + 1);
  }

  static Optional<Connection> open(Universe in, String ticket, Wire wire) {
    var board = ((Events) in.twin("notes").climate().herald()).switchboard().orElseThrow();
    return in.wires().open(board, new Switchboard.Opening(ticket, HERE), wire);
  }

  static Other connected(Universe in) {
    var other = new Other();
    other.connection = open(in, dialled(in), other);
    return other;
  }

  private Other connected() {
    return connected(universe);
  }

  private void note(String text) {
    call(universe, "/api/v1/notes", Obj.of("text", Json.of(text)));
  }

  private void advance(String by) {
    universe.time("test", new Move.Advance(Duration.parse(by)));
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

  static List<String> states(Universe in, TableShape table) {
    List<String> states = new ArrayList<>();
    in.store()
        .table(table)
        .rows(0)
        .forEachRemaining(row -> states.add(item(row).text("state").orElse("")));
    return states;
  }

  private List<String> sockets() {
    return states(universe, Sockets.TABLE);
  }

  private List<String> deliveries() {
    return states(universe, Deliveries.TABLE);
  }

  private static Obj item(Row row) {
    return row.value().obj("item").orElse(Obj.EMPTY);
  }

  private Obj delivery(String key) {
    return item(universe.store().table(Deliveries.TABLE).find(key).orElseThrow());
  }

  private List<String> frames() {
    List<String> frames = new ArrayList<>();
    for (Entry entry : universe.entries(1, Integer.MAX_VALUE)) {
      if (entry instanceof Entry.Frame frame) {
        frames.add(frame.socket() + " " + frame.what());
      }
    }
    return frames;
  }

  @Test
  void who_connects_is_greeted_told_of_events_and_settles_them_by_naming_them() {
    Other app = connected();
    assertThat(app.said).containsExactly("{\"hello\":\"app\",\"connections\":1}");
    note("a");
    assertThat(app.last().toString())
        .matches("\\{\"envelope\":\"e\\d{12}\",\"note\":\\{\"text\":\"a\",.*},\"attempt\":0}");
    assertThat(deliveries()).containsExactly("sending");
    app.acknowledge(app.envelope(), ",\"says\":{\"ok\":true}");
    assertThat(deliveries()).containsExactly("delivered");
    assertThat(delivery("d1").obj("answer")).contains(Obj.of("ok", Json.of(true)));
    assertThat(frames()).containsExactly("k1 opened", "k1 acknowledged");
  }

  @Test
  void what_is_not_acknowledged_goes_to_another_socket_as_the_clock_goes_on() {
    Other first = connected();
    Other second = connected();
    note("a");
    String envelope = first.envelope();
    advance("PT2.999S");
    assertThat(second.said).hasSize(1);
    advance("PT0.001S");
    assertThat(second.last().text("envelope")).contains(envelope);
    assertThat(second.last().text("reason")).contains("slow");
    assertThat(second.last().find("attempt")).contains(Json.of(1));
    advance("PT3S");
    assertThat(deliveries()).containsExactly("queued");
    advance("PT1M");
    assertThat(first.last().find("attempt")).contains(Json.of(2));
    advance("PT3S");
    assertThat(deliveries()).containsExactly("failed");
    assertThat(delivery("d1").items("tries").size()).isEqualTo(3);
  }

  @Test
  void each_event_goes_to_one_socket_and_all_of_them_have_their_share() {
    List<Other> apps = List.of(connected(), connected(), connected());
    assertThat(apps.getLast().last().find("connections")).contains(Json.of(3));
    for (int i = 0; i < 30; i++) {
      note("n" + i);
    }
    assertThat(apps).allMatch(app -> app.said.size() == 11);
  }

  @Test
  void a_socket_that_closes_leaves_what_it_did_not_acknowledge_to_the_others() {
    Other first = connected();
    Other second = connected();
    note("a");
    first.connection.orElseThrow().closed("gone");
    assertThat(second.last().obj("note").orElseThrow().text("text")).contains("a");
    second.connection.orElseThrow().closed("gone too");
    assertThat(sockets()).containsExactly("closed", "closed");
    assertThat(deliveries()).containsExactly("queued");
    Other third = connected();
    advance("PT1M");
    third.acknowledge(third.envelope(), "");
    assertThat(deliveries()).containsExactly("delivered");
    assertThat(frames()).endsWith("k3 opened", "k3 acknowledged");
  }

  @Test
  void an_app_without_a_socket_is_told_for_a_while_and_then_no_more() {
    Other app = connected();
    app.connection.orElseThrow().closed("gone");
    note("a");
    advance("PT2M");
    note("b");
    assertThat(deliveries()).hasSize(1);
  }

  @Test
  void one_socket_too_many_is_told_so_and_closed() {
    List.of(connected(), connected(), connected());
    Other fourth = connected();
    assertThat(fourth.said).containsExactly("{\"bye\":\"crowd\"}", "bye service: crowd");
    assertThat(sockets()).containsExactly("open", "open", "open", "closed");
  }

  @Test
  void a_ticket_is_good_once_for_half_a_minute_and_in_its_own_universe() {
    Other app = new Other();
    String ticket = dialled(universe);
    assertThat(open(universe, "other", app)).isEmpty();
    assertThat(open(created("b"), ticket, app)).isEmpty();
    assertThat(open(universe, ticket, app)).isPresent();
    assertThat(open(universe, ticket, app)).isEmpty();
    String late = dialled(universe);
    advance("PT30S");
    assertThat(open(universe, late, app)).isEmpty();
    assertThat(universes.credentials().lead(late).orElseThrow().universe()).isEqualTo("a");
  }

  @Test
  void a_fork_has_no_sockets_and_leaves_its_parents_alone() throws Exception {
    Other app = connected();
    String ticket = dialled(universe);
    note("a");
    Universe fork = universes.create(Wish.ANYTHING.named("f").forkOf("a"));
    assertThat(states(fork, Sockets.TABLE)).isEmpty();
    assertThat(states(fork, Deliveries.TABLE)).containsExactly("left");
    assertThat(open(fork, ticket, new Other())).isEmpty();
    call(fork, "/api/v1/notes", Obj.of("text", Json.of("b")));
    assertThat(states(fork, Deliveries.TABLE)).hasSize(1);
    app.acknowledge(app.envelope(), "");
    assertThat(deliveries()).containsExactly("delivered");
  }

  @Test
  void a_reset_a_return_and_a_deletion_close_the_sockets() throws Exception {
    Other first = connected();
    universe.reset();
    assertThat(first.said.getLast()).startsWith("bye the universe was reset");
    first.connection.orElseThrow().closed("seen");
    assertThat(sockets()).isEmpty();
    universe.time("test", Move.Freeze.FREEZE);
    Other second = connected();
    universe.restore("test", "return", universe.store());
    assertThat(second.said.getLast()).startsWith("bye the universe was reset");
    assertThat(sockets()).isEmpty();
    Other third = connected(created("c"));
    universes.delete("c");
    assertThat(third.said.getLast()).startsWith("bye the universe was reset");
    third.connection.orElseThrow().heard("{}");
  }

  @Test
  void a_service_warns_then_ends_a_socket_when_it_is_old() {
    Other app = connected();
    advance("PT1H");
    assertThat(app.last().text("bye")).contains("warning");
    assertThat(sockets()).containsExactly("leaving");
    Other next = connected();
    note("a");
    assertThat(next.last().has("envelope")).isTrue();
    advance("PT9S");
    assertThat(app.last().text("bye")).contains("warning");
    advance("PT1S");
    assertThat(app.said).endsWith("{\"bye\":\"refresh\"}", "bye service: refresh");
    assertThat(sockets()).containsExactly("closed", "open");
  }

  @Test
  void faults_of_the_courier_strike_what_goes_by_sockets() {
    Other app = connected();
    weather("{\"fault\": {\"courier\": \"lose\"}, \"when\": {\"first\": 1}}");
    note("a");
    assertThat(app.said).hasSize(1);
    weather("{\"fault\": {\"courier\": \"double\"}}");
    note("b");
    assertThat(app.said).hasSize(3);
    assertThat(app.said.get(1)).isEqualTo(app.said.get(2));
    app.acknowledge(app.envelope(), "");
    app.acknowledge(app.envelope(), "");
    weather("{\"fault\": {\"courier\": \"delay\", \"by\": \"PT1M\"}}");
    note("c");
    assertThat(app.said).hasSize(3);
    advance("PT1M");
    assertThat(app.said).hasSize(4);
    app.acknowledge(app.envelope(), "");
    weather("{\"fault\": {\"courier\": \"reorder\"}, \"when\": {\"first\": 1}}");
    note("d");
    note("e");
    assertThat(app.last().toString()).contains("\"text\":\"e\"");
    app.acknowledge(app.envelope(), "");
    assertThat(app.last().toString()).contains("\"text\":\"d\"");
    app.acknowledge(app.envelope(), "");
    assertThat(deliveries())
        .containsExactly("lost", "delivered", "delivered", "delivered", "delivered", "delivered");
  }

  @Test
  void an_operators_subscription_hears_nothing_while_there_is_a_socket() {
    Obj told = Obj.of("twin", Json.of("notes"), "url", Json.of("http://localhost:1/"));
    universe.act(
        "test",
        "subscribe",
        draft ->
            Subscriptions.add(
                draft, told.with("events", Json.array(List.of())), NotesEvents.of(false), NOON));
    note("a");
    connected();
    note("b");
    assertThat(delivery("d1").text("to")).contains("subscription/s1");
    assertThat(delivery("d2").text("to")).contains("socket/app");
    assertThat(deliveries()).hasSize(2);
  }

  @Test
  void what_says_nothing_is_counted_and_changes_nothing_else() {
    Other app = connected();
    note("a");
    for (String frame : List.of("", "[]", "{", "{\"envelope\":\"e1\"}", "{\"envelope\":7}")) {
      app.connection.orElseThrow().heard(frame);
    }
    Obj row = item(universe.store().table(Sockets.TABLE).find("k1").orElseThrow());
    assertThat(row.find("strange")).contains(Json.of(5));
    assertThat(deliveries()).containsExactly("sending");
    advance("PT3S");
    app.acknowledge(app.envelope(), "");
    app.acknowledge(app.envelope(), "");
    assertThat(deliveries()).containsExactly("delivered");
  }

  @Test
  void many_may_be_promised_at_once_and_of_the_closed_the_latest_are_remembered() {
    List<String> tickets = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      tickets.add(dialled(universe));
    }
    for (String ticket : tickets) {
      var app = new Other();
      app.connection = open(universe, ticket, app);
      app.connection.orElseThrow().closed("gone");
    }
    assertThat(sockets()).hasSize(300).containsOnly("closed");
    dialled(universe);
    assertThat(sockets()).hasSize(Sockets.KEPT + 1).endsWith("closed", "promised");
    for (int i = 0; i < Sockets.LIMIT; i++) {
      dialled(universe);
    }
    assertThat(sockets()).hasSize(Sockets.KEPT + Sockets.LIMIT);
  }

  @Test
  void a_universe_has_so_many_sockets_and_no_more() {
    Universe crowd = created(universes(2_000), Wish.ANYTHING.named("crowd").takingAnyCredential());
    for (int i = 0; i < Sockets.LIMIT; i++) {
      assertThat(connected(crowd).said).hasSize(1);
    }
    assertThat(connected(crowd).said.getLast())
        .isEqualTo("bye expected at most 1000 open sockets of a universe");
  }
}
