package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What administrators may know of the workspace: who was in its pages, which apps came and went,
/// what it pays for and prefers.
final class Company {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("team.accessLogs", Company::logins)
          .finding("team.integrationLogs", Company::integrations)
          .finding("team.billing.info", _ -> Said.ok(Obj.of("plan", Json.of("plus"))))
          .finding("team.preferences.list", _ -> Said.ok(preferences()))
          .finding("team.billableInfo", Company::billable)
          .finding("team.profile.get", Company::profile);

  private static final String PAGES = "SlackWeb Mozilla/5.0";
  private static final String CHANGES = "changes";
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Company() {}

  private static Kept visits(Play play) {
    return Kept.of(play, "visits");
  }

  /// Keeps that somebody was in Slack's own pages.
  static void visited(Play play, String user) {
    Obj before = visits(play).about(user);
    Json now = Messages.number(Clock.seconds(play));
    Obj first = before.isEmpty() ? Obj.of("date_first", now) : before;
    Json count = Messages.number(Clock.seconds(before, "count") + 1);
    visits(play).put(user, first.with("date_last", now).with("count", count));
    Sessions.begun(play, user);
  }

  /// Who was in Slack's own pages: people whom a test had act there, the latest first.
  ///
  /// - in: `before` (epoch seconds), `limit`, `cursor`
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  /// - source: docs.slack.dev/reference/methods/team.accessLogs, 2026-08-31
  static Reply logins(Play play) {
    long before =
        play.argument("before")
            .filter(it -> it.matches("\\d{1,12}"))
            .map(Long::parseLong)
            .orElse(Long.MAX_VALUE);
    List<Obj> all = new ArrayList<>();
    for (Thing user : play.rows("user").all()) {
      Obj visit = visits(play).about(user.id());
      if (!visit.isEmpty() && Clock.seconds(visit, "date_last") <= before) {
        all.add(login(user, visit));
      }
    }
    all.sort((a, b) -> Long.compare(Clock.seconds(b, "date_last"), Clock.seconds(a, "date_last")));
    List<Json> shown = List.copyOf(all);
    var listed = new Lists.Listed(shown, it -> it.at("user_id").orElse(Json.of("")), "login:");
    Obj page = Lists.page(play, "logins", listed, new Lists.Size(USUAL, MOST));
    return Said.ok(page.with("paging", paging(all.size())));
  }

  private static Obj login(Thing user, Obj visit) {
    return Obj.builder()
        .put("user_id", user.id())
        .put("username", user.text("name").orElse(""))
        .putAll(visit)
        .put("ip", "127.0.0.1")
        .put("user_agent", PAGES)
        .put("isp", "")
        .put("country", "")
        .put("region", "")
        .build();
  }

  private static Obj paging(int total) {
    return Obj.of("count", Messages.number(USUAL), "total", Messages.number(total))
        .with("page", Messages.number(1))
        .with("pages", Messages.number(Math.max(1, (total + USUAL - 1) / USUAL)));
  }

  /// Keeps that something became of the app, each change a note of its own: they may be many.
  static void logged(Play play, String change) {
    Speaker speaker = Speaker.of(play);
    Kept log = Kept.of(play, "integrations");
    long number = changes(log) + 1;
    log.put(Long.toString(number), entry(play, speaker.user(), change, Clock.seconds(play)));
    log.put(CHANGES, Obj.of(CHANGES, Messages.number(number)));
  }

  private static long changes(Kept log) {
    return Clock.seconds(log.about(CHANGES), CHANGES);
  }

  private static Obj entry(Play play, Thing user, String change, long when) {
    Thing bot = play.rows("bot").first().orElseThrow();
    return Obj.builder()
        .put("user_id", user.id())
        .put("user_name", user.text("name").orElse(""))
        .put("date", Long.toString(when))
        .put("change_type", change)
        .put("app_id", bot.text("app_id").orElse(""))
        .put("app_type", bot.text("name").orElse(""))
        .put("scope", "")
        .build();
  }

  /// Which apps came and went: the workspace's own when it was made, then what calls changed, the
  /// latest first.
  ///
  /// - in: `app_id`, `change_type`, `user`, `count` (100), `page`
  /// - source: docs.slack.dev/reference/methods/team.integrationLogs, 2026-08-31
  static Reply integrations(Play play) {
    Thing bot = play.rows("bot").first().orElseThrow();
    List<Json> all = new ArrayList<>();
    play.rows("user").all().stream()
        .filter(user -> user.item().flag("is_admin"))
        .findFirst()
        .ifPresent(
            admin -> all.add(entry(play, admin, "added", Clock.seconds(bot.item(), "updated"))));
    Kept log = Kept.of(play, "integrations");
    for (long number = 1; number <= changes(log); number++) {
      all.add(log.about(Long.toString(number)));
    }
    List<Json> wanted = new ArrayList<>();
    for (Json each : all.reversed()) {
      if (fits(play, each, "app_id", "app_id")
          && fits(play, each, "change_type", "change_type")
          && fits(play, each, "user", "user_id")) {
        wanted.add(each);
      }
    }
    return Said.ok(Numbered.of(play, "logs", wanted, USUAL).reply());
  }

  private static boolean fits(Play play, Json entry, String argument, String member) {
    Optional<String> wanted = play.argument(argument).filter(it -> !it.isEmpty());
    return wanted.isEmpty() || entry.at(member).flatMap(Json::asText).equals(wanted);
  }

  /// What the workspace prefers: what Slack's own pages have at first.
  ///
  /// - source: docs.slack.dev/reference/methods/team.preferences.list (example), 2026-08-31
  private static Obj preferences() {
    return Obj.builder()
        .put("msg_edit_window_mins", -1)
        .put("allow_message_deletion", true)
        .put("display_real_names", false)
        .put("disable_file_uploads", "allow_all")
        .put("who_can_post_general", "everyone")
        .build();
  }

  /// The workspace's own fields of profiles, which are rows of `profile-field`.
  ///
  /// - in: `visibility`: `all`, `visible` or `hidden`
  /// - source: docs.slack.dev/reference/methods/team.profile.get, and recorded traffic of
  ///   dblock/slack-sup, 2026-08-31
  static Reply profile(Play play) {
    String visibility = play.argument("visibility").filter(it -> !it.isEmpty()).orElse("all");
    List<Json> fields = new ArrayList<>();
    for (Thing field : play.rows("profile-field").all()) {
      boolean hidden = field.item().flag("is_hidden");
      if (visibility.equals("all") || hidden == visibility.equals("hidden")) {
        fields.add(field.item());
      }
    }
    return Said.ok(Obj.of("profile", Obj.of("fields", Arr.of(fields))));
  }

  /// Who is paid for.
  ///
  /// - in: `user`, `limit`, `cursor`
  /// - refuses, in this order: `user_not_found`, `invalid_limit`, `invalid_cursor`
  static Reply billable(Play play) {
    Optional<String> named = play.argument("user").filter(it -> !it.isEmpty());
    if (named.isPresent() && play.rows("user").find(named.get()).isEmpty()) {
      throw Said.no("user_not_found");
    }
    List<Json> ids = new ArrayList<>();
    Tenancy.everybody(play, it -> named.map(it.id()::equals).orElse(true))
        .forEach(user -> ids.add(Json.of(user.id())));
    var listed = new Lists.Listed(ids, id -> id, "user:");
    Obj page = Lists.page(play, "billable_info", listed, new Lists.Size(MOST, MOST));
    Obj all = Obj.EMPTY;
    for (Json id : page.items("billable_info")) {
      boolean active = !play.rows("user").get(id.asText().orElse("")).item().flag("deleted");
      all = all.with(id.asText().orElse(""), Obj.of("billing_active", Json.of(active)));
    }
    return Said.ok(page.with("billable_info", all));
  }
}
