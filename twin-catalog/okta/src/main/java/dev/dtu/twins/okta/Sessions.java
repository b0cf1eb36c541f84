package dev.dtu.twins.okta;

import dev.dtu.call.Caller;
import dev.dtu.call.Reply;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sessions of people at an organisation: made of a session token, which is good once and five
/// minutes; found by id, or as `me` by the cookie `sid`.
///
/// - source: dossier of developer.okta.com, sessions API, and recorded traffic of
///   okta/okta-sdk-python, 2026-08-31
final class Sessions {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .judging("createSession", Sessions::create)
          .judging("getSession", Sessions::get)
          .judging("refreshSession", Sessions::refresh)
          .judging("revokeSession", Sessions::revoke)
          .judging("endUserSessions", Sessions::endOwn)
          .on("revokeUserSessions", Sessions::endTheirs);

  private static final Duration TOKEN = Duration.ofMinutes(5);
  private static final Duration LIFE = Duration.ofHours(2);
  private static final String RESOURCE = "session";

  private Sessions() {}

  /// A token that a session can be made of, once.
  static String token(Play play, Thing user, List<String> amr) {
    Notes tokens = play.notes("session-tokens");
    long count = tokens.count();
    String token =
        Mint.of("20111[A-Za-z0-9_-]{52}")
            .make(play.scene().call().dice().at("session-token"), count);
    Instant end = play.scene().moment().plus(TOKEN);
    tokens.put(
        token,
        Obj.of("user", Json.of(user.id()))
            .with("expires", end.toString())
            .with("amr", Json.array(amr.stream().map(Json::of).map(Json.class::cast).toList())));
    return token;
  }

  /// Makes a session of a session token.
  ///
  /// - refuses: `authentication-failed` for a token that is unknown, used or too old
  static Optional<Thing> of(Play play, String token) {
    Notes tokens = play.notes("session-tokens");
    Optional<Obj> note = tokens.find(token);
    if (note.isEmpty()) {
      return Optional.empty();
    }
    tokens.remove(token);
    Instant now = play.scene().moment();
    Instant end = Instant.parse(note.get().text("expires").orElseThrow());
    Optional<Thing> user = play.rows("user").find(note.get().text("user").orElse(""));
    return end.isAfter(now)
        ? user.map(each -> made(play, each, note.get().items("amr")))
        : Optional.empty();
  }

  private static Thing made(Play play, Thing user, Arr amr) {
    Rows sessions = play.rows(RESOURCE);
    long count = play.notes("sessions").count();
    String id =
        Mint.of("102[A-Za-z0-9_-]{22}").make(play.scene().call().dice().at(RESOURCE), count);
    boolean mfa = !Factors.active(play, user).isEmpty();
    Obj item =
        Obj.of("id", Json.of(id))
            .with("userId", user.id())
            .with("login", user.text("profile.login").orElse(""))
            .with("createdAt", play.now())
            .with("expiresAt", play.at(play.scene().moment().plus(LIFE)))
            .with("status", "ACTIVE")
            .with("lastPasswordVerification", play.now())
            .with("lastFactorVerification", amr.size() > 1 ? Json.of(play.now()) : Json.Null.NULL)
            .with("amr", amr)
            .with("idp", Obj.of("id", Json.of(Orgs.id(play))).with("type", "OKTA"))
            .with("mfaActive", Json.of(mfa))
            .with("_links", links(user));
    return sessions.make(item);
  }

  /// The line that keeps somebody signed in.
  static String cookie(Thing session) {
    return "sid=" + session.id() + ";Version=1;Path=/;Secure;HttpOnly";
  }

  private static Obj links(Thing user) {
    String own = Effects.ORIGIN + "/api/v1/sessions/me";
    String name =
        user.text("profile.firstName").orElse("") + " " + user.text("profile.lastName").orElse("");
    return Obj.of("self", Hrefs.of(own, "GET", "DELETE"))
        .with("refresh", Hrefs.of(own + "/lifecycle/refresh", "POST"))
        .with(
            "user",
            Obj.of("name", Json.of(name))
                .withAll(Hrefs.of(Effects.ORIGIN + "/api/v1/users/me", "GET")));
  }

  private static Reply create(Play play) {
    Optional<String> token = play.sent().text("sessionToken");
    if (token.isEmpty()) {
      throw Refusal.of(Problem.MALFORMED);
    }
    Thing session =
        of(play, token.get()).orElseThrow(() -> Refusal.of("authentication-failed").keeping());
    return play.shown(session);
  }

  private static Reply get(Play play) {
    return play.shown(found(play));
  }

  private static Reply refresh(Play play) {
    Thing session = found(play);
    String end = play.at(play.scene().moment().plus(LIFE));
    return play.shown(play.rows(RESOURCE).keep(session.with("expiresAt", end)));
  }

  private static Reply revoke(Play play) {
    play.rows(RESOURCE).remove(found(play));
    return Reply.empty(204);
  }

  /// Ends the sessions of who is signed in by the cookie, all but that one.
  ///
  /// - in: `keepCurrent` (true)
  /// - refuses: E0000005 without a session; a token does not do
  /// - source: developer.okta.com, okta-sdk-java's UserSessionsApi, 2026-11-22
  private static Reply endOwn(Play play) {
    Thing current = mine(play).orElseThrow(() -> Refusal.of("invalid-session"));
    boolean keeps = play.sent().find("keepCurrent").filter(Json.of(false)::equals).isEmpty();
    Thing user = play.rows("user").get(current.text("userId").orElse(""));
    end(play, user, keeps ? current.id() : "");
    return Reply.empty(200);
  }

  private static Reply endTheirs(Play play) {
    Thing user = Users.named(play);
    end(play, user);
    if (play.flagged("oauthTokens")) {
      String space = play.scene().twin().space();
      for (String subject : List.of(user.id(), user.text("profile.login").orElse(""))) {
        Tokens.revokeOf(play.scene().draft(), space, subject);
      }
    }
    return Reply.empty(204);
  }

  private static Thing found(Play play) {
    String id = play.asked("sessionId").orElse("");
    if (id.equals("me")) {
      return mine(play).orElseThrow(() -> Refusal.of("invalid-session"));
    }
    if (!(play.caller() instanceof Caller.Known)) {
      throw Refusal.of(Problem.UNAUTHENTICATED);
    }
    Thing session = play.rows(RESOURCE).get(id);
    if (!alive(play, session)) {
      play.rows(RESOURCE).remove(session);
      return play.rows(RESOURCE).get(id);
    }
    return session;
  }

  private static boolean alive(Play play, Thing session) {
    return session
        .text("expiresAt")
        .filter(end -> Instant.parse(end).isAfter(play.scene().moment()))
        .isPresent();
  }

  /// The session that a request's cookie names.
  static Optional<Thing> mine(Play play) {
    for (String line : play.scene().call().request().headers().all("cookie")) {
      for (String pair : line.split(";")) {
        String[] parts = pair.strip().split("=", 2);
        if (parts.length == 2 && parts[0].equals("sid")) {
          return play.rows(RESOURCE).find(parts[1]).filter(each -> alive(play, each));
        }
      }
    }
    return Optional.empty();
  }

  /// Ends all sessions of somebody.
  static void end(Play play, Thing user) {
    end(play, user, "");
  }

  private static void end(Play play, Thing user, String but) {
    Rows sessions = play.rows(RESOURCE);
    for (Thing session : sessions.all()) {
      boolean theirs = session.text("userId").filter(user.id()::equals).isPresent();
      if (theirs && !session.id().equals(but)) {
        sessions.remove(session);
      }
    }
  }
}
