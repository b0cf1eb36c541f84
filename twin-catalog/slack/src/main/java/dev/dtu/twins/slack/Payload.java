package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// What an app is told of a person's act.
///
/// - source: docs.slack.dev/reference/interaction-payloads, and java-slack-sdk
///   json-logs/samples/app-backend, 2026-08-31
record Payload(Play play, Channels channels) {

  /// What apps once knew Slack by, before requests were signed.
  private static final String TOKEN = "VerificationTokenOfRobot";

  private static final String INTERACTION = "interaction";

  static Payload of(Play play) {
    return new Payload(play, Channels.of(play));
  }

  Thing user() {
    return channels.speaker().user();
  }

  /// What all payloads have.
  Obj.Builder begun(String type) {
    Thing team = play.rows("team").first().orElseThrow();
    Thing bot = play.rows("bot").first().orElseThrow();
    String name = user().text("name").orElse("");
    Obj who =
        Obj.of("id", Json.of(user().id()), "username", Json.of(name))
            .with("name", name)
            .with("team_id", team.id());
    return Obj.builder()
        .put("type", type)
        .put(
            "team", Obj.of("id", Json.of(team.id())).with("domain", team.text("domain").orElse("")))
        .put("user", who)
        .put("api_app_id", bot.text("app_id").orElse(""))
        .put("token", TOKEN)
        .put("enterprise", Json.Null.NULL)
        .put("is_enterprise_install", false);
  }

  /// A channel as payloads name it.
  ///
  /// - source: docs.slack.dev, slash commands (channel_name), 2026-08-31
  static String name(Thing channel) {
    if (channel.item().flag("is_im")) {
      return "directmessage";
    }
    return Channels.open(channel) ? channel.text("name").orElse("") : "privategroup";
  }

  static Obj place(Thing channel) {
    return Obj.of("id", Json.of(channel.id()), "name", Json.of(name(channel)));
  }

  /// What a response address is for.
  Obj about(Optional<Thing> channel, String message) {
    return Obj.of("user", Json.of(user().id()), "message", Json.of(message))
        .with("channel", channel.map(Thing::id).orElse(""));
  }

  /// The command that a person typed, as a form has it.
  Obj command(Thing channel, String command, String text) {
    Thing team = play.rows("team").first().orElseThrow();
    Thing bot = play.rows("bot").first().orElseThrow();
    return Obj.builder()
        .put("token", TOKEN)
        .put("team_id", team.id())
        .put("team_domain", team.text("domain").orElse(""))
        .put("channel_id", channel.id())
        .put("channel_name", name(channel))
        .put("user_id", user().id())
        .put("user_name", user().text("name").orElse(""))
        .put("command", command)
        .put("text", text)
        .put("api_app_id", bot.text("app_id").orElse(""))
        .put("is_enterprise_install", "false")
        .put("response_url", new Answers(play).make("commands", about(Optional.of(channel), "")))
        .put("trigger_id", new Triggers(play).make(user().id(), "", channel.id()))
        .build();
  }

  /// Has the app told, and gives what becomes of it a name.
  Reported tell(String kind, Obj payload) {
    Obj item =
        Obj.builder()
            .put("id", "I" + (play.notes("slack-interactions").count() + 1))
            .put("kind", kind)
            .put("user", user().id())
            .put("state", "told")
            .put("payload", payload)
            .build();
    return new Reported(play.rows(INTERACTION).make(item));
  }

  /// An interaction that was told.
  record Reported(Thing row) {

    /// What the person is told of it: its name, by which one can look what became of it.
    Obj reply() {
      return Obj.of(INTERACTION, Json.of(row.id()));
    }
  }

  /// The state of inputs, as payloads have it, of what somebody filled in.
  ///
  /// @param values what was filled in, by block and action
  static Obj state(Arr blocks, Obj values) {
    Obj state = Obj.EMPTY;
    for (Json each : blocks) {
      Obj block = each.asObj().orElse(Obj.EMPTY);
      String id = block.text("block_id").orElse("");
      Obj filled = Obj.EMPTY;
      for (Obj element : Choice.lasting(block)) {
        String action = element.text("action_id").orElse("");
        Json value =
            values
                .obj(id)
                .flatMap(it -> it.find(action))
                .or(() -> values.find(action))
                .orElse(Json.Null.NULL);
        filled = filled.with(action, Choice.filled(element, value));
      }
      state = filled.isEmpty() ? state : state.with(id, filled);
    }
    return Obj.of("values", state);
  }
}
