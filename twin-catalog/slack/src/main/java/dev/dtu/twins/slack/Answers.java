package dev.dtu.twins.slack;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.Optional;

/// The addresses that interactions come with (`response_url`): good five times, for thirty minutes.
///
/// - source: docs.slack.dev, handling user interaction, 2026-08-31
record Answers(Play play) {

  /// How often one may be used.
  static final int USES = 5;

  private static final long SECONDS = 30 * 60;
  private static final Mint SECRET = Mint.of("[A-Za-z0-9]{24}");
  private static final Mint NUMBER = Mint.of("[1-9][0-9]{12}");

  private Notes notes() {
    return play.notes("slack-answer");
  }

  /// A new address.
  ///
  /// @param kind `actions` or `commands`
  /// @param about the channel, the message if there is one, and who acted
  String make(String kind, Obj about) {
    var dice = play.scene().dice().at("answer");
    String secret = SECRET.make(dice, 0);
    notes()
        .put(
            secret,
            about
                .with("uses", Messages.number(0))
                .with("until", Messages.number(Clock.seconds(play) + SECONDS)));
    String team = play.rows("team").first().orElseThrow().id();
    String path = "/%s/%s/%s/%s".formatted(kind, team, NUMBER.make(dice, 1), secret);
    return play.scene().origin().beside("hooks.slack.com") + path;
  }

  /// What an address answers; empty when it was never given.
  Optional<Obj> find(String secret) {
    return notes().find(secret);
  }

  /// It was used once more.
  void used(String secret) {
    Obj note = notes().find(secret).orElseThrow();
    notes().put(secret, note.with("uses", Json.of(Clock.seconds(note, "uses") + 1)));
  }
}
