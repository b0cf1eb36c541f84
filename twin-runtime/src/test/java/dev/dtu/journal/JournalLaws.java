package dev.dtu.journal;

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
import dev.dtu.store.Change;
import dev.dtu.store.Store;
import dev.dtu.twin.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class JournalLaws {

  /// A turn before it has its number.
  private record Draft(Request request, Reply reply, Origin origin, long dice, long millis) {

    Entry.Called numbered(long number) {
      var call =
          new Call(
                  number,
                  Instant.ofEpochMilli(millis),
                  new Dice(dice),
                  origin,
                  new Caller.Known("admin", "bearer"),
                  request)
              .beside((int) (number % 3));
      List<Change> changes = List.of(new Change.Minted("notes/note", number));
      return new Entry.Called(
          new Turn("notes", call, "read", Turn.Outcome.Done.DONE, reply, changes));
    }
  }

  @Property(tries = 300)
  void a_call_comes_back_from_the_journal_as_it_went_in(
      @ForAll @Size(max = 12) List<@From("turns") Draft> turns) {
    var journal = new Journal(new Budget(1L << 30, Long.MAX_VALUE), 0);
    List<Entry> put = new ArrayList<>();
    for (Draft turn : turns) {
      put.add(turn.numbered(put.size() + 1));
      journal.append(Store.empty(), put.getLast());
    }
    assertThat(journal.from(1, turns.size() + 1)).isEqualTo(put);
  }

  @Property(tries = 10)
  void a_journal_keeps_within_its_budget_whatever_it_holds(
      @ForAll @Size(min = 1, max = 5) List<@From("turns") Draft> turns) {
    var budget = new Budget(256 << 10, Long.MAX_VALUE);
    var journal = new Journal(budget, 0);
    for (int i = 0; i < 3_000; i++) {
      journal.append(Store.empty(), turns.get(i % turns.size()).numbered(i + 1));
    }
    assertThat(journal.oldest()).isGreaterThan(1);
    assertThat(journal.from(journal.oldest(), 3_000).getLast())
        .isEqualTo(turns.get(2_999 % turns.size()).numbered(3_000));
  }

  @Property(tries = 5)
  void pages_that_are_written_anew_change_nothing_that_is_kept(
      @ForAll @Size(min = 1, max = 5) List<@From("turns") Draft> turns) {
    var journal = new Journal(new Budget(16 << 20, Long.MAX_VALUE), 0);
    List<Entry> put = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      Draft turn = turns.get(i % turns.size());
      Body body = bytes(10_000 + i * 37 % 90_000);
      var reply = new Reply(200, turn.reply().headers(), body, Delivery.PROMPT);
      var told = new Draft(turn.request(), reply, turn.origin(), turn.dice(), i);
      put.add(told.numbered(i + 1));
      journal.append(Store.empty(), put.getLast());
    }
    assertThat(journal.oldest()).isBetween(1_000L, 1_500L);
    assertThat(journal.from(journal.oldest(), 1_500))
        .isEqualTo(put.subList((int) journal.oldest() - 1, put.size()));
  }

  @Provide
  Arbitrary<Draft> turns() {
    return Combinators.combine(
            requests(),
            replies(),
            texts().map(host -> new Origin("https", host, "")),
            Arbitraries.longs(),
            Arbitraries.longs().between(0, 1L << 45))
        .as(Draft::new);
  }

  private static Arbitrary<Request> requests() {
    return Combinators.combine(Arbitraries.of("GET", "POST"), texts(), texts(), headers(), bodies())
        .as((method, path, query, headers, body) ->
            new Request(method, "/" + path, query, headers, body));
  }

  private static Arbitrary<Reply> replies() {
    return Combinators.combine(Arbitraries.of(200, 204, 404), headers(), bodies(), deliveries())
        .as(Reply::new);
  }

  private static Arbitrary<Delivery> deliveries() {
    return Arbitraries.of(Delivery.PROMPT, Delivery.PROMPT, Delivery.late(Duration.ofSeconds(5)));
  }

  private static Arbitrary<Headers> headers() {
    return Combinators.combine(Arbitraries.of("a", "content-type"), texts())
        .as(Headers.Line::new)
        .list()
        .ofMaxSize(4)
        .map(Headers::new);
  }

  /// Of every width, none with a line break, some long.
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(200),
        Arbitraries.strings().withCharRange(' ', '\uffff').ofMaxLength(20),
        Arbitraries.just("x".repeat(20_000)));
  }

  /// None, empty, short, as long as is copied and a byte longer, and such as are no bytes at hand.
  private static Arbitrary<Body> bodies() {
    return Arbitraries.oneOf(
        Arbitraries.just(Body.None.NONE),
        Arbitraries.of(0, 1, 300, Kept.COPIED, Kept.COPIED + 1).map(JournalLaws::bytes),
        Arbitraries.just(new Body.Stored("ab".repeat(32), 5)));
  }

  private static Body bytes(int length) {
    var content = new byte[length];
    Arrays.fill(content, (byte) -length);
    return Body.of(content);
  }
}
