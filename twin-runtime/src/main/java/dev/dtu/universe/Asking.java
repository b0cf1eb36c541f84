package dev.dtu.universe;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Timers;
import dev.dtu.twin.Twin;
import java.util.Optional;

/// A call as it came in, to be taken now or once more.
///
/// @param shown the credential it brings, if it brings one
/// @param beside how many others were under way when it came in
/// @param document what its body says, read before the universe is entered; empty when that is for the
///     twin to read
record Asking(
    Twin taker,
    Optional<Shown> shown,
    Origin origin,
    Request request,
    int beside,
    Optional<Json> document) {

  /// Longer documents are read when it is known that they are wanted.
  private static final int BRIEF = 64 << 10;

  /// A call that comes in.
  static Asking of(Twin taker, Origin origin, Request request, int beside) {
    Optional<Shown> shown = Shown.of(taker, request);
    return new Asking(taker, shown, origin, request, beside, document(request));
  }

  private static Optional<Json> document(Request request) {
    boolean told =
        request.body() instanceof Body.Bytes bytes
            && bytes.length() > 0
            && bytes.length() <= BRIEF
            && request.headers().find("content-type").orElse("").startsWith("application/json");
    try {
      return told
          ? Optional.of(Json.received(((Body.Bytes) request.body()).content()))
          : Optional.empty();
    } catch (Malformed broken) {
      return Optional.empty(); // the twin says so, at the gate where it reads
    }
  }

  /// What somebody does in a service's own pages.
  static Asking act(Twin twin, Acts.Due act) {
    return new Asking(twin, Optional.empty(), act.origin(), act.request(), 0, Optional.empty());
  }

  /// What a timer has done, when it is an act.
  static Optional<Asking> due(Frame frame, Timers.Timer timer) {
    return Acts.Due.of(timer)
        .flatMap(act ->
            Optional.ofNullable(frame.twins().get(timer.twin())).map(twin -> act(twin, act)));
  }

  /// The call it is now, as the next entry.
  ///
  /// @param resumes the question after which it goes on; empty when it comes in
  Call call(Frame frame, Course course, String resumes) {
    Caller caller =
        shown.isEmpty()
            ? Caller.Nobody.NOBODY
            : shown.get().caller(frame, course.store(), taker, course.reached());
    return new Call(
        course.journal().last() + 1,
        course.reached(),
        new Dice(frame.dice()),
        origin,
        caller,
        request,
        resumes,
        beside);
  }
}
