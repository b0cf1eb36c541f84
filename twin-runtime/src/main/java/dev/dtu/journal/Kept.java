package dev.dtu.journal;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Delivery;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.fault.Struck;
import dev.dtu.store.Change;
import dev.dtu.twin.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An entry as the journal keeps it.
///
/// A journal is most of what lives long in a busy universe, and a collector pays by the object and
/// the byte: a call's heads and bodies are written to a [Scroll], and made anew for who asks.
sealed interface Kept {

  /// Longer bodies are kept as they are.
  int COPIED = 128 << 10;

  long number();

  Instant moment();

  Entry entry();

  /// How many bytes of its own it takes, the rows it changed not counted.
  long weight();

  List<Change> changes();

  /// Any entry but a call.
  record Whole(Entry entry) implements Kept {
    @Override
    public long number() {
      return entry.number();
    }

    @Override
    public Instant moment() {
      return entry.moment();
    }

    @Override
    public long weight() {
      return 200;
    }

    @Override
    public List<Change> changes() {
      return entry.changes();
    }
  }

  /// What one call has in common with many.
  record Usual(String twin, String operation, Origin origin, Caller caller) {}

  /// What stays an object: bodies that are long or no bytes, what faults did, after what question
  /// a call goes on, and how many others it met.
  record Rare(
      Optional<Body> request,
      Optional<Body> reply,
      Delivery delivery,
      List<Struck> struck,
      String resumes,
      int beside) {

    static final Rare NOTHING =
        new Rare(Optional.empty(), Optional.empty(), Delivery.PROMPT, List.of(), "", 0);

    static Rare of(Turn turn) {
      Body request = turn.call().request().body();
      Body reply = turn.reply().body();
      Delivery delivery = turn.reply().delivery();
      String resumes = turn.call().resumes();
      int beside = turn.call().beside();
      boolean fair =
          delivery.equals(Delivery.PROMPT)
              && turn.struck().isEmpty()
              && resumes.isEmpty()
              && beside == 0;
      return fair && copied(request) && copied(reply)
          ? NOTHING
          : new Rare(rare(request), rare(reply), delivery, turn.struck(), resumes, beside);
    }

    private static Optional<Body> rare(Body body) {
      return copied(body) ? Optional.empty() : Optional.of(body);
    }
  }

  /// A call and what became of it.
  record Called(
      long number,
      Scroll.Place written,
      int length,
      Usual usual,
      Rare rare,
      Turn.Outcome outcome,
      List<Change> changes)
      implements Kept {

    @Override
    public long weight() {
      long bodies =
          rare.request.map(Body::length).orElse(0L) + rare.reply.map(Body::length).orElse(0L);
      return 100 + length + bodies;
    }

    @Override
    public Instant moment() {
      return Instant.ofEpochMilli(new Scroll.Reader(written).number());
    }

    @Override
    public Entry entry() {
      var in = new Scroll.Reader(written);
      Instant moment = Instant.ofEpochMilli(in.number());
      var dice = new Dice(in.number());
      var request =
          new Request(in.text(), in.text(), in.text(), in.headers(), body(in, rare.request));
      var call =
          new Call(
              number, moment, dice, usual.origin, usual.caller, request, rare.resumes, rare.beside);
      int status = (int) in.number();
      var reply = new Reply(status, in.headers(), body(in, rare.reply), rare.delivery);
      return new Entry.Called(
          new Turn(usual.twin, call, usual.operation, outcome, reply, changes, rare.struck));
    }

    private static Body body(Scroll.Reader in, Optional<Body> rare) {
      return rare.orElseGet(() -> in.number() == 0 ? Body.None.NONE : Body.of(in.bytes()));
    }
  }

  /// A call as somebody else wrote it, and how that is read.
  record Copied(
      long number,
      Instant moment,
      Scroll.Place written,
      int length,
      Written.Form form,
      List<Change> changes)
      implements Kept {

    @Override
    public long weight() {
      return 100L + length;
    }

    @Override
    public Entry entry() {
      var kept = new Written.Facts(number, moment, changes);
      return new Entry.Called(form.read(written.page(), written.at(), length, kept));
    }
  }

  /// The call as it was written elsewhere.
  ///
  /// @param held how many bytes the journal holds
  static Kept copied(Turn turn, Written written, Scroll scroll, long held) {
    Scroll.Place place = scroll.begin(written.length(), held);
    scroll.take(written);
    return new Copied(
        turn.call().turn(),
        turn.call().moment(),
        scroll.end(place),
        written.length(),
        written.form(),
        turn.changes());
  }

  private static boolean copied(Body body) {
    return body == Body.None.NONE
        || (body instanceof Body.Bytes bytes && bytes.content().length <= COPIED);
  }

  /// The call as it is kept.
  ///
  /// @param held how many bytes the journal holds
  /// @param usual what it has in common with others, the same object for all of them
  static Kept called(Turn turn, Scroll scroll, long held, Usual usual) {
    Request request = turn.call().request();
    Reply reply = turn.reply();
    Scroll.Place place = scroll.begin(most(request, reply), held);
    scroll.number(turn.call().moment().toEpochMilli());
    scroll.number(turn.call().dice().seed());
    scroll.text(request.method());
    scroll.text(request.path());
    scroll.text(request.query());
    scroll.headers(request.headers());
    write(request.body(), scroll);
    scroll.number(reply.status());
    scroll.headers(reply.headers());
    write(reply.body(), scroll);
    return new Called(
        turn.call().turn(),
        scroll.end(place),
        scroll.since(place),
        usual,
        Rare.of(turn),
        turn.outcome(),
        turn.changes());
  }

  private static void write(Body body, Scroll scroll) {
    if (body instanceof Body.Bytes(byte[] content) && content.length <= COPIED) {
      scroll.number(1);
      scroll.bytes(content);
    } else if (body == Body.None.NONE) {
      scroll.number(0);
    }
  }

  private static int most(Request request, Reply reply) {
    return 100
        + Scroll.most(request.method())
        + Scroll.most(request.path())
        + Scroll.most(request.query())
        + Scroll.most(request.headers())
        + most(request.body())
        + Scroll.most(reply.headers())
        + most(reply.body());
  }

  private static int most(Body body) {
    return body instanceof Body.Bytes bytes && copied(body) ? bytes.content().length : 0;
  }
}
