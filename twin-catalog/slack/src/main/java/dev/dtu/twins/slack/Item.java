package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// What a call is about: a message of a channel, or a file.
///
/// @param channel where the message is; empty for a file
record Item(Play play, Optional<Thing> channel, Thing thing) {

  /// What `channel` and `timestamp`, or `file`, name.
  ///
  /// - refuses, in this order: `no_item_specified`, `channel_not_found`, `bad_timestamp`,
  ///   `message_not_found`; of a file `file_not_found`
  static Item of(Play play) {
    Optional<String> timestamp = play.argument("timestamp").filter(it -> !it.isEmpty());
    if (timestamp.isPresent()) {
      return message(Channels.of(play), timestamp.get());
    }
    String file = play.argument("file").filter(it -> !it.isEmpty()).orElse("");
    if (file.isEmpty()) {
      throw Said.no("no_item_specified");
    }
    Thing found =
        Files.find(play, file)
            .filter(it -> Files.visible(Channels.of(play), it))
            .orElseThrow(() -> Said.no("file_not_found"));
    return new Item(play, Optional.empty(), found);
  }

  private static Item message(Channels channels, String timestamp) {
    Thing channel = channels.named("channel");
    if (Clock.micros(timestamp) < 0) {
      throw Said.no("bad_timestamp");
    }
    Thing message =
        new Messages(channels.play())
            .find(channel, timestamp)
            .orElseThrow(() -> Said.no("message_not_found"));
    return new Item(channels.play(), Optional.of(channel), message);
  }

  /// The name of its kind: `message` or `file`.
  String kind() {
    return channel.isPresent() ? "message" : "file";
  }

  /// Its name among all items.
  String name() {
    return kind() + "/" + channel.map(it -> it.id() + "/").orElse("") + thing.id();
  }

  /// Who made it.
  String author() {
    return channel.isPresent() ? Messages.author(thing) : thing.text("user").orElse("");
  }

  /// Makes true what it shows now.
  Item keep(Obj item) {
    String resource = channel.isPresent() ? Messages.MESSAGE : Files.FILE;
    return new Item(play, channel, play.rows(resource).keep(thing.showing(item)));
  }

  /// It as lists of items show it: its kind, where it is, and itself.
  Obj listed() {
    Obj told = Obj.of("type", Json.of(kind()));
    if (channel.isEmpty()) {
      return told.with("file", Files.shown(play, thing));
    }
    Obj message =
        new Messages(play)
            .shown(thing)
            .with("permalink", Messages.link(play, channel.get(), thing));
    return told.with("channel", channel.get().id()).with("message", message);
  }

  /// It as events name it.
  Obj told() {
    Obj told = Obj.of("type", Json.of(kind()));
    return channel.isEmpty()
        ? told.with("file", thing.id())
        : told.with("channel", channel.get().id()).with("ts", thing.id());
  }
}
