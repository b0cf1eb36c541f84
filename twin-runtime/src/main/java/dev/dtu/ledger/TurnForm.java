package dev.dtu.ledger;

import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Delivery;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.store.Change;
import dev.dtu.twin.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How a turn is written, but for number, moment and rows, which every entry has.
///
/// A new member of a turn, a call or a reply is a line in each of two methods here.
final class TurnForm {

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int UNMEANT = 2;
  private static final int DEFECT = 3;

  private static final int NOBODY = 0;
  private static final int KNOWN = 1;
  private static final int UNKNOWN = 2;

  private TurnForm() {}

  static void write(Turn turn, RecordOut out) {
    out.text(turn.twin());
    out.text(turn.operation());
    outcome(turn.outcome(), out);
    call(turn.call(), out);
    reply(turn.reply(), out);
  }

  static Turn read(RecordIn in, long number, Instant moment, List<Change> changes) throws Damaged {
    String twin = in.text();
    String operation = in.text();
    Turn.Outcome outcome = outcome(in);
    Call call = call(in, number, moment);
    return new Turn(twin, call, operation, outcome, reply(in), changes);
  }

  private static void call(Call call, RecordOut out) {
    out.number(call.dice().seed());
    out.text(call.origin().scheme());
    out.text(call.origin().host());
    out.text(call.origin().prefix());
    caller(call.caller(), out);
    out.text(call.request().method());
    out.text(call.request().path());
    out.text(call.request().query());
    out.headers(call.request().headers());
    BodyForm.write(call.request().body(), out);
  }

  private static Call call(RecordIn in, long number, Instant moment) throws Damaged {
    var dice = new Dice(in.number());
    var origin = new Origin(in.text(), in.text(), in.text());
    Caller caller = caller(in);
    var request = new Request(in.text(), in.text(), in.text(), in.headers(), BodyForm.read(in));
    return new Call(number, moment, dice, origin, caller, request);
  }

  private static void reply(Reply reply, RecordOut out) {
    out.number(reply.status());
    out.headers(reply.headers());
    BodyForm.write(reply.body(), out);
    out.number(reply.delivery().delay().toNanos());
  }

  private static Reply reply(RecordIn in) throws Damaged {
    return new Reply(
        (int) in.number(),
        in.headers(),
        BodyForm.read(in),
        new Delivery(Duration.ofNanos(in.number())));
  }

  private static void outcome(Turn.Outcome outcome, RecordOut out) {
    switch (outcome) {
      case Turn.Outcome.Done _ -> out.number(DONE);
      case Turn.Outcome.Refused(String problem) -> {
        out.number(REFUSED);
        out.text(problem);
      }
      case Turn.Outcome.Unmeant(String why) -> {
        out.number(UNMEANT);
        out.text(why);
      }
      case Turn.Outcome.Defect(String what, String where) -> {
        out.number(DEFECT);
        out.text(what);
        out.text(where);
      }
    }
  }

  private static Turn.Outcome outcome(RecordIn in) throws Damaged {
    int kind = (int) in.number();
    return switch (kind) {
      case DONE -> Turn.Outcome.Done.DONE;
      case REFUSED -> new Turn.Outcome.Refused(in.text());
      case UNMEANT -> new Turn.Outcome.Unmeant(in.text());
      case DEFECT -> new Turn.Outcome.Defect(in.text(), in.text());
      default -> throw new Damaged("a record holds an outcome of kind " + kind);
    };
  }

  private static void caller(Caller caller, RecordOut out) {
    switch (caller) {
      case Caller.Nobody _ -> out.number(NOBODY);
      case Caller.Known(String identity, String kind) -> {
        out.number(KNOWN);
        out.text(identity);
        out.text(kind);
      }
      case Caller.Unknown(String kind) -> {
        out.number(UNKNOWN);
        out.text(kind);
      }
    }
  }

  private static Caller caller(RecordIn in) throws Damaged {
    int kind = (int) in.number();
    return switch (kind) {
      case NOBODY -> Caller.Nobody.NOBODY;
      case KNOWN -> new Caller.Known(in.text(), in.text());
      case UNKNOWN -> new Caller.Unknown(in.text());
      default -> throw new Damaged("a record holds a caller of kind " + kind);
    };
  }
}
