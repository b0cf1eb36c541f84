package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Links in people's messages, and what an app shows of them there.
///
/// Which domains an app unfurls is set on a page of Slack's: here it is told of all.
///
/// - source: docs.slack.dev, unfurling links in messages, 2026-08-31
record Unfurls(Play play) {

  static final Repertoire PARTS =
      Repertoire.NONE.finding("chat.unfurl", play -> new Unfurls(play).unfurl());

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>|\"]+");
  private static final Mint SECRET = Mint.of("[0-9a-f]{64}");
  private static final Set<String> SOURCES =
      new TreeSet<>(List.of("composer", "conversations_history"));

  /// The links of a text, each once, in their order.
  static List<String> links(String text) {
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      String url = link.group().replace("&amp;", "&").replaceAll("[.,;:!?)]+$", "");
      if (!links.contains(url)) {
        links.add(url);
      }
    }
    return links;
  }

  static String domain(String url) {
    return url.replaceFirst("^https?://", "").replaceFirst("[/:?#].*$", "");
  }

  /// What is told of a message with links: which, of which domains, and by what name to unfurl them.
  Obj shared(Thing channel, Obj message, boolean within) {
    String ts = message.text("ts").orElse("");
    List<Json> told = new ArrayList<>();
    for (String url : links(message.text("text").orElse(""))) {
      told.add(Obj.of("url", Json.of(url), "domain", Json.of(domain(url))));
    }
    String secret = SECRET.make(play.scene().dice().at("unfurl"), 0);
    String id = channel.id() + "." + ts + "." + secret;
    play.notes("slack-unfurl").put(id, Obj.of("channel", Json.of(channel.id()), "ts", Json.of(ts)));
    return Obj.of("channel", Json.of(channel.id()), "event", message)
        .with("links", Arr.of(told))
        .with("unfurl_id", id)
        .with("open", Json.of(Channels.open(channel)))
        .with("within", Json.of(within));
  }

  /// Shows in a message what an app has to say of its links.
  ///
  /// - in: `channel` and `ts`, or `unfurl_id` and `source`; `unfurls` (by link: an attachment, or
  ///   `blocks`); `user_auth_required`, `user_auth_url`, `user_auth_message`
  /// - refuses, in this order: `missing_channel`, `missing_ts`, `missing_source`, `invalid_source`,
  ///   `invalid_unfurl_id`, `cannot_find_channel`, `cannot_find_message`, `missing_unfurls`,
  ///   `invalid_unfurls_format`, `cannot_parse_attachment`, `cannot_unfurl_url`, what [Wording] refuses
  ///   of blocks
  /// - sends: `message_changed`
  /// - source: docs.slack.dev/reference/methods/chat.unfurl, 2026-08-31
  Reply unfurl() {
    Obj place = place();
    Channels channels = Channels.of(play);
    Thing channel =
        channels
            .seen(place.text("channel").orElse(""))
            .orElseThrow(() -> Said.no("cannot_find_channel"));
    Messages messages = new Messages(play);
    Thing message =
        messages
            .find(channel, place.text("ts").orElse(""))
            .orElseThrow(() -> Said.no("cannot_find_message"));
    Obj unfurls = given();
    if (unfurls.isEmpty()) {
      asked();
      return Said.ok();
    }
    List<String> links = links(message.text("text").orElse(""));
    List<Json> shown = new ArrayList<>();
    for (Json each : message.item().items("attachments")) {
      Obj before = each.asObj().orElse(Obj.EMPTY);
      if (before.text("app_unfurl_url").filter(unfurls::has).isEmpty()) {
        shown.add(before.with("id", Messages.number(shown.size() + 1)));
      }
    }
    for (Obj.Member each : unfurls) {
      if (!links.contains(each.key().replace("&amp;", "&"))) {
        throw Said.no("cannot_unfurl_url");
      }
      shown.add(attachment(each).with("id", Messages.number(shown.size() + 1)));
    }
    Obj item = message.item().with("attachments", Arr.of(shown));
    messages.rows().keep(message.showing(Messages.fitting(item)));
    return Said.ok();
  }

  private String word(String argument, String missing) {
    return play.argument(argument).filter(it -> !it.isEmpty()).orElseThrow(() -> Said.no(missing));
  }

  private Obj place() {
    if (play.argument("unfurl_id").filter(it -> !it.isEmpty()).isEmpty()) {
      Obj channel = Obj.of("channel", Json.of(word("channel", "missing_channel")));
      return channel.with("ts", word("ts", "missing_ts"));
    }
    if (!SOURCES.contains(word("source", "missing_source"))) {
      throw Said.no("invalid_source");
    }
    return play.notes("slack-unfurl")
        .find(word("unfurl_id", "missing_unfurl_id"))
        .orElseThrow(() -> Said.no("invalid_unfurl_id"));
  }

  /// The person is asked to sign in at the app instead.
  private void asked() {
    boolean asks =
        Conversations.flag(play, "user_auth_required")
            || play.arguments().has("user_auth_url")
            || play.arguments().has("user_auth_message")
            || play.arguments().has("user_auth_blocks");
    if (!asks) {
      throw Said.no("missing_unfurls");
    }
  }

  private Obj given() {
    Json given = play.arguments().find("unfurls").orElse(Obj.EMPTY);
    try {
      Json meant =
          given instanceof Json.Text(String text)
              ? text.isBlank() ? Obj.EMPTY : Json.parse(text)
              : given;
      return meant.asObj().orElseThrow(() -> Said.no("invalid_unfurls_format"));
    } catch (Malformed broken) {
      throw Said.no("invalid_unfurls_format");
    }
  }

  private Obj attachment(Obj.Member unfurl) {
    Obj given = unfurl.value().asObj().orElseThrow(() -> Said.no("cannot_parse_attachment"));
    Optional<Arr> blocks = given.find("blocks").flatMap(Json::asArr);
    Thing bot = play.rows("bot").first().orElseThrow();
    var shown = Obj.builder().put("from_url", unfurl.key());
    if (!given.has("fallback")) {
      shown.put("fallback", given.text("title").orElse("[no preview available]"));
    }
    given.forEach(member -> shown.put(member.key(), member.value()));
    blocks.ifPresent(several -> shown.put("blocks", Wording.checked(play, several, 50)));
    return shown
        .put("bot_id", bot.id())
        .put("app_unfurl_url", unfurl.key())
        .put("is_app_unfurl", true)
        .put("app_id", bot.text("app_id").orElse(""))
        .build();
  }
}
