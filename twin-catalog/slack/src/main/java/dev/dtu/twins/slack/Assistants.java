package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// Threads in which an app answers as an assistant: what it is doing, what to ask it, what it is about.
///
/// - source: docs.slack.dev/reference/methods/assistant.threads.* and agents.sessions.*, 2026-08-31
final class Assistants {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("assistant.threads.setStatus", play -> thread(play, "status", false))
          .finding("assistant.threads.setTitle", play -> thread(play, "title", false))
          .finding("assistant.threads.setSuggestedPrompts", play -> thread(play, "prompts", true))
          .finding("agents.sessions.rename", Assistants::rename)
          .finding("agents.sessions.setStatus", Assistants::status);

  private static final String CHANNEL = "channel_id";
  private static final String TITLE = "title";
  private static final int LOADING = 10;

  private Assistants() {}

  private static Kept kept(Play play) {
    return Kept.of(play, "assistant");
  }

  /// Tells something of a thread.
  ///
  /// - in: `channel_id`, `thread_ts`, and what is told
  /// - refuses, in this order: `channel_not_found`, `invalid_thread_ts`, `invalid_arguments`
  ///
  /// @param open whether the thread may be left out, for a conversation that has none
  private static Reply thread(Play play, String what, boolean open) {
    Thing channel = Chat.target(Channels.of(play), play.argument(CHANNEL).orElse(""));
    String ts = play.argument("thread_ts").orElse("");
    boolean there = new Messages(play).find(channel, ts).isPresent();
    if (!there && !(open && ts.isEmpty())) {
      throw Said.no("invalid_thread_ts");
    }
    if (list(play, "loading_messages").size() > LOADING) {
      throw Said.wrong("invalid_arguments", "no more than 10 items allowed", "/loading_messages");
    }
    String key = channel.id() + "/" + ts;
    Json told = what.equals("prompts") ? prompts(play) : Json.of(play.argument(what).orElse(""));
    kept(play).put(key, kept(play).about(key).with(what, told));
    return Said.ok();
  }

  private static Json prompts(Play play) {
    Arr prompts = list(play, "prompts");
    for (Json each : prompts) {
      Obj prompt = each.asObj().orElse(Obj.EMPTY);
      if (prompt.text(TITLE).isEmpty() || prompt.text("message").isEmpty()) {
        throw Said.wrong("invalid_arguments", "missing required field: title", "/prompts");
      }
    }
    return prompts;
  }

  private static Arr list(Play play, String argument) {
    Json given = play.arguments().find(argument).orElse(Arr.EMPTY);
    try {
      Json meant = given instanceof Json.Text(String text) ? Json.parse(text) : given;
      return meant.asArr().orElse(Arr.EMPTY);
    } catch (Malformed words) {
      return Json.array(
          Membership.words(play, argument).stream().map(word -> (Json) Json.of(word)).toList());
    }
  }

  /// A person opens the app as an assistant, or looks at another channel beside a thread with it.
  ///
  /// - in: `channel`, which the person looks at; `thread_ts` of a thread that is open
  /// - out: the conversation and the thread
  /// - refuses, in this order: `channel_not_found`, `invalid_thread_ts`
  /// - sends: `assistant_thread_started`, or `assistant_thread_context_changed`
  /// - source: docs.slack.dev/reference/events/assistant_thread_started, 2026-08-31
  static Reply open(Play play) {
    Channels channels = Channels.of(play);
    String bot = play.rows("bot").first().orElseThrow().text("user_id").orElse("");
    Thing place = channels.direct(List.of(play.rows("user").get(bot)));
    Optional<String> known = play.argument("thread_ts").filter(it -> !it.isEmpty());
    if (known.isPresent() && new Messages(play).find(place, known.get()).isEmpty()) {
      throw Said.no("invalid_thread_ts");
    }
    boolean beside = play.argument("channel").filter(it -> !it.isEmpty()).isPresent();
    Obj context =
        beside
            ? Obj.of("channel_id", Json.of(channels.named("channel").id()))
                .with("team_id", channels.speaker().team())
                .with("enterprise_id", Json.Null.NULL)
            : Obj.EMPTY;
    String ts = known.orElseGet(() -> begun(play, place, bot));
    Obj thread =
        Obj.of("user_id", Json.of(channels.speaker().id()), "context", context)
            .with(CHANNEL, place.id())
            .with("thread_ts", ts);
    String kind = known.isPresent() ? "context_changed" : "started";
    new Happening(play).assisted("assistant_thread_" + kind, thread);
    return Said.ok(Obj.of("channel", Json.of(place.id()), "thread_ts", Json.of(ts)));
  }

  private static String begun(Play play, Thing place, String bot) {
    Obj item =
        Obj.builder()
            .put("user", bot)
            .put("type", "message")
            .put("ts", Clock.next(play, place.id()))
            .put("bot_id", play.rows("bot").first().orElseThrow().id())
            .put("text", "New Assistant Thread")
            .build();
    return new Messages(play).make(place, item).id();
  }

  private static String session(Play play) {
    Thing channel = Chat.target(Channels.of(play), play.argument(CHANNEL).orElse(""));
    return channel.id() + "/" + play.argument("thread_ts").orElse("");
  }

  /// - refuses: `channel_not_found`
  static Reply rename(Play play) {
    String key = session(play);
    String title = play.argument(TITLE).orElse("");
    kept(play).put(key, kept(play).about(key).with(TITLE, title));
    return Said.ok(Obj.of(TITLE, Json.of(title)));
  }

  /// - refuses: `channel_not_found`
  static Reply status(Play play) {
    String key = session(play);
    Obj session = kept(play).about(key);
    for (String member : List.of("status", TITLE)) {
      Optional<String> told = play.argument(member).filter(it -> !it.isEmpty());
      session = told.isPresent() ? session.with(member, told.get()) : session;
    }
    kept(play).put(key, session);
    String status = session.text("status").orElse("");
    Obj reply = Obj.of("status", Json.of(status), "agent_status", Json.of(status));
    return Said.ok(reply.with(TITLE, session.text(TITLE).orElse("")));
  }
}
