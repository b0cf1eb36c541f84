package dev.dtu.twins.slack;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.Optional;

/// Addresses that take messages without a token: incoming webhooks, and those that interactions come
/// with. They answer in words.
final class Hooks {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("hooks.incoming", Hooks::incoming)
          .on("hooks.respond", Hooks::respond)
          .on("hooks.respondToCommand", Hooks::respond);

  static final String WEBHOOK = "webhook";

  private static final String HTML = "text/html";

  private Hooks() {}

  private static Reply says(int status, String words) {
    return Reply.text(status, words, HTML);
  }

  /// What the body says: a document, or a form's `payload`.
  private static Optional<Obj> said(Play play) {
    Body body = play.scene().call().request().body();
    String text = body instanceof Body.Bytes bytes ? bytes.toString() : "";
    try {
      String form = text.startsWith("payload=") ? text : "";
      String plain = form.isEmpty() ? text : Query.parse(form).find("payload").orElse("");
      return Json.parse(plain).asObj();
    } catch (Malformed broken) {
      return Optional.empty();
    }
  }

  /// Posts a message to the channel of a webhook.
  ///
  /// Where any credential is taken, a webhook that no row of `webhook` tells of posts to the general
  /// channel, when it is well formed: software comes with an address of its own, as it does with a token.
  ///
  /// - in: `text`, `blocks`, `attachments`, `thread_ts`, `username`, `icon_emoji`, `icon_url`
  /// - refuses, in this order, in words: 404 `no_service`, `no_team`, `No active hooks`, 403
  ///   `invalid_token`, 400 `invalid_payload`, 404 `channel_not_found`, 410 `channel_is_archived`, 400
  ///   `no_text`, `invalid_blocks`, `too_many_attachments`, `msg_too_long`
  /// - source: docs.slack.dev, sending messages using incoming webhooks (errors), and recorded traffic
  ///   of rainforest-integrations, 2026-08-31
  static Reply incoming(Play play) {
    String id = play.asked("hook").orElse("");
    String secret = play.asked("secret").orElse("");
    boolean formed =
        play.asked("team").orElse("").matches("T[A-Z0-9]{8,12}")
            && id.matches("B[A-Z0-9]{8,12}")
            && !secret.isBlank();
    if (!formed) {
      return says(404, "no_service");
    }
    Optional<Thing> hook = play.rows(WEBHOOK).find(id);
    if (!play.open() && play.rows("team").find(play.asked("team").orElse("")).isEmpty()) {
      return says(404, "no_team");
    }
    if (!play.open() && hook.isEmpty()) {
      return says(404, "no_service");
    }
    if (hook.filter(it -> !it.item().flag("active")).isPresent()) {
      return says(404, "No active hooks");
    }
    if (hook.filter(it -> !it.text("secret").equals(Optional.of(secret))).isPresent()) {
      return says(403, "invalid_token");
    }
    Optional<Obj> said = said(play);
    if (said.isEmpty()) {
      return says(400, "invalid_payload");
    }
    String place = hook.flatMap(it -> it.text("channel")).orElse("general");
    Optional<Thing> channel = play.rows(Channels.CHANNEL).find(place);
    if (channel.isEmpty()) {
      return says(404, "channel_not_found");
    }
    if (Channels.archived(channel.get())) {
      return says(410, "channel_is_archived");
    }
    return posted(play, new Posted(channel.get(), id, said.get()));
  }

  /// @param by the bot that speaks
  private record Posted(Thing channel, String by, Obj said) {}

  private static Reply posted(Play play, Posted posted) {
    try {
      message(play, posted);
      return says(200, "ok");
    } catch (Refusal refusal) {
      return says(400, refusal.facts().text("error").orElse("invalid_payload"));
    }
  }

  private static Thing message(Play play, Posted posted) {
    Obj said = posted.said;
    Wording wording = Wording.of(play, said);
    var item =
        Obj.builder()
            .put("subtype", "bot_message")
            .put("text", wording.text())
            .put("type", "message")
            .put("ts", Clock.next(play, posted.channel.id()))
            .put("bot_id", posted.by);
    said.text("username").ifPresent(name -> item.put("username", name));
    Chat.icons(said).ifPresent(icons -> item.put("icons", icons));
    said.text("thread_ts").ifPresent(root -> item.put("thread_ts", root));
    Chat.said(play, wording, item);
    return new Messages(play).make(posted.channel, item.build());
  }

  /// Answers an interaction: with a message, in place of the one there was, or by taking it away.
  ///
  /// - in: as a webhook; `response_type` (`in_channel`, else for one person alone),
  ///   `replace_original`, `delete_original`
  /// - refuses, in this order: `no_service`, `expired_url`, `used_url`, `invalid_payload`, what a
  ///   webhook refuses
  /// - source: docs.slack.dev, handling user interaction (message responses): five times within thirty
  ///   minutes; the words of the second and third were told by users, 2026-08-31
  static Reply respond(Play play) {
    Answers answers = new Answers(play);
    Optional<Obj> found = answers.find(play.asked("secret").orElse(""));
    if (found.isEmpty()) {
      return says(404, "no_service");
    }
    if (Clock.seconds(found.get(), "until") < Clock.seconds(play)) {
      return failed("expired_url");
    }
    if (Clock.seconds(found.get(), "uses") >= Answers.USES) {
      return failed("used_url");
    }
    Optional<Obj> said = said(play);
    if (said.isEmpty()) {
      return failed("invalid_payload");
    }
    try {
      answer(play, found.get(), said.get());
    } catch (Refusal refusal) {
      return failed(refusal.facts().text("error").orElse("invalid_payload"));
    }
    answers.used(play.asked("secret").orElse(""));
    return says(200, "ok");
  }

  private static Reply failed(String error) {
    return Reply.json(404, Obj.of("ok", Json.of(false), "error", Json.of(error)));
  }

  /// What an answer does, to what it answers.
  ///
  /// @param about the channel, the message if there is one, and who acted
  static void answer(Play play, Obj about, Obj said) {
    Messages messages = new Messages(play);
    Optional<Thing> channel = play.rows(Channels.CHANNEL).find(about.text("channel").orElse("-"));
    Optional<Thing> original =
        channel.flatMap(it -> messages.find(it, about.text("message").orElse("")));
    if (said.flag("delete_original")) {
      original.ifPresent(message -> messages.remove(channel.orElseThrow(), message));
      return;
    }
    if (said.flag("replace_original") && original.isPresent()) {
      replace(play, original.get(), said);
      return;
    }
    Wording.of(play, said);
    boolean open = said.text("response_type").filter("in_channel"::equals).isPresent();
    if (open && channel.isPresent()) {
      String bot = play.rows("bot").first().orElseThrow().id();
      message(play, new Posted(channel.get(), bot, said));
    } else {
      channel.ifPresent(it ->
          play.post("ephemeral", about.text("user").orElse(""), said.with("channel", it.id())));
    }
  }

  private static void replace(Play play, Thing original, Obj said) {
    Wording wording = Wording.of(play, said);
    var changed =
        Obj.builder()
            .putAll(original.item().without("blocks").without("attachments"))
            .put("text", wording.text());
    Chat.said(play, wording, changed);
    play.rows(Messages.MESSAGE).keep(original.showing(Messages.fitting(changed.build())));
  }
}
