package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Things of an app that Slack shows beside a conversation: a person opens one by its link, the app
/// hears of it and shows what it has to say.
///
/// - source: docs.slack.dev/reference/methods/entity.presentDetails, .presentComments and
///   .acknowledgeCommentAction, and docs.slack.dev/reference/events/entity_details_requested, 2026-08-31
final class Entities {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("entity.presentDetails", Entities::details)
          .finding("entity.presentComments", Entities::comments)
          .finding("entity.acknowledgeCommentAction", Entities::acknowledge)
          .acting("open", People.by(Entities::open));

  private static final String TRIGGER = "trigger_id";
  private static final String REFERENCE = "external_ref";

  private Entities() {}

  private static Kept opened(Play play) {
    return Kept.of(play, "entity-opened");
  }

  private static Kept shown(Play play) {
    return Kept.of(play, "entity-shown");
  }

  /// What somebody sees of the thing they opened last.
  static Obj seen(Play play, String user) {
    return shown(play).about(user);
  }

  /// What somebody opened, by the trigger that the app was told.
  ///
  /// - refuses: `invalid_trigger_id`
  private static Obj trigger(Play play) {
    Obj opened = opened(play).about(play.argument(TRIGGER).orElse(""));
    if (opened.isEmpty()) {
      throw Said.no("invalid_trigger_id");
    }
    return opened;
  }

  /// - refuses: `user_auth_url_missing`
  private static Obj signing(Play play) {
    if (!Conversations.flag(play, "user_auth_required")) {
      return Obj.EMPTY;
    }
    String url =
        play.argument("user_auth_url")
            .filter(it -> !it.isEmpty())
            .orElseThrow(() -> Said.no("user_auth_url_missing"));
    return Obj.of("user_auth_required", Json.of(true), "user_auth_url", Json.of(url));
  }

  private static Reply show(Play play, Obj trigger, Obj more) {
    String user = trigger.text("user").orElse("");
    Obj before = shown(play).about(user);
    boolean same = before.find(REFERENCE).equals(trigger.find(REFERENCE));
    Obj now = same ? before : Obj.of(REFERENCE, trigger.find(REFERENCE).orElse(Obj.EMPTY));
    shown(play).put(user, now.withAll(more));
    return Said.ok();
  }

  private static Optional<Obj> document(Play play, String argument, String error) {
    Optional<Json> told = play.arguments().find(argument);
    if (told.isEmpty()) {
      return Optional.empty();
    }
    try {
      Json meant = told.get() instanceof Json.Text(String text) ? Json.parse(text) : told.get();
      return Optional.of(meant.asObj().orElseThrow(() -> Said.no(error)));
    } catch (Malformed words) {
      throw Said.no(error);
    }
  }

  private static Obj failure(Play play) {
    return play.arguments().find("error").map(it -> Obj.of("error", it)).orElse(Obj.EMPTY);
  }

  /// Shows the person what the thing is.
  ///
  /// - in: `trigger_id`, `metadata`, or `error`; `user_auth_required` with `user_auth_url`
  /// - refuses, in this order: `invalid_trigger_id`, `user_auth_url_missing`, `invalid_metadata`,
  ///   `entity_metadata_does_not_match_trigger`
  private static Reply details(Play play) {
    Obj trigger = trigger(play);
    Obj asked = signing(play);
    Optional<Obj> metadata = document(play, "metadata", "invalid_metadata");
    Optional<String> own = metadata.flatMap(it -> it.obj(REFERENCE)).flatMap(it -> it.text("id"));
    Optional<String> wanted = trigger.obj(REFERENCE).flatMap(it -> it.text("id"));
    if (own.isPresent() && !own.equals(wanted)) {
      throw Said.no("entity_metadata_does_not_match_trigger");
    }
    Obj told = metadata.map(it -> Obj.of("metadata", it)).orElse(Obj.EMPTY);
    return show(play, trigger, asked.withAll(told).withAll(failure(play)));
  }

  /// Shows the person what was said of the thing.
  ///
  /// - in: `trigger_id`, `comments`, or `error`; `user_auth_required` with `user_auth_url`
  /// - refuses, in this order: `invalid_trigger_id`, `user_auth_url_missing`,
  ///   `missing_delete_action_id`
  private static Reply comments(Play play) {
    Obj trigger = trigger(play);
    Obj asked = signing(play);
    List<Json> comments = new ArrayList<>();
    for (Json each : Manifests.list(play, "comments")) {
      boolean known = play.argument("delete_action_id").filter(it -> !it.isEmpty()).isPresent();
      if (each.asObj().orElse(Obj.EMPTY).flag("can_delete") && !known) {
        throw Said.no("missing_delete_action_id");
      }
      comments.add(each);
    }
    Obj told = Obj.of("comments", Json.array(comments));
    return show(play, trigger, asked.withAll(told).withAll(failure(play)));
  }

  /// Says what became of a comment that the person wrote, changed or took away.
  ///
  /// - in: `trigger_id`, `comment` or `error`
  /// - refuses, in this order: `invalid_trigger_id`, `missing_comment_data`
  private static Reply acknowledge(Play play) {
    Obj trigger = trigger(play);
    Optional<Obj> comment = document(play, "comment", "missing_comment_data");
    Obj failed = failure(play);
    if (comment.isEmpty() && failed.isEmpty()) {
      throw Said.no("missing_comment_data");
    }
    return show(play, trigger, comment.map(it -> Obj.of("comment", it)).orElse(failed));
  }

  /// A person opens a thing of the app.
  ///
  /// - in: `url`, its link; `id` and `type`, what the app calls it; `channel` and `timestamp` of the
  ///   message with the link
  /// - out: `trigger_id`
  /// - refuses, in this order: `missing_argument`, `channel_not_found`, `message_not_found`
  /// - sends: `entity_details_requested`
  private static Reply open(Play play) {
    String url = play.argument("url").orElse("");
    if (!url.matches("https?://.+")) {
      throw Said.no("missing_argument");
    }
    Speaker speaker = Speaker.of(play);
    Obj reference =
        Obj.of("id", Json.of(play.argument("id").orElse(url)))
            .with("type", play.argument("type").orElse(""));
    String trigger = new Triggers(play).make(speaker.id(), "");
    Obj told =
        Obj.of("user", Json.of(speaker.id()), REFERENCE, reference)
            .with("entity_url", url)
            .with("app_unfurl_url", url)
            .with("link", Obj.of("url", Json.of(url), "domain", Json.of(Unfurls.domain(url))))
            .with(TRIGGER, trigger)
            .with("user_locale", speaker.user().text("locale").orElse("en-US"));
    if (play.argument("timestamp").isPresent()) {
      Item item = Item.of(play);
      told =
          told.with("channel", item.channel().map(Thing::id).orElse(""))
              .with("message_ts", item.thing().id());
    }
    opened(play).put(trigger, told);
    new Happening(play).opened(told);
    return Said.ok(Obj.of(TRIGGER, Json.of(trigger)));
  }
}
