package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The channels of the workspace and who is in them. Rows of `user` are put into those of `channel`.
record Channels(Play play, Speaker speaker) {

  static final String CHANNEL = "channel";

  private static final String MEMBER = "is_member";

  static Channels of(Play play) {
    return new Channels(play, Speaker.of(play));
  }

  Rows rows() {
    return play.rows(CHANNEL);
  }

  Rows users() {
    return play.rows("user");
  }

  /// The channel that an argument names by its id, or by its name with or without `#`; one that the
  /// caller may not see is not there.
  ///
  /// - refuses: `channel_not_found`
  Thing named(String argument) {
    String name = play.argument(argument).orElse("");
    return seen(name).orElseThrow(() -> Said.no("channel_not_found"));
  }

  /// A channel by its id or name, when the caller may see it.
  Optional<Thing> seen(String name) {
    String plain = name.startsWith("#") ? name.substring(1) : name;
    return plain.isEmpty()
        ? Optional.empty()
        : rows().find(plain).filter(channel -> open(channel) || joined(channel));
  }

  /// Whether everybody may see it.
  static boolean open(Thing channel) {
    return !channel.item().flag("is_private") && !direct(channel);
  }

  /// Whether it is a conversation of a few people, without a name of its own.
  static boolean direct(Thing channel) {
    return channel.item().flag("is_im") || channel.item().flag("is_mpim");
  }

  /// Refuses a conversation of a few people, which is no channel to be changed.
  ///
  /// - refuses: `method_not_supported_for_channel_type`
  static void proper(Thing channel) {
    if (direct(channel)) {
      throw Said.no("method_not_supported_for_channel_type");
    }
  }

  /// Refuses a channel that was put away.
  ///
  /// - refuses: `is_archived`
  static void current(Thing channel) {
    if (archived(channel)) {
      throw Said.no("is_archived");
    }
  }

  /// Refuses the caller who is not in a channel.
  ///
  /// - refuses: `not_in_channel`
  void within(Thing channel) {
    if (!joined(channel)) {
      throw Said.no("not_in_channel");
    }
  }

  /// Refuses a channel of which the caller may change nothing.
  ///
  /// - refuses, in this order: `method_not_supported_for_channel_type`, `is_archived`,
  ///   `not_in_channel`
  Thing changeable(Thing channel) {
    proper(channel);
    current(channel);
    within(channel);
    return channel;
  }

  static boolean archived(Thing channel) {
    return channel.item().flag("is_archived");
  }

  boolean member(Thing channel, Thing user) {
    return users().within(user, CHANNEL, channel);
  }

  /// Whether the caller is in a channel: was put into it, or the channel was planted as one the
  /// caller is in.
  boolean joined(Thing channel) {
    return channel.item().flag(MEMBER) || member(channel, users().get(speaker.id()));
  }

  List<Thing> members(Thing channel) {
    return users().in(CHANNEL, channel);
  }

  /// Puts somebody into a channel.
  void add(Thing channel, Thing user) {
    users().put(users().get(user.id()), CHANNEL, channel);
  }

  /// Takes somebody out of a channel.
  void drop(Thing channel, Thing user) {
    users().take(users().get(user.id()), CHANNEL, channel);
    Thing now = rows().get(channel.id());
    if (now.item().flag(MEMBER) && user.id().equals(speaker.id())) {
      rows().keep(now.with(MEMBER, Json.of(false)));
    }
  }

  /// A channel as the caller sees it, without what only administrators are shown.
  Obj shown(Thing channel) {
    Obj item = channel.item().without("is_frozen").without("is_disconnect_in_progress");
    if (item.flag("is_im")) {
      return item.with("user", other(channel));
    }
    boolean joined = joined(channel);
    Obj seen = item.with(MEMBER, Json.of(joined)).without("num_members");
    return joined
        ? seen.with("last_read", new Reading(this).mark(channel))
        : seen.without("last_read");
  }

  /// A channel without what is told where it is made or looked at, and not where it is listed or
  /// changed.
  ///
  /// - source: recorded traffic of slack-ruby/slack-ruby-client, conversations.list and .setTopic,
  ///   2026-08-31
  static Obj plain(Obj shown) {
    return shown.without("context_team_id").without("updated");
  }

  /// A channel as the caller sees it in a list, or where it asks how many are in it.
  Obj counted(Thing channel) {
    Obj seen = shown(channel);
    return channel.item().flag("is_im")
        ? seen
        : seen.with("num_members", new Json.Num(String.valueOf(members(channel).size())));
  }

  private String other(Thing channel) {
    return members(channel).stream()
        .map(Thing::id)
        .filter(id -> !id.equals(speaker.id()))
        .findFirst()
        .orElse(speaker.id());
  }

  /// A new channel of a name, of which the caller is a member.
  ///
  /// - source: recorded traffic of slack-ruby/slack-ruby-client, conversations.create, 2026-08-31
  Thing make(String name, boolean hidden) {
    long now = Clock.seconds(play);
    Obj item =
        Obj.builder()
            .put("id", rows().mint())
            .put("name", name)
            .put("is_channel", !hidden)
            .put("is_group", hidden)
            .put("is_im", false)
            .put("is_mpim", false)
            .put("is_private", hidden)
            .put("created", now)
            .put("is_archived", false)
            .put("is_general", false)
            .put("unlinked", 0)
            .put("name_normalized", name)
            .put("is_shared", false)
            .put("is_org_shared", false)
            .put("is_pending_ext_shared", false)
            .put("pending_shared", Arr.EMPTY)
            .put("context_team_id", speaker.team())
            .put("updated", now * 1000)
            .put("parent_conversation", Json.Null.NULL)
            .put("creator", speaker.id())
            .put("is_ext_shared", false)
            .put("shared_team_ids", Arr.of(Json.of(speaker.team())))
            .put("pending_connected_team_ids", Arr.EMPTY)
            .put("topic", told("", "", 0))
            .put("purpose", told("", "", 0))
            .put("previous_names", Arr.EMPTY)
            .build();
    Thing made = rows().make(item);
    add(made, speaker.user());
    return made;
  }

  /// What a channel is about, who said so, and when.
  static Obj told(String value, String who, long when) {
    return Obj.builder().put("value", value).put("creator", who).put("last_set", when).build();
  }

  /// The conversation of just these people and the caller, when there is one.
  Optional<Thing> among(List<Thing> people) {
    var wanted = new TreeSet<String>();
    wanted.add(speaker.id());
    people.forEach(person -> wanted.add(person.id()));
    return play.notes("slack-direct")
        .find(String.join(" ", wanted))
        .flatMap(note -> note.text("id"))
        .flatMap(id -> rows().find(id));
  }

  /// The conversation of just these people and the caller, opened if there is none.
  Thing direct(List<Thing> people) {
    return among(people).orElseGet(() -> opened(people));
  }

  private Thing opened(List<Thing> people) {
    boolean single = people.size() == 1;
    String minted = rows().mint();
    Obj.Builder item =
        Obj.builder()
            .put("id", single ? "D" + minted.substring(1) : minted)
            .put("created", Clock.seconds(play))
            .put("is_archived", false)
            .put("is_im", single)
            .put("is_org_shared", false);
    Thing made = rows().make(single ? one(item, people.getFirst()) : several(item, people));
    var all = new TreeSet<String>();
    all.add(speaker.id());
    people.forEach(person -> all.add(person.id()));
    all.forEach(id -> add(made, users().get(id)));
    play.notes("slack-direct").put(String.join(" ", all), Obj.of("id", Json.of(made.id())));
    return made;
  }

  private static Obj one(Obj.Builder item, Thing person) {
    return item.put("user", person.id())
        .put("is_user_deleted", person.item().flag("deleted"))
        .put("priority", 0)
        .build();
  }

  private Obj several(Obj.Builder item, List<Thing> people) {
    List<String> names = new ArrayList<>();
    names.add(speaker.user().text("name").orElse(""));
    people.forEach(person -> names.add(person.text("name").orElse("")));
    String name = "mpdm-" + String.join("--", names) + "-1";
    String about = "Group messaging with: @" + String.join(" @", names);
    return item.put("name", name)
        .put("name_normalized", name)
        .put("is_channel", false)
        .put("is_group", true)
        .put("is_mpim", true)
        .put("is_private", true)
        .put("creator", speaker.id())
        .put("topic", told(about, speaker.id(), Clock.seconds(play)))
        .put("purpose", told(about, speaker.id(), Clock.seconds(play)))
        .build();
  }
}
