package dev.dtu.universe;

import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Timers;
import dev.dtu.twin.Twin;
import java.util.Optional;

/// A call as it came in, to be taken now or once more.
///
/// @param shown the credential it brings, if it brings one
/// @param beside how many others were under way when it came in
record Asking(Twin taker, Optional<Shown> shown, Origin origin, Request request, int beside) {

  /// What somebody does in a service's own pages.
  static Asking act(Twin twin, Acts.Due act) {
    return new Asking(twin, Optional.empty(), act.origin(), act.request(), 0);
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
