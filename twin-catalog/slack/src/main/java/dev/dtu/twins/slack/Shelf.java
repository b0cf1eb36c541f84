package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.json.Obj;
import java.util.Optional;

/// Canvases and lists, as far as the caller may see them: its own, those that it or a channel it sees
/// was let at, and those of a channel.
///
/// - source: docs.slack.dev/reference/methods/canvases.access.set and slackLists.access.set, 2026-08-31
final class Shelf {

  private Shelf() {}

  /// Whether the caller sees a canvas or a list of that id.
  ///
  /// @param what `canvas` or `list`
  static boolean open(Play play, String what, String id) {
    if (play.rows(what).find(id).isEmpty()) {
      return false;
    }
    Channels channels = Channels.of(play);
    Obj about = Kept.of(play, what).about(id);
    Optional<String> owner = about.text("user");
    if (owner.isEmpty() || owner.get().equals(channels.speaker().id())) {
      return true;
    }
    Obj levels = Kept.of(play, what + "-access").about(id);
    return levels.has(channels.speaker().id())
        || about.text("channel").flatMap(channels::seen).isPresent()
        || levels.keys().stream().anyMatch(each -> channels.seen(each).isPresent());
  }
}
