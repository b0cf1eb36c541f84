package dev.dtu.twins.slack;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/// What administrators may know of how the workspace is used, counted from what is there. Nobody
/// looks at messages here, so that nothing was viewed.
///
/// - source: docs.slack.dev/reference/methods/admin.analytics.messages.activity, .metadata and
///   admin.analytics.getFile, 2026-08-31
final class Analytics {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.analytics.messages.activity", Analytics::activity)
          .finding("admin.analytics.messages.metadata", Analytics::metadata)
          .finding("admin.analytics.getFile", Analytics::file);

  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final List<String> TYPES = List.of("member", "public_channel");
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  private Analytics() {}

  /// The messages of a channel between `oldest_ts` and `latest_ts`, with where the channel is.
  ///
  /// - refuses: `channel_not_found`
  private static List<Thing> messages(Play play) {
    Thing channel =
        play.rows(Channels.CHANNEL)
            .find(play.argument("channel").orElse(""))
            .orElseThrow(() -> Said.no("channel_not_found"));
    long oldest = bound(play, "oldest_ts", 0);
    long latest = bound(play, "latest_ts", Long.MAX_VALUE);
    return new Messages(play)
        .rows().all(channel.id()).stream()
            .filter(each -> Clock.micros(each.id()) >= oldest && Clock.micros(each.id()) <= latest)
            .toList();
  }

  private static long bound(Play play, String argument, long usual) {
    return play.argument(argument).map(Clock::micros).filter(micros -> micros >= 0).orElse(usual);
  }

  private static Reply paged(Play play, String member, List<Json> all, String ts) {
    var listed = new Lists.Listed(all, it -> it.at(ts).orElse(Json.of("")), "next_ts:");
    return Said.ok(Lists.page(play, member, listed, new Lists.Size(USUAL, MOST)));
  }

  /// How often messages were reacted to, and by how many.
  ///
  /// - refuses, in this order: `channel_not_found`, `invalid_limit`, `invalid_cursor`
  private static Reply activity(Play play) {
    String channel = play.argument("channel").orElse("");
    List<Json> all = new ArrayList<>();
    for (Thing message : messages(play)) {
      var people = new TreeSet<String>();
      for (Json reaction : message.item().items("reactions")) {
        Arr users = reaction.asObj().orElse(Obj.EMPTY).items("users");
        users.forEach(user -> user.asText().ifPresent(people::add));
      }
      all.add(
          Obj.builder()
              .put("channel_id", channel)
              .put("timestamp", message.id())
              .put("unique_user_reactions_count", people.size())
              .put("unique_user_shares_count", 0)
              .put("unique_user_views_count", 0)
              .put("unique_user_clicks_count", 0)
              .put("unique_views_client", views())
              .put("unique_stats_by_department", Arr.EMPTY)
              .put("unique_stats_by_org", Arr.EMPTY)
              .build());
    }
    return paged(play, "message_activities", all, "timestamp");
  }

  private static Obj views() {
    return Obj.builder()
        .put("desktop_views_count", 0)
        .put("mobile_views_count", 0)
        .put("web_views_count", 0)
        .build();
  }

  /// What messages are, without what they say.
  ///
  /// - refuses, in this order: `channel_not_found`, `invalid_limit`, `invalid_cursor`
  private static Reply metadata(Play play) {
    List<Json> all = new ArrayList<>();
    for (Thing message : messages(play)) {
      Obj item = message.item();
      String text = item.text("text").orElse("");
      var told =
          Obj.builder()
              .put("type", "message")
              .put("ts", message.id())
              .put("user_id", item.text("user").orElse(""))
              .put("text_character_count", text.codePointCount(0, text.length()));
      item.text("subtype").ifPresent(it -> told.put("subtype", it));
      item.text("thread_ts").ifPresent(it -> told.put("thread_ts", it));
      all.add(
          told.put("reactions", each(item, "reactions", List.of("name", "count")))
              .put(
                  "files",
                  each(
                      item,
                      "files",
                      List.of("id", "created", "timestamp", "mimetype", "filetype", "pretty_type")))
              .build());
    }
    return paged(play, "messages", all, "ts");
  }

  private static Arr each(Obj item, String list, List<String> members) {
    List<Json> all = new ArrayList<>();
    for (Json each : item.items(list)) {
      Obj told = Obj.EMPTY;
      for (String member : members) {
        Optional<Json> value = each.at(member);
        told = value.isPresent() ? told.with(member, value.get()) : told;
      }
      all.add(told);
    }
    return Arr.of(all);
  }

  /// The counts of a day, a document a line, packed: of people, or of public channels.
  ///
  /// - in: `type` (`member` or `public_channel`), `date` (a day that is over)
  /// - refuses, in this order: `invalid_type`, `metadata_only_does_not_support_date`,
  ///   `metadata_not_available`, `invalid_date`, `data_not_available`, `file_not_yet_available`
  private static Reply file(Play play) {
    String type = play.argument("type").orElse("");
    if (!TYPES.contains(type)) {
      throw Said.no("invalid_type");
    }
    boolean metadata = Conversations.flag(play, "metadata_only");
    Optional<String> told = play.argument("date").filter(it -> !it.isEmpty());
    if (metadata && told.isPresent()) {
      throw Said.no("metadata_only_does_not_support_date");
    }
    if (metadata && type.equals("member")) {
      throw Said.no("metadata_not_available");
    }
    var census = new Census(play, metadata ? FIRST : day(play, told.orElse("")));
    List<Obj> all =
        type.equals("member") ? census.people() : metadata ? census.names() : census.channels();
    var lines = new StringBuilder();
    all.forEach(each -> lines.append(each).append('\n'));
    Headers typed = Headers.of("content-type", "application/gzip");
    return new Reply(200, typed, Body.of(packed(lines.toString())), Delivery.PROMPT);
  }

  private static byte[] packed(String lines) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException unheard) {
      throw new UncheckedIOException(unheard); // there is memory behind it and nothing else
    }
    return bytes.toByteArray();
  }

  private static LocalDate day(Play play, String told) {
    LocalDate day;
    try {
      day = LocalDate.parse(told);
    } catch (DateTimeException none) {
      throw Said.no("invalid_date");
    }
    LocalDate today = LocalDate.ofInstant(play.scene().moment(), ZoneOffset.UTC);
    if (day.isBefore(FIRST)) {
      throw Said.no("data_not_available");
    }
    if (!day.isBefore(today)) {
      throw Said.no("file_not_yet_available");
    }
    return day;
  }
}
