package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;

/// Where old clients would open a socket for all that happens, which is not there; and what they are
/// told of the workspace before.
///
/// - source: docs.slack.dev/reference/methods/rtm.connect and rtm.start, and recorded traffic of
///   slack-ruby/slack-ruby-client, 2026-08-31
final class Rtm {

  static final Repertoire PARTS =
      Repertoire.NONE.finding("rtm.connect", Rtm::connect).finding("rtm.start", Rtm::start);

  private static final Mint SOCKET =
      Mint.of("wss://mpmulti-[a-z0-9]{4}.slack-msgs.com/websocket/[A-Za-z0-9_-]{86}");

  private Rtm() {}

  private static Obj self(Speaker speaker) {
    return Obj.of("id", Json.of(speaker.id())).with("name", speaker.user().text("name").orElse(""));
  }

  private static Json socket(Play play) {
    return Json.of(SOCKET.make(play.scene().dice().at("rtm"), 0));
  }

  private static Reply connect(Play play) {
    Thing team = play.rows("team").first().orElseThrow();
    return Said.ok(
        Obj.of("url", socket(play))
            .with(
                "team",
                Obj.of("id", Json.of(team.id()), "name", Json.of(team.text("name").orElse("")))
                    .with("domain", team.text("domain").orElse("")))
            .with("self", self(Speaker.of(play))));
  }

  /// The caller, the workspace, its people and bots, and the conversations the caller may see.
  private static Reply start(Play play) {
    Channels channels = Channels.of(play);
    Thing own = channels.speaker().user();
    long now = Clock.seconds(play);
    List<Json> people = new ArrayList<>();
    for (Thing user : play.rows("user").all()) {
      String there = Profiles.away(play, user) ? "away" : "active";
      people.add(Lists.addressed(play, user).with("presence", there));
    }
    List<Json> bots = new ArrayList<>();
    play.rows("bot")
        .all()
        .forEach(bot -> bots.add(bot.item().without("team_id").without("user_id")));
    Obj team = play.rows("team").first().orElseThrow().item();
    Obj icon = team.obj("icon").orElse(Obj.EMPTY).without("image_default");
    return Said.ok(
        Obj.builder()
            .put(
                "self",
                self(channels.speaker())
                    .with("prefs", Obj.EMPTY)
                    .with("created", Messages.number(Clock.seconds(own.item(), "updated")))
                    .with("manual_presence", "active"))
            .put("team", team.with("icon", icon))
            .put("latest_event_ts", now + ".000000")
            .put("channels", seen(channels, List.of("public_channel")))
            .put("groups", seen(channels, List.of("private_channel", "mpim")))
            .put("ims", seen(channels, List.of("im")))
            .put("users", Json.array(people))
            .put("cache_ts", now)
            .put("bots", Json.array(bots))
            .put("url", socket(play))
            .build());
  }

  private static Json seen(Channels channels, List<String> types) {
    List<Json> seen = new ArrayList<>();
    for (Thing channel : channels.rows().all()) {
      if (types.contains(Lists.type(channel)) && channels.seen(channel.id()).isPresent()) {
        boolean pins = !channels.play().rows("pin").all(channel.id()).isEmpty();
        Obj shown = Channels.plain(channels.shown(channel));
        seen.add(shown.with("has_pins", Json.of(pins)));
      }
    }
    return Json.array(seen);
  }
}
