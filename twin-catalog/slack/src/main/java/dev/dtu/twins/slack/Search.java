package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Looking for messages and files, as a person who sees what that person may see.
///
/// - source: docs.slack.dev/reference/methods/search.messages, search.files, search.all, 2026-08-31
final class Search {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("search.messages", play -> found(play, true, false))
          .finding("search.files", play -> found(play, false, true))
          .finding("search.all", play -> found(play, true, true));

  private static final int USUAL = 20;

  private Search() {}

  /// Something found, when it was said, and how it is shown.
  private record Hit(long micros, Obj shown) {}

  /// What fits `query`, by pages with numbers.
  ///
  /// - in: `query`, `sort` (`score` or `timestamp`), `sort_dir`, `count` (20), `page`
  /// - refuses, in this order: `not_allowed_token_type` for a bot, `no_query`
  static Reply found(Play play, boolean messages, boolean files) {
    Speaker.person(play);
    String query = play.argument("query").orElse("");
    if (query.isBlank()) {
      throw Said.no("no_query");
    }
    Wanted wanted = Wanted.of(query);
    Obj reply = Obj.of("query", Json.of(query));
    if (files) {
      reply = reply.with("files", page(play, files(play, wanted)));
    }
    if (messages) {
      reply = reply.with("messages", page(play, messages(play, wanted)));
    }
    Obj posts = Obj.of("total", Messages.number(0), "matches", Arr.EMPTY);
    return Said.ok(files && messages ? reply.with("posts", posts) : reply);
  }

  private static Obj page(Play play, List<Hit> hits) {
    List<Hit> ordered = new ArrayList<>(hits);
    Comparator<Hit> latest = Comparator.comparingLong(Hit::micros);
    boolean first = play.argument("sort_dir").filter("asc"::equals).isPresent();
    ordered.sort(first ? latest : latest.reversed());
    List<Json> all = new ArrayList<>();
    ordered.forEach(hit -> all.add(hit.shown));
    Numbered page = Numbered.of(play, "matches", all, USUAL);
    int before = (page.page() - 1) * page.count();
    Obj pagination =
        Obj.builder()
            .put("total_count", all.size())
            .put("page", page.page())
            .put("per_page", page.count())
            .put("page_count", page.pages())
            .put("first", page.items().isEmpty() ? 0 : before + 1)
            .put("last", before + page.items().size())
            .build();
    return Obj.of("total", Messages.number(all.size()), "pagination", pagination)
        .with("paging", page.paging())
        .with("matches", Arr.of(page.items()));
  }

  private static List<Hit> messages(Play play, Wanted wanted) {
    Channels channels = Channels.of(play);
    Messages rows = new Messages(play);
    List<Hit> hits = new ArrayList<>();
    for (Thing channel : channels.rows().all()) {
      if (channels.seen(channel.id()).isEmpty()) {
        continue;
      }
      for (Thing message : rows.rows().all(channel.id())) {
        if (wanted.message(channels, channel, message)) {
          hits.add(new Hit(Clock.micros(message.id()), shown(channels, channel, message)));
        }
      }
    }
    return hits;
  }

  private static Obj shown(Channels channels, Thing channel, Thing message) {
    Obj where =
        Obj.builder()
            .put("id", channel.id())
            .put("is_ext_shared", false)
            .put("is_mpim", channel.item().flag("is_mpim"))
            .put("is_org_shared", false)
            .put("is_pending_ext_shared", false)
            .put("is_private", !Channels.open(channel))
            .put("is_shared", false)
            .put("name", channel.text("name").orElse(""))
            .put("pending_shared", Arr.EMPTY)
            .build();
    String author = message.text("user").orElse("");
    String name = channels.users().find(author).flatMap(user -> user.text("name")).orElse("");
    return Obj.builder()
        .put("channel", where)
        .put("iid", Wanted.name(channel.id() + message.id()))
        .put("permalink", Messages.link(channels.play(), channel, message))
        .put("team", channels.speaker().team())
        .put("text", message.text("text").orElse(""))
        .put("ts", message.id())
        .put("type", "message")
        .put("user", author)
        .put("username", message.text("username").orElse(name))
        .build();
  }

  private static List<Hit> files(Play play, Wanted wanted) {
    Channels channels = Channels.of(play);
    List<Hit> hits = new ArrayList<>();
    for (Thing row : play.rows(Files.FILE).all()) {
      Files.find(play, row.id())
          .filter(file -> Files.visible(channels, file) && wanted.file(channels, file))
          .ifPresent(file ->
              hits.add(
                  new Hit(
                      Clock.seconds(file.item(), "created") * 1_000_000, Files.shown(play, file))));
    }
    return hits;
  }
}
