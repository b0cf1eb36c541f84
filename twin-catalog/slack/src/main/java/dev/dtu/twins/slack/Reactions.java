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
import java.util.regex.Pattern;

/// Emoji on messages and files. Which there are stands in what was reacted to; who reacted when in
/// rows of `reacted`, of which events tell.
final class Reactions {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("reactions.add", Reactions::add)
          .finding("reactions.remove", Reactions::remove)
          .finding("reactions.get", Reactions::get)
          .finding("reactions.list", Reactions::list);

  /// The form of a name: which emoji a workspace has is not known here.
  private static final Pattern NAME = Pattern.compile("[a-z0-9_+'-]+(::skin-tone-[2-6])?");

  private static final String REACTED = "reacted";
  private static final String REACTIONS = "reactions";
  private static final int EMOJI = 23;
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Reactions() {}

  private static String name(Play play) {
    String name = play.argument("name").orElse("").replaceAll("^:|:$", "");
    if (!NAME.matcher(name).matches()) {
      throw Said.no("invalid_name");
    }
    return name;
  }

  /// The caller reacts with an emoji.
  ///
  /// - in: `name` (without colons), `channel` and `timestamp`
  /// - refuses, in this order: what [Item] refuses, `invalid_name`, `is_archived`, `too_many_emoji`,
  ///   `already_reacted`
  /// - sends: `reaction_added`
  /// - source: docs.slack.dev/reference/methods/reactions.add, 2026-08-31
  static Reply add(Play play) {
    Item item = Item.of(play);
    String name = name(play);
    item.channel().ifPresent(Channels::current);
    String who = Speaker.of(play).id();
    List<Json> all = new ArrayList<>();
    boolean known = false;
    for (Json each : item.thing().item().items(REACTIONS)) {
      Obj reaction = (Obj) each;
      if (!reaction.text("name").orElse("").equals(name)) {
        all.add(reaction);
        continue;
      }
      known = true;
      List<Json> users = new ArrayList<>(reaction.items("users").items());
      if (users.contains(Json.of(who))) {
        throw Said.no("already_reacted");
      }
      users.add(Json.of(who));
      all.add(reaction(name, users));
    }
    if (!known) {
      if (all.size() == EMOJI) {
        throw Said.no("too_many_emoji");
      }
      all.add(reaction(name, List.of(Json.of(who))));
    }
    item.keep(item.thing().item().with(REACTIONS, Arr.of(all)));
    play.rows(REACTED).make(row(item, who, name));
    return Said.ok();
  }

  private static Obj reaction(String name, List<Json> users) {
    return Obj.of("name", Json.of(name), "users", Arr.of(users))
        .with("count", Messages.number(users.size()));
  }

  private static Obj row(Item item, String who, String name) {
    return Obj.builder()
        .put("id", item.name() + "/" + who + "/" + name)
        .put("user", who)
        .put("reaction", name)
        .put("item_user", item.author())
        .put("item", item.told())
        .build();
  }

  /// The caller takes an emoji back.
  ///
  /// - refuses, in this order: what [Item] refuses, `invalid_name`, `no_reaction`
  /// - sends: `reaction_removed`
  /// - source: docs.slack.dev/reference/methods/reactions.remove, 2026-08-31
  static Reply remove(Play play) {
    Item item = Item.of(play);
    String name = name(play);
    String who = Speaker.of(play).id();
    Thing row =
        play.rows(REACTED)
            .find(item.name() + "/" + who + "/" + name)
            .orElseThrow(() -> Said.no("no_reaction"));
    List<Json> left = new ArrayList<>();
    for (Json each : item.thing().item().items(REACTIONS)) {
      Obj reaction = (Obj) each;
      List<Json> users = new ArrayList<>(reaction.items("users").items());
      if (reaction.text("name").orElse("").equals(name)) {
        users.remove(Json.of(who));
      }
      if (!users.isEmpty()) {
        left.add(reaction(reaction.text("name").orElse(""), users));
      }
    }
    Obj bare = item.thing().item().without(REACTIONS);
    item.keep(left.isEmpty() ? bare : bare.with(REACTIONS, Arr.of(left)));
    play.rows(REACTED).remove(row);
    return Said.ok();
  }

  /// What was reacted to, with who reacted.
  ///
  /// - refuses: what [Item] refuses
  /// - source: docs.slack.dev/reference/methods/reactions.get, 2026-08-31
  static Reply get(Play play) {
    return Said.ok(Item.of(play).listed());
  }

  /// What somebody reacted to, the latest first.
  ///
  /// - in: `user` (the caller), `limit` (100), `cursor`
  /// - refuses, in this order: `user_not_found`, `invalid_limit`, `invalid_cursor`
  /// - source: docs.slack.dev/reference/methods/reactions.list, 2026-08-31
  static Reply list(Play play) {
    Channels channels = Channels.of(play);
    Optional<String> named = play.argument("user").filter(it -> !it.isEmpty());
    String who =
        named
            .map(id -> channels.users().find(id).orElseThrow(() -> Said.no("user_not_found")).id())
            .orElse(channels.speaker().id());
    List<Json> items = new ArrayList<>();
    List<String> met = new ArrayList<>();
    for (Thing row : play.rows(REACTED).all().reversed()) {
      Obj told = row.item().obj("item").orElse(Obj.EMPTY);
      boolean fresh = !met.contains(told.toString());
      if (fresh && row.text("user").filter(who::equals).isPresent()) {
        met.add(told.toString());
        found(channels, told).ifPresent(item -> items.add(item.listed()));
      }
    }
    var size = new Lists.Size(USUAL, MOST);
    return Said.ok(
        Lists.page(play, "items", new Lists.Listed(items, Reactions::id, "item:"), size));
  }

  private static Json id(Json item) {
    Obj shown = (Obj) item;
    Obj thing = shown.obj("message").or(() -> shown.obj("file")).orElse(Obj.EMPTY);
    return thing.find("ts").or(() -> thing.find("id")).orElse(Json.of(""));
  }

  /// The item that an event named, when it is still there and the caller may see it.
  static Optional<Item> found(Channels channels, Obj told) {
    Play play = channels.play();
    if (told.text("type").filter("file"::equals).isPresent()) {
      return Files.find(play, told.text("file").orElse(""))
          .filter(file -> Files.visible(channels, file))
          .map(file -> new Item(play, Optional.empty(), file));
    }
    return channels
        .seen(told.text("channel").orElse(""))
        .flatMap(channel ->
            new Messages(play)
                .find(channel, told.text("ts").orElse(""))
                .map(message -> new Item(play, Optional.of(channel), message)));
  }
}
