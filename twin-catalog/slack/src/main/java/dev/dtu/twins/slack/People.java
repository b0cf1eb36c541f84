package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Part;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people of the workspace do in Slack's own pages.
final class People {

  static final Repertoire PARTS =
      Repertoire.NONE
          .acting("write", by(Chat::post))
          .acting("edit", by(Chat::update))
          .acting("delete", by(Chat::delete))
          .acting("react", by(Reactions::add))
          .acting("unreact", by(Reactions::remove))
          .acting("pin", by(Pins::add))
          .acting("join", by(Membership::join))
          .acting("leave", by(Membership::leave))
          .acting("home", by(People::home))
          .acting("press", by(People::press))
          .acting("load", by(People::load))
          .acting("submit", by(People::submit))
          .acting("close", by(People::close))
          .acting("shortcut", by(People::shortcut))
          .acting("command", by(People::command))
          .acting("upload", by(People::upload))
          .acting("assist", by(Assistants::open))
          .acting("look", by(People::look));

  private static final String CHANNEL = "channel";

  private People() {}

  /// A part that somebody does who is named by `user`.
  ///
  /// - refuses: `user_not_found`
  static Part by(Part part) {
    return play -> {
      Speaker who = Speaker.acting(play).orElseThrow(() -> Said.no("user_not_found"));
      Company.visited(play, who.id());
      return part.act(play);
    };
  }

  /// Opens the app's home tab.
  ///
  /// - sends: `app_home_opened`
  static Reply home(Play play) {
    Payload payload = Payload.of(play);
    String user = payload.user().id();
    Thing bot =
        play.rows("user").get(play.rows("bot").first().orElseThrow().text("user_id").orElse(""));
    Obj told =
        Obj.of("channel", Json.of(payload.channels().direct(List.of(bot)).id()))
            .with("tab", "home");
    Optional<Thing> view = Views.home(play, user);
    Obj whole = view.isPresent() ? told.with("view", view.get().item()) : told;
    return Said.ok(payload.tell("app_home_opened", whole).reply());
  }

  /// What holds the element that somebody uses: a message, or a view.
  ///
  /// @param view the view; empty for a message
  private record Held(Optional<Thing> channel, Optional<Thing> message, Optional<Thing> view) {

    Arr blocks() {
      Arr own = view.or(() -> message).map(it -> it.item().items("blocks")).orElse(Arr.EMPTY);
      List<Json> all = new ArrayList<>(own.items());
      Obj item = message.map(Thing::item).orElse(Obj.EMPTY);
      for (Json attachment : item.items("attachments")) {
        attachment.asObj().ifPresent(it -> all.addAll(it.items("blocks").items()));
      }
      return Arr.of(all);
    }

    Obj container() {
      return view.isPresent()
          ? Obj.of("type", Json.of("view"), "view_id", Json.of(view.get().id()))
          : Obj.of("type", Json.of("message"))
              .with("message_ts", message.map(Thing::id).orElse(""))
              .with("channel_id", channel.map(Thing::id).orElse(""))
              .with("is_ephemeral", Json.of(false));
    }
  }

  /// - refuses, in this order: `view_not_found`; of a message `channel_not_found`,
  ///   `message_not_found`
  private static Held held(Payload payload) {
    Play play = payload.play();
    if (play.argument("timestamp").isPresent()) {
      Item item = Item.of(play);
      return new Held(item.channel(), Optional.of(item.thing()), Optional.empty());
    }
    return new Held(Optional.empty(), Optional.empty(), Optional.of(view(payload)));
  }

  /// The view a person sees: the one named, the modal on top, or the home tab.
  private static Thing view(Payload payload) {
    Play play = payload.play();
    String user = payload.user().id();
    Optional<String> id = play.argument("view_id").filter(it -> !it.isEmpty());
    List<Thing> modals = Views.before(play, user);
    List<Thing> all = new ArrayList<>(modals.reversed());
    Views.home(play, user).ifPresent(all::add);
    return all.stream()
        .filter(it -> id.map(it.id()::equals).orElse(true))
        .findFirst()
        .orElseThrow(() -> Said.no("view_not_found"));
  }

  /// Presses a button, or chooses of a list.
  ///
  /// - in: `channel` and `timestamp`, or `view_id`; `action_id`; `value`
  /// - refuses, in this order: what [#held] refuses, `action_not_found`
  /// - sends: `block_actions`
  static Reply press(Play play) {
    Payload payload = Payload.of(play);
    Held held = held(payload);
    Optional<Choice.Found> wanted =
        Choice.find(held.blocks(), play.argument("action_id").orElse(""));
    if (wanted.isEmpty() && held.message.isPresent()) {
      return Legacy.pressed(payload, held.channel.orElseThrow(), held.message.get());
    }
    Choice.Found found = wanted.orElseThrow(() -> Said.no("action_not_found"));
    Json value = play.arguments().find("value").orElse(Json.Null.NULL);
    String when = Clock.moment(play);
    String view = held.view.map(Thing::id).orElse("");
    String place = held.channel.map(Thing::id).orElse("");
    var told =
        payload
            .begun("block_actions")
            .put("container", held.container())
            .put("trigger_id", new Triggers(play).make(payload.user().id(), view, place));
    held.view.ifPresent(it -> told.put("view", it.item()));
    held.message.ifPresent(it -> {
      Thing channel = held.channel.orElseThrow();
      told.put(CHANNEL, Payload.place(channel)).put("message", new Messages(play).shown(it));
      told.put(
          "response_url", new Answers(play).make("actions", payload.about(held.channel, it.id())));
    });
    told.put("state", Payload.state(held.blocks(), filled(play)))
        .put("actions", Arr.of(Choice.action(found.element(), value, found.block(), when)));
    return Said.ok(payload.tell("block_actions", told.build()).reply());
  }

  private static Obj filled(Play play) {
    return play.arguments().obj("values").orElse(Obj.EMPTY);
  }

  /// Types into a list whose choices the app gives.
  ///
  /// - in: as [#press], with what is typed as `value`
  /// - sends: `block_suggestion`
  static Reply load(Play play) {
    Payload payload = Payload.of(play);
    Held held = held(payload);
    Choice.Found found =
        Choice.find(held.blocks(), play.argument("action_id").orElse(""))
            .orElseThrow(() -> Said.no("action_not_found"));
    var told =
        payload
            .begun("block_suggestion")
            .put("container", held.container())
            .put("action_id", found.element().text("action_id").orElse(""))
            .put("block_id", found.block())
            .put("value", play.argument("value").orElse(""));
    held.view.ifPresent(it -> told.put("view", it.item()));
    held.message.ifPresent(it -> told.put("message", new Messages(play).shown(it)));
    return Said.ok(payload.tell("block_suggestion", told.build()).reply());
  }

  /// Submits the modal that is seen, with what was filled in.
  ///
  /// - in: `values`, by the blocks' and actions' ids
  /// - sends: `view_submission`, whose answer says what is seen then
  static Reply submit(Play play) {
    Payload payload = Payload.of(play);
    Thing view = view(payload);
    Obj state = Payload.state(view.item().items("blocks"), filled(play));
    Thing now = play.rows(Views.VIEW).keep(view.with("state", state));
    var told =
        payload
            .begun("view_submission")
            .put("trigger_id", new Triggers(play).make(payload.user().id(), view.id()))
            .put("view", now.item())
            .put("response_urls", Arr.EMPTY);
    return Said.ok(payload.tell("view_submission", told.build()).reply());
  }

  /// Closes the modal that is seen.
  ///
  /// - sends: `view_closed`, where the view asks for it
  static Reply close(Play play) {
    Payload payload = Payload.of(play);
    Thing view = view(payload);
    boolean all = view.item().flag("clear_on_close");
    List<Thing> left = new ArrayList<>(Views.before(play, payload.user().id()));
    left.removeIf(it -> it.id().equals(view.id()));
    Views.show(play, payload.user().id(), all ? List.of() : left);
    if (!view.item().flag("notify_on_close")) {
      return Said.ok();
    }
    var told =
        payload.begun("view_closed").put("view", view.item()).put("is_cleared", Json.of(all));
    return Said.ok(payload.tell("view_closed", told.build()).reply());
  }

  /// Uses a shortcut of the app, of everywhere or of a message.
  ///
  /// - in: `callback_id`; `channel` and `timestamp` of a message
  /// - sends: `shortcut` or `message_action`
  static Reply shortcut(Play play) {
    Payload payload = Payload.of(play);
    boolean message = play.argument("timestamp").isPresent();
    String kind = message ? "message_action" : "shortcut";
    var told =
        payload
            .begun(kind)
            .put("callback_id", play.argument("callback_id").orElse(""))
            .put("action_ts", Clock.moment(play))
            .put("trigger_id", new Triggers(play).make(payload.user().id(), ""));
    if (message) {
      Item item = Item.of(play);
      Thing channel = item.channel().orElseThrow(() -> Said.no("message_not_found"));
      told.put(CHANNEL, Payload.place(channel))
          .put("message_ts", item.thing().id())
          .put("message", new Messages(play).shown(item.thing()))
          .put(
              "response_url",
              new Answers(play).make("actions", payload.about(item.channel(), item.thing().id())));
    }
    return Said.ok(payload.tell(kind, told.build()).reply());
  }

  /// Types a command of the app.
  ///
  /// - in: `channel`, `command` (with its slash), `text`
  /// - refuses, in this order: `channel_not_found`, `invalid_command`
  /// - sends: `slash_commands`
  static Reply command(Play play) {
    Payload payload = Payload.of(play);
    Thing channel = payload.channels().named(CHANNEL);
    String command = play.argument("command").orElse("");
    if (!command.matches("/[^\\s/]+")) {
      throw Said.no("invalid_command");
    }
    Obj told = payload.command(channel, command, play.argument("text").orElse(""));
    return Said.ok(payload.tell("slash_commands", told).reply());
  }

  /// Brings a text file into a channel.
  ///
  /// - in: `channel`, `filename`, `content` (up to 32 KiB of text), `title`, `initial_comment`,
  ///   `thread_ts`
  /// - refuses, in this order: `channel_not_found`, `is_archived`, `not_in_channel`,
  ///   `missing_argument`, `file_too_large`
  /// - sends: `file_created`, `file_shared`, `message`
  static Reply upload(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named(CHANNEL);
    Chat.writable(channels, channel);
    String name = play.argument("filename").orElse("");
    if (name.isBlank()) {
      throw Said.no("missing_argument");
    }
    Thing file = Uploads.brought(play, name, play.argument("content").orElse(""));
    new Shares(channels, channel).share(List.of(file));
    Thing shared = play.rows(Files.FILE).get(file.id());
    new Happening(play).brought(shared);
    return Said.ok(Obj.of("file", Files.shown(play, shared)));
  }

  /// What a person sees: the modals, the home tab, and what became of what it did.
  static Reply look(Play play) {
    String user = Speaker.of(play).id();
    List<Json> modals = new ArrayList<>();
    Views.before(play, user).forEach(view -> modals.add(view.item()));
    List<Json> done = new ArrayList<>();
    for (Thing each : play.rows("interaction").all()) {
      if (each.text("user").filter(user::equals).isPresent()) {
        done.add(each.item().without("payload"));
      }
    }
    Obj seen = Obj.of("modals", Arr.of(modals), "interactions", Arr.of(done));
    Optional<Thing> home = Views.home(play, user);
    Obj shown = Entities.seen(play, user);
    seen = shown.isEmpty() ? seen : seen.with("entity", shown);
    return Said.ok(home.isPresent() ? seen.with("home", home.get().item()) : seen);
  }
}
