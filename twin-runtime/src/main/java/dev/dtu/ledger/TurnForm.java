package dev.dtu.ledger;

import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Delivery;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.RuleReader;
import dev.dtu.fault.RuleText;
import dev.dtu.fault.Struck;
import dev.dtu.journal.Written;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.twin.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a turn is written, but for number, moment and rows, which every entry has.
///
/// A new member of a turn, a call or a reply is a line in each of two methods here.
final class TurnForm {

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int UNMEANT = 2;
  private static final int DEFECT = 3;
  private static final int LOST = 4;
  private static final int AWAITS = 5;

  /// Before the outcome of a call that goes on after a question; others have no such member.
  private static final int RESUMES = 6;

  /// Before the outcome of a call that met others under way; others have no such member.
  private static final int BESIDE = 7;

  private static final int WHOLE = 0;
  private static final int NOTHING = 1;
  private static final int TORN = 2;

  private static final int NOBODY = 0;
  private static final int KNOWN = 1;
  private static final int UNKNOWN = 2;

  /// How a journal reads what it took of a record.
  static final Written.Form KEPT =
      (bytes, at, length, kept) -> {
        try {
          var in = new RecordIn(bytes, at, at + length);
          return read(in, kept.number(), kept.moment(), kept.changes());
        } catch (Damaged broken) {
          throw new IllegalStateException("a journal holds what nobody wrote", broken);
        }
      };

  private TurnForm() {}

  static void write(Turn turn, RecordOut out) {
    out.text(turn.twin());
    out.text(turn.operation());
    if (!turn.call().resumes().isEmpty()) {
      out.number(RESUMES);
      out.text(turn.call().resumes());
    }
    if (turn.call().beside() > 0) {
      out.number(BESIDE);
      out.number(turn.call().beside());
    }
    outcome(turn.outcome(), out);
    call(turn.call(), out);
    reply(turn.reply(), out);
    struck(turn.struck(), out);
  }

  static Turn read(RecordIn in, long number, Instant moment, List<Change> changes) throws Damaged {
    String twin = in.text();
    String operation = in.text();
    int kind = (int) in.number();
    String resumes = kind == RESUMES ? in.text() : "";
    kind = kind == RESUMES ? (int) in.number() : kind;
    int beside = kind == BESIDE ? (int) in.number() : 0;
    Turn.Outcome outcome = outcome(kind == BESIDE ? (int) in.number() : kind, in);
    Call call = call(in, number, moment).after(resumes).beside(beside);
    Reply reply = reply(in);
    return new Turn(twin, call, operation, outcome, reply, changes, struck(in));
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
    delivery(reply.delivery(), out);
  }

  private static Reply reply(RecordIn in) throws Damaged {
    return new Reply((int) in.number(), in.headers(), BodyForm.read(in), delivery(in));
  }

  private static void delivery(Delivery delivery, RecordOut out) {
    out.number(delivery.delay().toNanos());
    out.number(delivery.drip().map(Delivery.Drip::bytes).orElse(0));
    out.number(delivery.drip().map(drip -> drip.every().toNanos()).orElse(0L));
    switch (delivery.end()) {
      case Delivery.End.Whole _ -> out.number(WHOLE);
      case Delivery.End.Lost _ -> out.number(NOTHING);
      case Delivery.End.Torn(long bytes) -> {
        out.number(TORN);
        out.number(bytes);
      }
    }
  }

  private static Delivery delivery(RecordIn in) throws Damaged {
    Duration delay = Duration.ofNanos(in.number());
    int bytes = (int) in.number();
    Duration every = Duration.ofNanos(in.number());
    int kind = (int) in.number();
    Delivery.End end =
        switch (kind) {
          case WHOLE -> Delivery.End.Whole.WHOLE;
          case NOTHING -> Delivery.End.Lost.LOST;
          case TORN -> new Delivery.End.Torn(in.number());
          default -> throw new Damaged("a record holds a delivery that ends as " + kind);
        };
    return new Delivery(
        delay, bytes == 0 ? Optional.empty() : Optional.of(new Delivery.Drip(bytes, every)), end);
  }

  private static void struck(List<Struck> struck, RecordOut out) {
    out.number(struck.size());
    for (Struck each : struck) {
      out.text(each.rule());
      out.json(RuleText.of(each.fault()));
      out.number(each.delay().toNanos());
      out.number(each.turn());
    }
  }

  private static List<Struck> struck(RecordIn in) throws Damaged {
    List<Struck> struck = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      String rule = in.text();
      Obj fault = in.object();
      try {
        Duration delay = Duration.ofNanos(in.number());
        struck.add(new Struck(rule, RuleReader.fault(fault), delay, in.number()));
      } catch (BadRule other) {
        throw new Damaged("a record holds another fault: " + other.getMessage());
      }
    }
    return struck;
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
      case Turn.Outcome.Lost _ -> out.number(LOST);
      case Turn.Outcome.Awaits(String question, Duration within) -> {
        out.number(AWAITS);
        out.text(question);
        out.number(within.toMillis());
      }
      case Turn.Outcome.Defect(String what, String where) -> {
        out.number(DEFECT);
        out.text(what);
        out.text(where);
      }
    }
  }

  private static Turn.Outcome outcome(int kind, RecordIn in) throws Damaged {
    return switch (kind) {
      case DONE -> Turn.Outcome.Done.DONE;
      case REFUSED -> new Turn.Outcome.Refused(in.text());
      case UNMEANT -> new Turn.Outcome.Unmeant(in.text());
      case LOST -> Turn.Outcome.Lost.LOST;
      case AWAITS -> new Turn.Outcome.Awaits(in.text(), Duration.ofMillis(in.number()));
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
