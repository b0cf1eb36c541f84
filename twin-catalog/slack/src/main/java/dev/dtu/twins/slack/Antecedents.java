package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The methods that there were before `conversations.*`. Until the day from which new apps could not
/// use them, they do what those do, and say it in their own words; from then on they do nothing, and
/// name the one that is meant.
///
/// - in: as `conversations.*`, but `user` for `users`, `name` for who joins, `thread_ts` for replies
/// - refuses: `method_deprecated` since 2020-06-10 by the universe's clock; before, `unknown_method`
///   for what a family never had, then as `conversations.*`
/// - source: recorded traffic of slack-ruby/slack-ruby-client, channels.info, and of
///   aki017/slack-ruby-gem, channels.*, 2026-08-31; docs.slack.dev/changelog, 2020-01
///
/// @param family `channels`, `groups`, `im` or `mpim`
record Antecedents(Play play, String family, String method) {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("channels.retired", play -> answered(play, "channels"))
          .finding("groups.retired", play -> answered(play, "groups"))
          .finding("im.retired", play -> answered(play, "im"))
          .finding("mpim.retired", play -> answered(play, "mpim"));

  private static final Instant RETIRED = Instant.parse("2020-06-10T00:00:00Z");

  private static final List<String> COMMON =
      List.of(
          "archive",
          "create",
          "history",
          "info",
          "invite",
          "kick",
          "leave",
          "list",
          "mark",
          "rename",
          "replies",
          "setPurpose",
          "setTopic",
          "unarchive");

  private static final List<String> DIRECT =
      List.of("close", "history", "list", "mark", "open", "replies");

  /// What each family had.
  private static final Map<String, List<String>> METHODS =
      Map.of("channels", with("join"), "groups", with("open"), "im", DIRECT, "mpim", DIRECT);

  /// Which conversations each family lists, and the member that has them.
  private static final Map<String, List<String>> LISTED =
      Map.of(
          "channels", List.of("public_channel", "channels"),
          "groups", List.of("private_channel,mpim", "groups"),
          "im", List.of("im", "ims"),
          "mpim", List.of("mpim", "groups"));

  private static List<String> with(String method) {
    List<String> methods = new ArrayList<>(COMMON);
    methods.add(method);
    return methods;
  }

  private static Reply answered(Play play, String family) {
    String method = play.asked("method").orElse("");
    if (!play.scene().moment().isBefore(RETIRED)) {
      throw Refusal.of("retired").with("now", "conversations." + method);
    }
    if (!METHODS.getOrDefault(family, List.of()).contains(method)) {
      throw Said.no("unknown_method");
    }
    return new Antecedents(play, family, method).reply();
  }

  private Reply reply() {
    return switch (method) {
      case "list" -> list();
      case "create" -> created(done("create", Obj.of("is_private", Json.of(!open()))));
      case "info" -> made(done("info", Obj.EMPTY));
      case "invite" -> made(done("invite", moved("user", "users")));
      case "join" -> join();
      case "open" -> family.equals("groups") ? plain(done("open", Obj.EMPTY)) : opened();
      case "rename" -> renamed(done("rename", Obj.EMPTY));
      case "setTopic" -> said("topic");
      case "setPurpose" -> said("purpose");
      case "history" -> told(done("history", Obj.EMPTY), List.of("messages", "has_more"));
      case "replies" ->
          told(done("replies", moved("thread_ts", "ts")), List.of("messages", "has_more"));
      default -> plain(done(method, Obj.EMPTY));
    };
  }

  /// What `conversations.*` answers to the same arguments and others.
  private Obj done(String name, Obj more) {
    Reply reply = play.doing("conversations." + name, Map.of(), play.arguments().withAll(more));
    return Json.trusted(reply.body().toString()).asObj().orElse(Obj.EMPTY);
  }

  private Obj moved(String from, String to) {
    return play.argument(from).map(word -> Obj.of(to, Json.of(word))).orElse(Obj.EMPTY);
  }

  private boolean open() {
    return family.equals("channels");
  }

  private static Reply told(Obj done, List<String> members) {
    if (!done.flag("ok")) {
      return Said.failed(Obj.of("error", done.find("error").orElse(Json.of(""))));
    }
    Obj.Builder out = Obj.builder();
    members.forEach(each -> done.find(each).ifPresent(value -> out.put(each, value)));
    return Said.ok(out.build());
  }

  /// That it was done, with what is to be minded.
  private static Reply plain(Obj done) {
    return told(done, List.of("no_op", "already_open", "already_closed", "not_in_channel"));
  }

  private Reply said(String member) {
    Obj done = done(method, Obj.EMPTY);
    return done.flag("ok")
        ? Said.ok(Obj.of(member, play.arguments().find(member).orElse(Json.of(""))))
        : plain(done);
  }

  /// The conversation that was made or looked at, as it was told.
  private Reply made(Obj done) {
    Optional<String> id = done.obj("channel").flatMap(channel -> channel.text("id"));
    return id.isEmpty()
        ? plain(done)
        : Said.ok(Obj.of(open() ? "channel" : "group", shown(id.get(), true)));
  }

  /// A new conversation, in which nobody has said anything.
  private Reply created(Obj done) {
    Optional<Obj> channel = done.obj("channel");
    if (channel.isEmpty()) {
      return plain(done);
    }
    String member = open() ? "channel" : "group";
    Obj shown = shown(channel.get().text("id").orElse(""), true);
    Obj fresh = Obj.of("latest", Json.Null.NULL).with("unread_count", Json.of(0));
    return Said.ok(Obj.of(member, shown.withAll(fresh).with("unread_count_display", Json.of(0))));
  }

  private Reply renamed(Obj done) {
    Optional<Obj> channel = done.obj("channel");
    if (channel.isEmpty()) {
      return plain(done);
    }
    Obj.Builder out = Obj.builder();
    for (String member : List.of("id", open() ? "is_channel" : "is_group", "name", "created")) {
      channel.get().find(member).ifPresent(value -> out.put(member, value));
    }
    return Said.ok(Obj.of(open() ? "channel" : "group", out.build()));
  }

  /// Goes into the channel of a name, which is made when there is none.
  private Reply join() {
    Channels channels = Channels.of(play);
    String name = play.argument("name").or(() -> play.argument("channel")).orElse("");
    Optional<Thing> there = channels.seen(name);
    if (there.isEmpty()) {
      return created(done("create", Obj.of("name", Json.of(name))));
    }
    Obj done = done("join", Obj.of("channel", Json.of(there.get().id())));
    boolean already = done.text("warning").isPresent();
    return already
        ? Said.ok(
            Obj.of("already_in_channel", Json.of(true))
                .with("channel", shown(there.get().id(), false)))
        : made(done);
  }

  private Reply opened() {
    boolean single = family.equals("im");
    Obj done = done("open", single ? moved("user", "users") : Obj.EMPTY);
    Optional<String> id = done.obj("channel").flatMap(channel -> channel.text("id"));
    if (id.isEmpty()) {
      return plain(done);
    }
    Obj.Builder out = Obj.builder();
    for (String member : List.of("no_op", "already_open")) {
      done.find(member).ifPresent(value -> out.put(member, value));
    }
    return Said.ok(
        single
            ? out.put("channel", Obj.of("id", Json.of(id.get()))).build()
            : out.put("group", shown(id.get(), true)).build());
  }

  private Reply list() {
    List<String> listed = LISTED.getOrDefault(family, List.of("", ""));
    Channels channels = Channels.of(play);
    boolean current = Conversations.flag(play, "exclude_archived");
    List<Json> shown = new ArrayList<>();
    for (Thing channel : channels.rows().all()) {
      boolean kind = List.of(listed.getFirst().split(",")).contains(Lists.type(channel));
      boolean wanted = kind && !(current && Channels.archived(channel));
      if (wanted && channels.seen(channel.id()).isPresent()) {
        Obj told = shown(channel.id(), false);
        boolean counted = open() && told.find("members").isPresent();
        shown.add(
            counted
                ? told.with("num_members", Messages.number(told.items("members").size()))
                : told);
      }
    }
    return Said.ok(Obj.of(listed.getLast(), Arr.of(shown)));
  }

  /// A conversation as it was shown.
  ///
  /// @param whole with what the caller has read of it, where they are in it
  private Obj shown(String id, boolean whole) {
    Channels channels = Channels.of(play);
    Thing channel = channels.rows().get(id);
    Obj now = channels.shown(channel);
    Obj.Builder out = Obj.builder();
    if (now.flag("is_im")) {
      copy(now, out, List.of("id", "is_im", "user", "created", "is_user_deleted"));
      return out.build();
    }
    copy(now, out, List.of("id", "name", open() ? "is_channel" : "is_group", "created", "creator"));
    copy(now, out, List.of("is_archived"));
    copy(now, out, open() ? List.of("is_general", "is_member") : List.of("is_mpim"));
    if (whole && channels.joined(channel)) {
      Obj read = new Reading(channels).told(channel);
      out.put("last_read", read.find("last_read").orElse(Json.Null.NULL));
      out.put("latest", read.find("latest").orElse(Json.Null.NULL));
      copy(read, out, List.of("unread_count", "unread_count_display"));
    }
    List<Json> members = new ArrayList<>();
    channels.members(channel).forEach(user -> members.add(Json.of(user.id())));
    out.put("members", Arr.of(members));
    copy(now, out, List.of("topic", "purpose"));
    return out.build();
  }

  private static void copy(Obj from, Obj.Builder to, List<String> members) {
    members.forEach(member -> from.find(member).ifPresent(value -> to.put(member, value)));
  }
}
