package dev.dtu.universe;

import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.twin.Twin;
import java.util.Optional;

/// A call as it came in, to be taken now or once more.
///
/// @param shown the credential it brings, if it brings one
record Asking(Twin taker, Optional<Shown> shown, Origin origin, Request request) {

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
        resumes);
  }
}
