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
import java.util.Optional;

/// What an assistant finds for its person: messages with all the words, the latest first, where the
/// caller may look. Nothing is found by its meaning.
///
/// - source: docs.slack.dev/reference/methods/assistant.search.context, 2026-08-31
final class Finder {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("assistant.search.context", Finder::find)
          .finding(
              "assistant.search.info",
              _ -> Said.ok(Obj.of("is_ai_search_enabled", Json.of(false))));

  private static final String PUBLIC = "public_channel";
  private static final int MOST = 20;
  private static final int LETTERS = 1000;

  private Finder() {}

  /// Looks for messages.
  ///
  /// - in: `query`, `channel_types` (public ones), `include_bots`, `before`, `after`,
  ///   `context_channel_id`, `sort_dir`, `limit` (1 to 20, 20), `cursor`
  /// - refuses, in this order: `missing_query`, `query_too_long`, `context_channel_not_found`,
  ///   `invalid_limit`, `invalid_cursor`
  private static Reply find(Play play) {
    String query = play.argument("query").orElse("");
    if (query.isBlank()) {
      throw Said.no("missing_query");
    }
    if (query.length() > LETTERS) {
      throw Said.no("query_too_long");
    }
    Channels channels = Channels.of(play);
    Optional<String> context = play.argument("context_channel_id").filter(it -> !it.isEmpty());
    if (context.isPresent() && channels.seen(context.get()).isEmpty()) {
      throw Said.no("context_channel_not_found");
    }
    List<String> told = Membership.words(play, "channel_types");
    List<String> types = told.isEmpty() ? List.of(PUBLIC) : told;
    List<Json> found = new ArrayList<>();
    for (Thing channel : channels.rows().all()) {
      if (types.contains(Lists.type(channel)) && channels.seen(channel.id()).isPresent()) {
        found.addAll(within(channels, channel, Wanted.of(query)));
      }
    }
    Comparator<Json> order = Comparator.comparing(Finder::ts);
    boolean first = play.argument("sort_dir").filter("asc"::equals).isPresent();
    found.sort(first ? order : order.reversed());
    var listed = new Lists.Listed(found, it -> Json.of(ts(it)), "ts:");
    Obj page = Lists.page(play, "messages", listed, new Lists.Size(MOST, MOST));
    Obj results = Obj.of("messages", page.items("messages"), "files", Arr.EMPTY);
    return Said.ok(
        Obj.of("results", results.with("channels", Arr.EMPTY))
            .with("response_metadata", page.find("response_metadata").orElse(Obj.EMPTY)));
  }

  private static String ts(Json found) {
    return found.at("message_ts").flatMap(Json::asText).orElse("");
  }

  private static List<Json> within(Channels channels, Thing channel, Wanted wanted) {
    Play play = channels.play();
    boolean bots = Conversations.flag(play, "include_bots");
    List<Json> all = new ArrayList<>();
    for (Thing message : new Messages(play).rows().all(channel.id())) {
      boolean bot = message.item().has("bot_id");
      if (wanted.message(channels, channel, message)
          && (bots || !bot)
          && between(play, Clock.micros(message.id()) / 1_000_000)) {
        all.add(
            Obj.builder()
                .put("author_user_id", message.text("user").orElse(""))
                .put("team_id", channels.speaker().team())
                .put("channel_id", channel.id())
                .put("message_ts", message.id())
                .put("content", message.text("text").orElse(""))
                .put("is_author_bot", bot)
                .put("permalink", Messages.link(play, channel, message))
                .build());
      }
    }
    return all;
  }

  private static boolean between(Play play, long seconds) {
    return seconds < bound(play, "before", Long.MAX_VALUE) && seconds > bound(play, "after", -1);
  }

  private static long bound(Play play, String argument, long usual) {
    return play.argument(argument)
        .filter(it -> it.matches("\\d{1,12}"))
        .map(Long::parseLong)
        .orElse(usual);
  }
}
