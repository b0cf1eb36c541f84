package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The workspace's own emoji: pictures, and other names of them.
///
/// - source: docs.slack.dev/reference/methods/admin.emoji.* and emoji.list, 2026-08-31
final class Emojis {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.emoji.add", Emojis::add)
          .finding("admin.emoji.addAlias", Emojis::alias)
          .finding("admin.emoji.rename", Emojis::rename)
          .finding("admin.emoji.remove", Emojis::remove)
          .finding("admin.emoji.list", Emojis::whole)
          .finding("emoji.list", Emojis::list);

  private static final String EMOJI = "emoji";
  private static final String URL = "url";
  private static final String FORM = "[a-z0-9_+'-]{1,100}";
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Emojis() {}

  /// A name that no emoji has yet.
  ///
  /// - refuses, in this order: `error_missing_name`, `error_bad_name_i18n`, `error_name_taken`
  private static String free(Play play, String argument) {
    String name = plain(play, argument);
    if (name.isEmpty()) {
      throw Said.no("error_missing_name");
    }
    if (!name.matches(FORM)) {
      throw Said.no("error_bad_name_i18n");
    }
    if (play.rows(EMOJI).find(name).isPresent()) {
      throw Said.no("error_name_taken");
    }
    return name;
  }

  private static String plain(Play play, String argument) {
    return play.argument(argument).orElse("").replaceAll("^:|:$", "").strip();
  }

  private static void make(Play play, String name, String url) {
    play.rows(EMOJI)
        .make(
            Obj.builder()
                .put("id", name)
                .put("name", name)
                .put(URL, url)
                .put("date_created", Clock.seconds(play))
                .put("uploaded_by", Speaker.of(play).id())
                .build());
    Obj told = Obj.of("name", Json.of(name), "value", Json.of(url));
    new Happening(play).emoji("add", told);
  }

  /// A picture gets a name.
  ///
  /// - refuses, in this order: what [#free] refuses, `no_image_uploaded`
  static Reply add(Play play) {
    String name = free(play, "name");
    String url = play.argument(URL).orElse("");
    if (url.isBlank()) {
      throw Said.no("no_image_uploaded");
    }
    make(play, name, url);
    return Said.ok();
  }

  /// Another name for an emoji, of the workspace or of everybody's.
  ///
  /// - refuses, in this order: what [#free] refuses, `no_alias_selected`
  static Reply alias(Play play) {
    String name = free(play, "name");
    String other = plain(play, "alias_for");
    if (other.isEmpty()) {
      throw Said.no("no_alias_selected");
    }
    make(play, name, "alias:" + other);
    return Said.ok();
  }

  /// An emoji is called otherwise.
  ///
  /// - refuses, in this order: `error_invalid_emoji_to_rename`, what [#free] refuses
  static Reply rename(Play play) {
    Thing old =
        play.rows(EMOJI)
            .find(plain(play, "name"))
            .orElseThrow(() -> Said.no("error_invalid_emoji_to_rename"));
    String name = free(play, "new_name");
    play.rows(EMOJI).remove(old);
    play.rows(EMOJI).make(old.item().with("id", name).with("name", name));
    Obj told = Obj.of("old_name", Json.of(old.id()), "new_name", Json.of(name));
    new Happening(play).emoji("rename", told.with("value", old.text(URL).orElse("")));
    return Said.ok();
  }

  /// - refuses: `emoji_not_found`
  static Reply remove(Play play) {
    Thing emoji =
        play.rows(EMOJI).find(plain(play, "name")).orElseThrow(() -> Said.no("emoji_not_found"));
    play.rows(EMOJI).remove(emoji);
    Obj told = Obj.of("names", Json.array(List.of(Json.of(emoji.id()))));
    new Happening(play).emoji("remove", told);
    return Said.ok();
  }

  /// All of them with who brought them when, a page at a time.
  ///
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  static Reply whole(Play play) {
    List<Json> names = new ArrayList<>();
    play.rows(EMOJI).all().forEach(it -> names.add(Json.of(it.id())));
    var listed = new Lists.Listed(names, it -> it, "emoji:");
    Obj page = Lists.page(play, EMOJI, listed, new Lists.Size(USUAL, MOST));
    Obj shown = Obj.EMPTY;
    for (Json name : page.items(EMOJI)) {
      Thing emoji = play.rows(EMOJI).get(name.asText().orElse(""));
      shown = shown.with(emoji.id(), emoji.item().without("id").without("name"));
    }
    return Said.ok(page.with(EMOJI, shown));
  }

  /// What each is: an address, or `alias:` and another name.
  ///
  /// - in: `include_categories`
  static Reply list(Play play) {
    Obj shown = Obj.EMPTY;
    for (Thing emoji : play.rows(EMOJI).all()) {
      shown = shown.with(emoji.id(), emoji.text(URL).orElse(""));
    }
    Obj reply = Obj.of(EMOJI, shown).with("cache_ts", Clock.moment(play));
    Optional<Obj> more =
        Conversations.flag(play, "include_categories")
            ? Optional.of(
                Obj.of("categories_version", Json.of("0"), "categories", Json.array(List.of())))
            : Optional.empty();
    return Said.ok(more.isPresent() ? reply.withAll(more.get()) : reply);
  }
}
