package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.twin.Refusal;

/// Methods that there were before `conversations.*`: they do nothing, and name the one that is meant now.
///
/// - refuses: `method_deprecated`
/// - source: recorded traffic of slack-ruby/slack-ruby-client, channels.info, 2026-08-31
final class Retired {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("channels.retired", Retired::refusal)
          .finding("groups.retired", Retired::refusal)
          .finding("im.retired", Retired::refusal)
          .finding("mpim.retired", Retired::refusal);

  private Retired() {}

  private static Reply refusal(Play play) {
    throw Refusal.of("retired").with("now", "conversations." + play.asked("method").orElse(""));
  }
}
