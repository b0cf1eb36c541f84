package dev.dtu.twin;

import dev.dtu.call.Call;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// Replies in a shape no vendor uses, so that nobody takes them for the service's: marked by a header
/// and a member of their own.
public final class Marked {

  /// The header that marks them: `unmeant`, `defect`, `fault` or `awaits`.
  public static final String HEADER = "x-dtu-twin";

  /// The status of an answer to an operation without a meaning; no vendor uses it.
  public static final int UNMEANT_STATUS = 501;

  private Marked() {}

  static Turn unmeant(Twin twin, Call call, String operation, String why) {
    Reply reply = reply(UNMEANT_STATUS, "unmeant", words(operation, why));
    return new Turn(twin.name(), call, operation, new Turn.Outcome.Unmeant(why), reply, List.of());
  }

  private static Obj words(String operation, String why) {
    return Obj.of(
        "what",
        Json.of("operation '" + operation + "' has no meaning in this twin"),
        "why",
        Json.of(why));
  }

  /// What a defect makes of a call.
  public static Turn defect(Twin twin, Call call, String operation, Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    String where = trace.length == 0 ? "" : trace[0].toString();
    Obj told =
        Obj.of(
            "what",
            Json.of("defect in the twin '" + twin.name() + "'"),
            "why",
            Json.of("see the journal, turn " + call.turn()));
    var outcome = new Turn.Outcome.Defect(cause.toString(), where);
    return new Turn(twin.name(), call, operation, outcome, reply(500, "defect", told), List.of());
  }

  /// What stands for the reply until the outside answered; no client sees it.
  static Reply awaits(Turn.Outcome.Awaits outcome) {
    return reply(
        503, "awaits", Obj.of("what", Json.of("the call waits for " + outcome.question())));
  }

  /// What a header asked for that cannot be read.
  public static Turn refused(Twin twin, Call call, Turn.Outcome outcome, Obj told) {
    var request = call.request();
    return new Turn(
        twin.name(),
        call,
        twin.operation(request.method(), request.path()),
        outcome,
        reply(400, "fault", told),
        List.of());
  }

  private static Reply reply(int status, String mark, Obj told) {
    return Reply.json(status, Obj.of("dtu", told)).with(HEADER, mark);
  }
}
