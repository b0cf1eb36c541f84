package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Messages pinned to their channel, and those that somebody saved for themselves.
final class Pins {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("pins.add", Pins::add)
          .finding("pins.remove", Pins::remove)
          .finding("pins.list", Pins::list)
          .finding("stars.add", Pins::star)
          .finding("stars.remove", Pins::unstar)
          .finding("stars.list", Pins::stars);

  private static final String PIN = "pin";
  private static final String PINNED = "pinned_to";
  private static final String INFO = "pinned_info";
  private static final String STAR = "star";
  private static final int MOST = 100;
  private static final int USUAL = 100;

  private Pins() {}

  /// Pins a message to its channel.
  ///
  /// - refuses, in this order: what [Item] refuses, `not_in_channel`, `already_pinned`,
  ///   `too_many_pins`
  /// - sends: `pin_added`
  /// - source: docs.slack.dev/reference/methods/pins.add, 2026-08-31
  static Reply add(Play play) {
    Item item = Item.of(play);
    Thing channel = item.channel().orElseThrow(() -> Said.no("not_pinnable"));
    Channels channels = Channels.of(play);
    channels.within(channel);
    if (play.rows(PIN).find(channel.id(), item.thing().id()).isPresent()) {
      throw Said.no("already_pinned");
    }
    int before = play.rows(PIN).all(channel.id()).size();
    if (before == MOST) {
      throw Said.no("too_many_pins");
    }
    String who = channels.speaker().id();
    Obj info =
        Obj.of("channel", Json.of(channel.id()), "pinned_by", Json.of(who))
            .with("pinned_ts", Messages.number(Clock.seconds(play)));
    Item now =
        item.keep(item.thing().item().with(PINNED, Arr.of(Json.of(channel.id()))).with(INFO, info));
    play.rows(PIN)
        .make(
            Obj.builder()
                .put("type", "message")
                .put("created", Clock.seconds(play))
                .put("created_by", who)
                .put("channel", channel.id())
                .put("message", now.listed().obj("message").orElse(Obj.EMPTY).without(INFO))
                .put("item_user", item.author())
                .put("pin_count", before + 1)
                .put(INFO, info)
                .build(),
            channel.id());
    return Said.ok();
  }

  /// Takes a message's pin away.
  ///
  /// - refuses, in this order: what [Item] refuses, `no_pin`
  /// - sends: `pin_removed`
  /// - source: docs.slack.dev/reference/methods/pins.remove, 2026-08-31
  static Reply remove(Play play) {
    Item item = Item.of(play);
    Thing pin =
        item.channel()
            .flatMap(channel -> play.rows(PIN).find(channel.id(), item.thing().id()))
            .orElseThrow(() -> Said.no("no_pin"));
    int left = play.rows(PIN).all(item.channel().orElseThrow().id()).size() - 1;
    play.rows(PIN).remove(pin);
    new Happening(play).unpinned(pin.item(), Speaker.of(play).id(), left);
    item.keep(item.thing().item().without(PINNED).without(INFO));
    return Said.ok();
  }

  /// What is pinned to a channel, the latest first.
  ///
  /// - refuses: `channel_not_found`
  /// - source: docs.slack.dev/reference/methods/pins.list, 2026-08-31
  static Reply list(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    List<Json> items = new ArrayList<>();
    for (Thing pin : play.rows(PIN).all(channel.id()).reversed()) {
      Obj told = Obj.of("channel", Json.of(channel.id())).with("ts", pin.id());
      Reactions.found(channels, told)
          .ifPresent(item ->
              items.add(
                  Obj.of("created", pin.item().find("created").orElseThrow())
                      .with("created_by", pin.text("created_by").orElse(""))
                      .withAll(item.listed())));
    }
    return Said.ok(Obj.of("items", Arr.of(items)));
  }

  private static String key(Play play, String item) {
    return Speaker.of(play).id() + "/" + item;
  }

  /// What the caller saves: a message, a file, or where neither is named a whole channel.
  private static Obj wanted(Play play) {
    boolean channel =
        play.argument("timestamp").filter(it -> !it.isEmpty()).isEmpty()
            && play.argument("file").filter(it -> !it.isEmpty()).isEmpty()
            && play.argument("channel").filter(it -> !it.isEmpty()).isPresent();
    return channel
        ? Obj.of("type", Json.of("channel"))
            .with("channel", Channels.of(play).named("channel").id())
        : Item.of(play).told();
  }

  /// Saves something for the caller.
  ///
  /// - refuses, in this order: what [Item] refuses, `already_starred`
  /// - source: docs.slack.dev/reference/methods/stars.add, 2026-08-31
  static Reply star(Play play) {
    Obj item = wanted(play);
    String key = key(play, item.toString());
    if (play.notes(STAR).find(key).isPresent()) {
      throw Said.no("already_starred");
    }
    play.notes(STAR)
        .put(
            key,
            Obj.of("user", Json.of(Speaker.of(play).id()), "item", item)
                .with("at", Messages.number(Clock.seconds(play))));
    return Said.ok();
  }

  /// Saves something no longer.
  ///
  /// - refuses, in this order: what [Item] refuses, `not_starred`
  /// - source: docs.slack.dev/reference/methods/stars.remove, 2026-08-31
  static Reply unstar(Play play) {
    String key = key(play, wanted(play).toString());
    if (play.notes(STAR).find(key).isEmpty()) {
      throw Said.no("not_starred");
    }
    play.notes(STAR).remove(key);
    return Said.ok();
  }

  /// What the caller saved, the latest first, by pages with numbers.
  ///
  /// - source: docs.slack.dev/reference/methods/stars.list, 2026-08-31
  static Reply stars(Play play) {
    Channels channels = Channels.of(play);
    String who = channels.speaker().id();
    List<Json> items = new ArrayList<>();
    for (String key : play.notes(STAR).keys().reversed()) {
      Obj note = play.notes(STAR).find(key).orElseThrow();
      Obj item = note.obj("item").orElse(Obj.EMPTY);
      if (note.text("user").filter(who::equals).isPresent()) {
        Optional<Obj> listed =
            item.text("type").filter("channel"::equals).isPresent()
                ? channels.seen(item.text("channel").orElse("")).map(_ -> item)
                : Reactions.found(channels, item).map(Item::listed);
        listed.ifPresent(it -> items.add(it.with("date_create", note.find("at").orElseThrow())));
      }
    }
    boolean paged = play.argument("limit").or(() -> play.argument("cursor")).isPresent();
    if (!paged) {
      return Said.ok(Numbered.of(play, "items", items, USUAL).reply());
    }
    var listed = new Lists.Listed(items, it -> Json.of(it.toString()), "star:");
    return Said.ok(Lists.brief(play, "items", listed, new Lists.Size(USUAL, 1000)));
  }
}
