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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Lists of channels and people, a page at a time.
final class Lists {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("conversations.list", Lists::channels)
          .finding("users.conversations", Lists::conversations)
          .finding("users.list", Lists::users)
          .finding("users.info", Lists::user);

  private static final Set<String> TYPES =
      new TreeSet<>(List.of("public_channel", "private_channel", "mpim", "im"));

  private static final int USUAL = 100;
  private static final int MOST = 999;

  private Lists() {}

  /// How many a page has.
  record Size(int usual, int most) {}

  /// What is listed.
  ///
  /// @param id what a cursor names of an item
  /// @param beginning of the cursors
  record Listed(List<Json> items, Function<Json, Json> id, String beginning) {

    private int rank(String wanted) {
      for (int i = 0; i < items.size(); i++) {
        if (id.apply(items.get(i)).asText().filter(wanted::equals).isPresent()) {
          return i;
        }
      }
      throw Said.no("invalid_cursor");
    }
  }

  /// The page that the call asks for, with where the next begins.
  static Obj page(Play play, String member, Listed listed, Size size) {
    int limit = Cursor.limit(play, size.usual(), size.most());
    Optional<String> cursor = Cursor.of(play, listed.beginning());
    int from = cursor.map(listed::rank).orElse(0);
    int to = Math.min(listed.items().size(), from + limit);
    Obj reply = Obj.of(member, Arr.of(listed.items().subList(from, to)));
    String next =
        to < listed.items().size()
            ? listed.beginning() + listed.id().apply(listed.items().get(to)).asText().orElse("")
            : "";
    return Cursor.next(reply, next);
  }

  /// The same for a method of which clients know a next page alone: the last one tells of none.
  static Obj brief(Play play, String member, Listed listed, Size size) {
    Obj page = page(play, member, listed, size);
    boolean last = page.at("response_metadata.next_cursor").filter(Json.of("")::equals).isPresent();
    return last ? page.without("response_metadata") : page;
  }

  /// The channels that the caller may see.
  ///
  /// - in: `types` (some of public_channel, private_channel, mpim, im; public ones),
  ///   `exclude_archived`, `limit` (1 to 999, 100), `cursor`
  /// - refuses, in this order: `invalid_types`, `invalid_limit`, `invalid_cursor`
  /// - source: docs.slack.dev/reference/methods/conversations.list, and recorded traffic of
  ///   slack-ruby/slack-ruby-client, 2026-08-31
  static Reply channels(Play play) {
    return channels(play, Channels.of(play), Optional.empty());
  }

  /// The channels that somebody is in, as far as the caller may see them.
  ///
  /// - refuses, in this order: `user_not_found`, then as `conversations.list`
  /// - source: docs.slack.dev/reference/methods/users.conversations, 2026-08-31
  static Reply conversations(Play play) {
    Channels channels = Channels.of(play);
    Thing whose =
        play.argument("user")
            .filter(id -> !id.isEmpty())
            .map(id -> channels.users().find(id).orElseThrow(() -> Said.no("user_not_found")))
            .orElse(channels.speaker().user());
    return channels(play, channels, Optional.of(whose));
  }

  private static Reply channels(Play play, Channels channels, Optional<Thing> whose) {
    List<String> named = Membership.words(play, "types");
    Set<String> types = new TreeSet<>(named.isEmpty() ? List.of("public_channel") : named);
    if (!TYPES.containsAll(types)) {
      throw Said.no("invalid_types");
    }
    boolean current = Conversations.flag(play, "exclude_archived");
    List<Json> shown = new ArrayList<>();
    for (Thing channel : channels.rows().all()) {
      boolean wanted = types.contains(type(channel)) && !(current && Channels.archived(channel));
      if (wanted
          && channels.seen(channel.id()).isPresent()
          && whose.map(user -> channels.member(channel, user)).orElse(true)) {
        shown.add(Channels.plain(channels.counted(channel)).without("last_read"));
      }
    }
    return Said.ok(page(play, "channels", listed(shown, "team:"), new Size(USUAL, MOST)));
  }

  private static Listed listed(List<Json> items, String beginning) {
    return new Listed(
        items, item -> item.asObj().flatMap(it -> it.find("id")).orElse(Json.of("")), beginning);
  }

  static String type(Thing channel) {
    if (channel.item().flag("is_im")) {
      return "im";
    }
    if (channel.item().flag("is_mpim")) {
      return "mpim";
    }
    return channel.item().flag("is_private") ? "private_channel" : "public_channel";
  }

  /// A person as the caller may see them: with the address for whom `users:read.email` was granted.
  static Obj addressed(Play play, Thing user) {
    Obj whole = Person.shown(play, user);
    Optional<Obj> profile = whole.obj("profile");
    return profile.isEmpty() || play.scene().carries("users:read.email")
        ? whole
        : whole.with("profile", profile.get().without("email"));
  }

  /// Shows a person; without a name, the caller.
  ///
  /// - in: `user`, `include_locale`
  /// - refuses: `user_not_found`
  /// - source: docs.slack.dev/reference/methods/users.info, 2026-08-31
  static Reply user(Play play) {
    Optional<String> named = play.argument("user").filter(id -> !id.isEmpty());
    Thing user =
        named.isEmpty()
            ? Speaker.of(play).user()
            : play.rows("user").find(named.get()).orElseThrow(() -> Said.no("user_not_found"));
    Obj shown = addressed(play, user);
    boolean spoken = Conversations.flag(play, "include_locale") && !user.item().flag("deleted");
    Obj told = spoken ? shown.with("locale", user.text("locale").orElse("en-US")) : shown;
    return Said.ok((Obj) play.fitting(Obj.of("user", told)));
  }

  /// All people, bots too, those who left as well.
  ///
  /// - in: `limit` (all), `cursor`
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  /// - source: docs.slack.dev/reference/methods/users.list, and recorded traffic of
  ///   slack-ruby/slack-ruby-client, 2026-08-31
  static Reply users(Play play) {
    boolean spoken = Conversations.flag(play, "include_locale");
    List<Json> shown = new ArrayList<>();
    for (Thing user : play.rows("user").all()) {
      Obj told = addressed(play, user);
      shown.add(spoken ? told.with("locale", user.text("locale").orElse("en-US")) : told);
    }
    Obj page = page(play, "members", listed(shown, "user:"), new Size(shown.size() + 1, 1000));
    Obj dated = page.with("cache_ts", Messages.number(Clock.seconds(play)));
    Obj known = (Obj) play.fitting(dated);
    Optional<String> next = Cursor.place(page, "user:");
    return Said.ok(next.map(id -> Obj.of("offset", Json.of(id)).withAll(known)).orElse(known));
  }
}
