package dev.dtu.twins.jira;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What people write below issues.
///
/// - source: developer.atlassian.com, platform REST v3, issue comments, 2026-09-12
final class Comments {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("addComment", Comments::add)
          .on("updateComment", Comments::update)
          .on("getComment", Comments::get)
          .on("getComments", Comments::list)
          .on("getCommentsByIds", Comments::byIds);

  private static final String COMMENT = "comment";
  private static final int MOST = 100;
  private static final String PROPERTY = "comment-property";

  private Comments() {}

  /// A comment as the call's version shows it.
  static Obj told(Play play, Obj shown) {
    Optional<Json> body = shown.find("body");
    return body.isPresent() ? shown.with("body", Documents.told(play, body.get())) : shown;
  }

  private static Obj shown(Play play, Thing comment) {
    Obj shown = told(play, play.rows(COMMENT).shown(comment).without("properties"));
    for (String member : List.of("created", "updated")) {
      OptionalLong at = shown.text(member).map(Dates::told).orElse(OptionalLong.empty());
      if (at.isPresent()) {
        shown = shown.with(member, play.at(Instant.ofEpochMilli(at.getAsLong())));
      }
    }
    List<String> expand = Showing.words(play, "expand");
    if (expand.contains("renderedBody")) {
      String page = Documents.page(comment.find("body").orElse(Json.of("")));
      shown = shown.with("renderedBody", page);
    }
    if (expand.contains("properties")) {
      List<Json> all = new ArrayList<>();
      for (Thing each : play.rows(PROPERTY).all(comment.id())) {
        all.add(
            Obj.of("key", Json.of(each.id()))
                .with("value", each.find("value").orElse(Json.Null.NULL)));
      }
      shown = shown.with("properties", Json.array(all));
    }
    return shown;
  }

  /// Refuses a body that is none, and one that the version does not know.
  private static void judge(Play play) {
    Json body = play.sent().find("body").orElse(Json.Null.NULL);
    boolean text = body instanceof Json.Text;
    if (body == Json.Null.NULL || text && body.asText().orElse("").isBlank()) {
      throw Said.field(COMMENT, "Comment body can not be empty!");
    }
    if (text != Documents.plain(play)) {
      throw Said.wrong("Comment body is not valid!");
    }
    Optional<Obj> seen = play.sent().obj("visibility");
    if (seen.isEmpty()) {
      return;
    }
    boolean role = seen.get().text("type").filter("role"::equals).isPresent();
    String name = seen.get().text("value").or(() -> seen.get().text("identifier")).orElse("");
    boolean known =
        play.rows(role ? "role" : "group").all().stream().anyMatch(it -> Values.called(it, name));
    if (!known) {
      String what = role ? "role" : "group";
      throw Said.field("commentLevel", "The %s '%s' does not exist.".formatted(what, name));
    }
  }

  /// Adds a comment.
  ///
  /// - in: `body`, `visibility` (a role or a group), `properties`
  /// - refuses: `invalid`, `wrong`
  static Reply add(Play play) {
    judge(play);
    Reply reply = play.plainly();
    Optional<Thing> made = play.changed();
    if (made.isEmpty()) {
      return reply;
    }
    Thing kept = made.get();
    for (String member : List.of("author", "updateAuthor")) {
      kept = kept.find(member).isPresent() ? kept.with(member, Accounts.me(play)) : kept;
    }
    Rows properties = play.rows(PROPERTY);
    for (Json each : play.sent().items("properties")) {
      each.asObj().ifPresent(it -> properties.make(it, made.get().id()));
    }
    Thing told = play.rows(COMMENT).keep(kept.showing(kept.item().without("properties")));
    touched(play);
    Reply whole = play.shown(told);
    Obj shown = Json.trusted(whole.body().toString()).asObj().orElse(Obj.EMPTY);
    return whole.with(Body.of(told(play, shown)));
  }

  /// The issue of a comment changes with it.
  private static void touched(Play play) {
    Thing issue = Issues.asked(play);
    play.rows(Issues.ISSUE).keep(issue.with("fields.updated", play.now()));
  }

  /// Writes a comment anew.
  static Reply update(Play play) {
    judge(play);
    Thing before = asked(play);
    Obj item = before.item().with("updated", play.now()).with("updateAuthor", Accounts.me(play));
    for (String member : List.of("body", "visibility")) {
      Optional<Json> value = play.sent().find(member);
      item = value.isPresent() ? item.with(member, value.get()) : item;
    }
    Thing kept = play.rows(COMMENT).keep(before.showing(item));
    touched(play);
    return Reply.json(200, shown(play, kept));
  }

  private static Thing asked(Play play) {
    return play.rows(COMMENT).get(Issues.asked(play).id(), play.asked("id").orElse(""));
  }

  static Reply get(Play play) {
    return Reply.json(200, shown(play, asked(play)));
  }

  /// Shows the comments of an issue, the first written first.
  ///
  /// - in: `startAt`, `maxResults` (100), `orderBy` (`created`, `-created`), `expand`
  static Reply list(Play play) {
    List<Thing> all = new ArrayList<>(play.rows(COMMENT).all(Issues.asked(play).id()));
    if (play.asked("orderBy").filter(it -> it.strip().startsWith("-")).isPresent()) {
      all = all.reversed();
    }
    int from = Math.max(0, Search.number(play, "startAt", 0));
    int most = Math.clamp(Search.number(play, "maxResults", MOST), 1, MOST);
    int start = Math.min(from, all.size());
    List<Json> page = new ArrayList<>();
    all.subList(start, Math.min(all.size(), start + most)).forEach(it -> page.add(shown(play, it)));
    return Reply.json(
        200,
        Obj.of("startAt", Json.of(from), "maxResults", Json.of(most))
            .with("total", Json.of(all.size()))
            .with("comments", Json.array(page)));
  }

  /// Shows comments by their ids, whichever issues they are at.
  static Reply byIds(Play play) {
    List<String> ids = new ArrayList<>();
    play.sent().items("ids").forEach(it -> it.asWords().ifPresent(ids::add));
    List<Json> found = new ArrayList<>();
    for (Thing each : play.rows(COMMENT).all()) {
      if (ids.contains(each.id())) {
        found.add(shown(play, each));
      }
    }
    return Reply.json(
        200,
        Obj.of("startAt", Json.of(0), "maxResults", Json.of(Math.max(1, ids.size())))
            .with("total", Json.of(found.size()))
            .with("isLast", Json.of(true))
            .with("values", Json.array(found)));
  }
}
