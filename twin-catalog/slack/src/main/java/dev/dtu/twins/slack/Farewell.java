package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Tokens;

/// Tokens that are taken back: from the next call on they are refused as `token_revoked`.
final class Farewell {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("auth.revoke", Farewell::revoke)
          .finding("apps.uninstall", Farewell::uninstall);

  private Farewell() {}

  /// Takes back the token that calls.
  ///
  /// - in: `test`: nothing is taken back
  /// - out: `revoked`, whether it was
  /// - sends: `tokens_revoked`
  /// - source: docs.slack.dev/reference/methods/auth.revoke, 2026-08-31
  static Reply revoke(Play play) {
    boolean test = Conversations.flag(play, "test");
    if (!test) {
      Speaker speaker = Speaker.of(play);
      Arr one = Arr.of(Json.of(speaker.id()));
      boolean bot = speaker.bot().isPresent();
      Obj tokens = Obj.of("oauth", bot ? Arr.EMPTY : one, "bot", bot ? one : Arr.EMPTY);
      new Happening(play).revoked(tokens);
      play.scene().resign();
    }
    return Said.ok(Obj.of("revoked", Json.of(!test)));
  }

  /// Takes the app out of the workspace: its tokens are taken back, the one that calls and all that it
  /// was handed out.
  ///
  /// - in: `client_id`, `client_secret`
  /// - refuses, in this order: `invalid_client_id`, `bad_client_secret`, `client_id_token_mismatch`
  /// - sends: `app_uninstalled`, `tokens_revoked`
  /// - source: docs.slack.dev/reference/methods/apps.uninstall, 2026-08-31
  static Reply uninstall(Play play) {
    AppSecret.owns(play, AppSecret.proved(play));
    Company.logged(play, "removed");
    play.scene().resign();
    Tokens.revokeAll(play.scene().draft(), play.scene().twin().space());
    return Said.ok();
  }
}
