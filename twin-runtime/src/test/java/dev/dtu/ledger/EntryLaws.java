package dev.dtu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Delivery;
import dev.dtu.call.Dice;
import dev.dtu.call.Headers;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.fault.Fault;
import dev.dtu.fault.Latency;
import dev.dtu.fault.Struck;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.twin.Timers;
import dev.dtu.twin.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EntryLaws {

  @Property(tries = 500)
  void an_entry_is_read_as_it_was_written(@ForAll @From("entries") Entry entry) throws Damaged {
    var handout = new Handout("okta", List.of("a", "ä"));
    RecordOut out = new RecordOut().begin();
    EntryForm.write(entry, handout, true, out);
    byte[] framed = out.framed().array();
    var frames = new Frames(Arrays.copyOf(framed, out.size()));
    EntryForm.Head head = EntryForm.head(frames.next().orElseThrow());
    assertThat(head.number()).isEqualTo(entry.number());
    assertThat(head.moment()).isEqualTo(entry.moment());
    assertThat(head.handout()).isEqualTo(handout);
    assertThat(head.entry()).isEqualTo(entry);
    assertThat(frames.ended()).isTrue();
  }

  @Property(tries = 500)
  void what_is_applied_again_is_what_the_entry_tells(@ForAll @From("entries") Entry entry)
      throws Damaged {
    RecordOut out = new RecordOut().begin();
    EntryForm.write(entry, Handout.NOTHING, false, out);
    byte[] framed = Arrays.copyOf(out.framed().array(), out.size());
    List<Change> applied = EntryForm.head(new Frames(framed).next().orElseThrow()).changes();
    assertThat(applied.stream().map(EntryLaws::effect).toList())
        .isEqualTo(entry.changes().stream().map(EntryLaws::effect).toList());
  }

  private static List<Object> effect(Change change) {
    return switch (change) {
      case Change.Put(String table, var _, Row after) -> List.of(table, after);
      case Change.Removed(String table, Row before) -> List.of(table, before.key());
      case Change.Minted(String table, long count) -> List.of(table, count);
    };
  }

  @Property(tries = 200)
  void a_record_of_any_bytes_is_read_or_told_to_be_damaged(
      @ForAll byte[] bytes, @ForAll @From("entries") Entry entry) {
    RecordOut out = new RecordOut().begin();
    EntryForm.write(entry, Handout.NOTHING, false, out);
    byte[] mixed = Arrays.copyOf(out.framed().array(), out.size());
    for (int i = 0; i < Math.min(bytes.length, mixed.length); i++) {
      mixed[mixed.length - 1 - i * 3 % mixed.length] ^= bytes[i];
    }
    for (byte[] record : List.of(bytes, mixed)) {
      try {
        EntryForm.head(new RecordIn(record, 0, record.length)).entry();
      } catch (Damaged | IllegalArgumentException | ArithmeticException told) {
        assertThat(told).isNotNull();
      }
    }
  }

  @Provide
  Arbitrary<Entry> entries() {
    Arbitrary<Long> numbers = Arbitraries.longs().between(1, Long.MAX_VALUE);
    Arbitrary<Instant> moments =
        Arbitraries.longs().between(-(1L << 45), 1L << 45).map(Instant::ofEpochMilli);
    return Combinators.combine(
            Arbitraries.integers().between(0, 5), numbers, moments, texts(), changes(), turns())
        .as((kind, number, moment, text, changes, turn) ->
            switch (kind) {
              case 0 -> new Entry.Act(number, moment, text, "what", changes);
              case 1 -> new Entry.Tick(number, moment, timer(text, moment), text, changes);
              case 2 -> new Entry.Heard(number, moment, text, changes);
              case 3 -> new Entry.Frame(number, moment, text, text, changes);
              default -> turn.at(number, moment, changes);
            });
  }

  private static Timers.Timer timer(String text, Instant due) {
    return new Timers.Timer(text, due.plusNanos(7), "okta", text, Obj.of("text", Json.of(text)));
  }

  /// A turn before it has its number.
  private record Draft(
      String twin,
      Caller caller,
      Turn.Outcome outcome,
      Request request,
      Reply reply,
      List<Struck> struck) {

    Entry at(long number, Instant moment, List<Change> changes) {
      var origin = new Origin("https", twin, "/u/x");
      String resumes = number % 2 == 0 ? "d" + number : "";
      var call =
          new Call(number, moment, new Dice(number * -31), origin, caller, request)
              .after(resumes)
              .beside((int) (number % 3));
      return new Entry.Called(new Turn(twin, call, "", outcome, reply, changes, struck));
    }
  }

  private static Arbitrary<Draft> turns() {
    Arbitrary<Caller> callers =
        Arbitraries.of(
            Caller.Nobody.NOBODY, new Caller.Known("ada", "bearer"), new Caller.Unknown("b"));
    Arbitrary<Turn.Outcome> outcomes =
        Arbitraries.of(
            Turn.Outcome.Done.DONE,
            new Turn.Outcome.Refused("not-found"),
            new Turn.Outcome.Unmeant("why"),
            Turn.Outcome.Lost.LOST,
            new Turn.Outcome.Awaits("d1", Duration.ofMillis(8_000)),
            new Turn.Outcome.Defect("what", "where"));
    Arbitrary<Request> requests =
        Combinators.combine(texts(), headers(), bodies())
            .as((text, headers, body) -> new Request("POST", "/" + text, text, headers, body));
    Arbitrary<Reply> replies =
        Combinators.combine(
                Arbitraries.integers().between(100, 599), headers(), bodies(), deliveries())
            .as((status, headers, body, delivery) -> new Reply(status, headers, body, delivery));
    return Combinators.combine(texts(), callers, outcomes, requests, replies, strikes())
        .as((twin, caller, outcome, request, reply, struck) ->
            new Draft(twin, caller, outcome, request, reply, struck));
  }

  private static Arbitrary<Delivery> deliveries() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1L << 60).map(Duration::ofNanos),
            Arbitraries.of(new Delivery.Drip(3, Duration.ofMillis(40))).optional(),
            Arbitraries.<Delivery.End>of(
                Delivery.End.Whole.WHOLE, Delivery.End.Lost.LOST, new Delivery.End.Torn(12)))
        .as((delay, drip, end) -> new Delivery(delay, drip, end));
  }

  private static Arbitrary<List<Struck>> strikes() {
    var fixed = new Latency.Fixed(Duration.ofSeconds(2));
    return Arbitraries.<Fault>of(
            new Fault.Refuse("rate-limited", 0, Headers.NONE),
            new Fault.Lose(true),
            new Fault.Lose(false),
            new Fault.Delay(fixed),
            new Fault.Drip(5, Duration.ofMillis(3)),
            new Fault.Cut(0.25),
            Fault.Garble.GARBLE,
            new Fault.Retype("a.b"),
            new Fault.Stale(Duration.ofHours(1)))
        .map(fault -> new Struck("rule", fault, Duration.ofMillis(7), 12))
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<Headers> headers() {
    Arbitrary<String> plain = Arbitraries.strings().withCharRange(' ', '\uffff').ofMaxLength(20);
    return plain
        .map(value -> new Headers.Line("x-name", value))
        .list()
        .ofMaxSize(3)
        .map(Headers::new);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(30);
  }

  private static Arbitrary<Body> bodies() {
    var stored = new Body.Stored("ab".repeat(32), 1L << 40);
    var facts = new TreeMap<>(Map.of("limit", "5"));
    var parcel = new Body.Parcel(new Body.Bytes(new byte[] {'{', '}'}), stored, "a/b", facts, 7);
    return Arbitraries.oneOf(
        Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(Body::of),
        Arbitraries.of(
            Body.None.NONE,
            stored,
            new Body.Stretch(stored, 5, 1L << 39),
            parcel,
            new Body.Parcel(parcel.document(), stored, "c/d", facts, 0, List.of(parcel, parcel)),
            new Body.Unread("too-large", facts)));
  }

  private static Arbitrary<List<Change>> changes() {
    Arbitrary<Row> rows =
        Combinators.combine(texts(), texts())
            .as((key, text) -> new Row(key, text, Obj.of("item", Json.of(text))));
    return Combinators.combine(Arbitraries.integers().between(0, 3), rows, rows)
        .as((kind, one, other) ->
            switch (kind) {
              case 0 -> (Change) new Change.Put("a/b", Optional.empty(), one);
              case 1 -> new Change.Put("a/b", Optional.of(other), one);
              case 2 -> new Change.Removed("a/b", one);
              default -> new Change.Minted("a/b", one.key().length());
            })
        .list()
        .ofMaxSize(4);
  }
}
