package dev.dtu.ledger;

import dev.dtu.journal.Entry;
import dev.dtu.store.Change;
import dev.dtu.twin.Timers;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/// How an entry is written: `kind · number · moment · waiting · handout · rows · what the kind has`.
///
/// A new member of an entry is a line where it is written and one where it is read.
final class EntryForm {

  private static final int CALLED = 1;
  private static final int ACT = 2;
  private static final int TICK = 3;
  private static final int HEARD = 4;
  private static final int FRAME = 5;

  private EntryForm() {}

  /// @param waiting whether timers are set when it has happened
  static void write(Entry entry, Handout handout, boolean waiting, RecordOut out) {
    out.number(kind(entry));
    out.number(entry.number());
    out.number(entry.moment().toEpochMilli());
    out.flag(waiting);
    out.text(handout.space());
    out.texts(handout.values());
    int rows = out.open();
    ChangeForm.write(entry.changes(), out);
    out.close(rows);
    switch (entry) {
      case Entry.Called called -> {
        out.tail();
        TurnForm.write(called.turn(), out);
      }
      case Entry.Act act -> {
        out.text(act.actor());
        out.text(act.what());
      }
      case Entry.Tick tick -> {
        timer(tick.timer(), out);
        out.text(tick.defect());
      }
      case Entry.Heard heard -> out.text(heard.event());
      case Entry.Frame frame -> {
        out.text(frame.socket());
        out.text(frame.what());
      }
    }
  }

  private static int kind(Entry entry) {
    return switch (entry) {
      case Entry.Called _ -> CALLED;
      case Entry.Act _ -> ACT;
      case Entry.Tick _ -> TICK;
      case Entry.Heard _ -> HEARD;
      case Entry.Frame _ -> FRAME;
    };
  }

  /// What every entry has; the rest is read when it is asked for.
  ///
  /// @param waiting whether timers are set when it has happened
  /// @param rest what follows the rows
  record Head(
      int kind,
      long number,
      Instant moment,
      boolean waiting,
      Handout handout,
      RecordIn rows,
      RecordIn rest) {

    /// As much of the changes as applying them needs.
    List<Change> changes() throws Damaged {
      return ChangeForm.readAfter(rows);
    }

    /// The entry as it was written.
    Entry entry() throws Damaged {
      List<Change> changes = ChangeForm.read(rows);
      return switch (kind) {
        case CALLED -> new Entry.Called(TurnForm.read(rest, number, moment, changes));
        case ACT -> new Entry.Act(number, moment, rest.text(), rest.text(), changes);
        case TICK -> new Entry.Tick(number, moment, timer(rest), rest.text(), changes);
        case HEARD -> new Entry.Heard(number, moment, rest.text(), changes);
        case FRAME -> new Entry.Frame(number, moment, rest.text(), rest.text(), changes);
        default -> throw new Damaged("a record holds an entry of kind " + kind);
      };
    }
  }

  static Head head(RecordIn in) throws Damaged {
    int kind = (int) in.number();
    long number = in.number();
    Instant moment = Instant.ofEpochMilli(in.number());
    boolean waiting = in.flag();
    var handout = new Handout(in.text(), in.texts());
    return new Head(kind, number, moment, waiting, handout, in.part(), in);
  }

  private static void timer(Timers.Timer timer, RecordOut out) {
    out.text(timer.key());
    out.text(timer.due().toString());
    out.text(timer.twin());
    out.text(timer.what());
    out.json(timer.with());
  }

  private static Timers.Timer timer(RecordIn in) throws Damaged {
    String key = in.text();
    String due = in.text();
    try {
      return new Timers.Timer(key, Instant.parse(due), in.text(), in.text(), in.object());
    } catch (DateTimeParseException other) {
      throw new Damaged("a record holds a timer that is due at '" + due + "'");
    }
  }
}
