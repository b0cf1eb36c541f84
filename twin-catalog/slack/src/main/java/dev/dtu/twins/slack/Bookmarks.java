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

/// Links at the top of a channel.
final class Bookmarks {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("bookmarks.add", Bookmarks::add)
          .finding("bookmarks.edit", Bookmarks::edit)
          .finding("bookmarks.list", Bookmarks::list)
          .finding("bookmarks.remove", Bookmarks::remove);

  private static final String BOOKMARK = "bookmark";
  private static final int MOST = 100;

  private Bookmarks() {}

  private static void link(Optional<String> link) {
    if (link.filter(url -> !url.matches("https?://\\S+")).isPresent()) {
      throw Said.no("invalid_link");
    }
  }

  private static void emoji(Play play) {
    Optional<String> emoji = play.argument("emoji").filter(it -> !it.isEmpty());
    if (emoji.filter(it -> !it.matches(":[a-z0-9_+'-]+:")).isPresent()) {
      throw Said.no("invalid_emoji");
    }
  }

  /// Puts a link into a channel.
  ///
  /// - in: `channel_id`, `title`, `type` (`link`), `link`, `emoji`
  /// - refuses, in this order: `channel_not_found`, `invalid_bookmark_type`, `invalid_link`,
  ///   `invalid_emoji`, `too_many_bookmarks`
  /// - source: docs.slack.dev/reference/methods/bookmarks.add, 2026-08-31
  static Reply add(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel_id");
    if (play.argument("type").filter("link"::equals).isEmpty()) {
      throw Said.no("invalid_bookmark_type");
    }
    String link = play.argument("link").orElse("");
    link(Optional.of(link));
    emoji(play);
    if (of(play, channel).size() == MOST) {
      throw Said.no("too_many_bookmarks");
    }
    Speaker speaker = channels.speaker();
    Obj item =
        Obj.builder()
            .put("id", play.rows(BOOKMARK).mint())
            .put("channel_id", channel.id())
            .put("title", play.argument("title").orElse(""))
            .put("link", link)
            .put("emoji", play.argument("emoji").orElse(""))
            .put("icon_url", "")
            .put("type", "link")
            .put("entity_id", Json.Null.NULL)
            .put("date_created", Clock.seconds(play))
            .put("date_updated", 0)
            .put("rank", "g")
            .put("last_updated_by_user_id", speaker.id())
            .put("last_updated_by_team_id", speaker.team())
            .put("shortcut_id", Json.Null.NULL)
            .put("app_id", Json.Null.NULL)
            .build();
    return Said.ok(Obj.of(BOOKMARK, play.rows(BOOKMARK).make(item).item()));
  }

  private static List<Thing> of(Play play, Thing channel) {
    return play.rows(BOOKMARK).all().stream()
        .filter(it -> it.text("channel_id").filter(channel.id()::equals).isPresent())
        .toList();
  }

  private static Thing named(Play play) {
    Thing channel = Channels.of(play).named("channel_id");
    return play.rows(BOOKMARK)
        .find(play.argument("bookmark_id").orElse(""))
        .filter(it -> it.text("channel_id").filter(channel.id()::equals).isPresent())
        .orElseThrow(() -> Said.no("not_found"));
  }

  /// Changes a link's title, address or emoji.
  ///
  /// - refuses, in this order: `channel_not_found`, `not_found`, `invalid_link`, `invalid_emoji`
  /// - source: docs.slack.dev/reference/methods/bookmarks.edit, 2026-08-31
  static Reply edit(Play play) {
    Thing bookmark = named(play);
    link(play.argument("link"));
    emoji(play);
    for (String member : List.of("title", "link", "emoji")) {
      Optional<String> value = play.argument(member);
      bookmark = value.isPresent() ? bookmark.with(member, value.get()) : bookmark;
    }
    Thing now =
        bookmark
            .with("date_updated", Messages.number(Clock.seconds(play)))
            .with("last_updated_by_user_id", Speaker.of(play).id());
    return Said.ok(Obj.of(BOOKMARK, play.rows(BOOKMARK).keep(now).item()));
  }

  /// The links of a channel.
  ///
  /// - refuses: `channel_not_found`
  static Reply list(Play play) {
    List<Json> all = new ArrayList<>();
    of(play, Channels.of(play).named("channel_id")).forEach(it -> all.add(it.item()));
    return Said.ok(Obj.of("bookmarks", Arr.of(all)));
  }

  /// Takes a link out of a channel.
  ///
  /// - refuses, in this order: `channel_not_found`, `not_found`
  static Reply remove(Play play) {
    play.rows(BOOKMARK).remove(named(play));
    return Said.ok();
  }
}
