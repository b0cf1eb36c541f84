package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who is signed in to Slack's own pages: people whom a test had act there, until their session is
/// ended.
///
/// - source: docs.slack.dev/reference/methods/admin.users.session.list, .invalidate, .reset and
///   .resetBulk, 2026-08-31
final class Sessions {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.users.session.list", Sessions::list)
          .finding("admin.users.session.invalidate", Sessions::invalidate)
          .finding("admin.users.session.reset", play -> reset(play, "user_id"))
          .finding("admin.users.session.resetBulk", play -> reset(play, "user_ids"));

  private static final Mint NUMBER = Mint.of("[1-9][0-9]{12}");
  private static final String ID = "session_id";
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Sessions() {}

  private static Kept kept(Play play) {
    return Kept.of(play, "session");
  }

  /// Keeps that somebody is signed in.
  static void begun(Play play, String user) {
    if (kept(play).about(user).isEmpty()) {
      long id = Long.parseLong(NUMBER.make(play.scene().dice().at("session").at(user), 0));
      kept(play).put(user, Obj.of(ID, Messages.number(id)));
    }
  }

  /// The people who are signed in, a page at a time.
  ///
  /// - in: `user_id` with `team_id`, `limit`, `cursor`
  /// - refuses, in this order: `missing_team`, `missing_user`, `team_not_found`, `user_not_found`,
  ///   `invalid_limit`, `invalid_cursor`
  private static Reply list(Play play) {
    Optional<String> user = play.argument("user_id").filter(it -> !it.isEmpty());
    Optional<String> team = play.argument("team_id").filter(it -> !it.isEmpty());
    if (user.isPresent() != team.isPresent()) {
      throw Said.no(user.isPresent() ? "missing_team" : "missing_user");
    }
    team.ifPresent(_ -> Workspaces.named(play));
    user.ifPresent(id -> person(play, id));
    List<Json> all = new ArrayList<>();
    for (Thing each : play.rows("user").all()) {
      Obj session = kept(play).about(each.id());
      if (!session.isEmpty() && user.map(each.id()::equals).orElse(true)) {
        Obj device = device();
        all.add(
            Obj.of("user_id", Json.of(each.id()))
                .with("team_id", each.text("team_id").orElse(""))
                .withAll(session)
                .with("recent", device)
                .with("created", device));
      }
    }
    var listed = new Lists.Listed(all, it -> it.at("user_id").orElse(Json.of("")), "session:");
    return Said.ok(Lists.page(play, "active_sessions", listed, new Lists.Size(USUAL, MOST)));
  }

  private static Obj device() {
    return Obj.builder()
        .put("device_hardware", "")
        .put("os", "")
        .put("os_version", "")
        .put("slack_client_version", "")
        .put("ip", "127.0.0.1")
        .build();
  }

  private static void person(Play play, String id) {
    if (play.rows("user").find(id).isEmpty()) {
      throw Said.no("user_not_found");
    }
  }

  /// Ends a session.
  ///
  /// - refuses, in this order: `user_not_found`, `session_not_found`
  private static Reply invalidate(Play play) {
    String user = play.argument("user_id").orElse("");
    person(play, user);
    boolean same = kept(play).about(user).find(ID).flatMap(Json::asWords).equals(play.argument(ID));
    if (!same) {
      throw Said.no("session_not_found");
    }
    kept(play).notes().remove(user);
    return Said.ok();
  }

  /// Ends all sessions of people.
  ///
  /// - refuses, in this order: `user_not_found`, `cannot_reset_bot`
  private static Reply reset(Play play, String argument) {
    List<String> users = Membership.words(play, argument);
    for (String user : users) {
      person(play, user);
      if (play.rows("user").get(user).item().flag("is_bot")) {
        throw Said.no("cannot_reset_bot");
      }
    }
    users.forEach(user -> kept(play).notes().remove(user));
    return Said.ok();
  }
}
