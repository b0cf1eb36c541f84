package dev.dtu.twins.okta;

import dev.dtu.call.Percent;
import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.grant.Denial;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// Ends the session of a browser and sends it back to where it came from.
///
/// - in: `id_token_hint`, `post_logout_redirect_uri`, `state`
/// - refuses: a redirect URI that the client of the token did not register
/// - source: dossier of developer.okta.com, OpenID Connect, logout, 2026-08-31
final class Logout {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE.judging("logout", Logout::out).judging("logoutCustomAS", Logout::out);

  private Logout() {}

  private static Reply out(Play play) {
    Optional<Thing> session = Sessions.mine(play);
    hinted(play, session);
    Optional<String> to = play.asked("post_logout_redirect_uri");
    if (to.isPresent() && !registered(play).contains(to.get())) {
      throw Denial.refused(
          "invalid_request",
          "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app"
              + " settings.");
    }
    session.ifPresent(play.rows("session")::remove);
    String home = play.scene().origin().url() + "/login/signout";
    String back =
        to.map(uri ->
                play.asked("state")
                    .map(state ->
                        uri + (uri.contains("?") ? "&" : "?") + "state=" + Percent.encode(state))
                    .orElse(uri))
            .orElse(home);
    return Reply.empty(302)
        .with("location", back)
        .with("set-cookie", "sid=\"\";Version=1;Path=/;Max-Age=0");
  }

  /// - refuses: a hint that this server did not sign, or that is about somebody else
  private static void hinted(Play play, Optional<Thing> session) {
    Optional<String> hint = play.asked("id_token_hint");
    if (hint.isEmpty()) {
      return;
    }
    Optional<Obj> claims = play.scene().twin().issuer().signed(play.scene(), hint.get());
    Optional<String> about = claims.flatMap(each -> each.text("sub"));
    boolean other =
        session
            .flatMap(each -> each.text("userId"))
            .filter(user -> !about.filter(user::equals).isPresent())
            .isPresent();
    if (claims.isEmpty() || other) {
      throw Denial.refused("invalid_request", "The 'id_token_hint' parameter is invalid.");
    }
  }

  /// Where the client that the token is for may have people sent.
  private static List<String> registered(Play play) {
    String client =
        play.asked("id_token_hint")
            .flatMap(hint -> play.scene().twin().issuer().signed(play.scene(), hint))
            .flatMap(claims -> claims.text("aud"))
            .orElse("");
    return play.rows("app")
        .find(client)
        .map(app -> Wish.texts(app, "settings.oauthClient.post_logout_redirect_uris"))
        .or(() ->
            play.rows("client")
                .find(client)
                .map(each -> Wish.texts(each, "post_logout_redirect_uris")))
        .orElse(List.of());
  }
}
