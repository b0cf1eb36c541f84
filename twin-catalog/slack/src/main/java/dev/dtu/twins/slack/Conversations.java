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

/// The life of a channel.
final class Conversations {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("conversations.create", Conversations::create)
          .finding("conversations.info", Conversations::info)
          .finding("conversations.rename", Conversations::rename)
          .finding("conversations.setTopic", play -> about(play, "topic"))
          .finding("conversations.setPurpose", play -> about(play, "purpose"))
          .finding("conversations.archive", Conversations::archive)
          .finding("conversations.unarchive", Conversations::unarchive)
          .finding("conversations.open", Conversations::open)
          .finding("conversations.close", Conversations::close)
          .finding("conversations.mark", Conversations::mark);

  private static final int NAME = 80;
  private static final int ABOUT = 250;
  private static final int PEOPLE = 8;

  /// The language of conversations, for who asks.
  private static final String LOCALE = "en-US";

  private Conversations() {}

  /// Makes a channel, of which the caller is the first member.
  ///
  /// - in: `name` (lower case, at most 80 characters), `is_private`
  /// - refuses, in this order: what [#name] refuses, `name_taken`
  /// - source: docs.slack.dev/reference/methods/conversations.create, 2026-08-31
  static Reply create(Play play) {
    Channels channels = Channels.of(play);
    String name = name(channels);
    Thing made = channels.make(name, flag(play, "is_private"));
    Notice.of(channels, made).joined(channels.speaker().user(), Optional.empty());
    return Said.ok(Obj.of("channel", channels.shown(channels.rows().get(made.id()))));
  }

  /// The name asked for, as channels are called.
  ///
  /// - refuses, in this order: `invalid_name_required`, `invalid_name_maxlength`,
  ///   `invalid_name_specials`, `invalid_name_punctuation`, `name_taken`
  private static String name(Channels channels) {
    String given = channels.play().argument("name").orElse("");
    String name = given.startsWith("#") ? given.substring(1) : given;
    Optional<String> wrong = wrong(name);
    if (wrong.isPresent()) {
      throw Said.no(wrong.get());
    }
    boolean person =
        channels.users().all().stream()
            .anyMatch(user -> user.text("name").filter(name::equals).isPresent());
    if (person || channels.rows().find(name).isPresent()) {
      throw Said.no("name_taken");
    }
    return name;
  }

  /// What is wrong with a name; empty for one that a channel may have.
  static Optional<String> wrong(String name) {
    if (name.isBlank()) {
      return Optional.of("invalid_name_required");
    }
    if (name.codePointCount(0, name.length()) > NAME) {
      return Optional.of("invalid_name_maxlength");
    }
    if (!name.codePoints().allMatch(Conversations::allowed)) {
      return Optional.of("invalid_name_specials");
    }
    return name.codePoints().noneMatch(Character::isLetterOrDigit)
        ? Optional.of("invalid_name_punctuation")
        : Optional.empty();
  }

  private static boolean allowed(int c) {
    return c == '-'
        || c == '_'
        || Character.isDigit(c)
        || Character.isLetter(c) && !Character.isUpperCase(c);
  }

  static boolean flag(Play play, String argument) {
    return play.argument(argument).filter(it -> it.equals("true") || it.equals("1")).isPresent();
  }

  /// Shows a channel; how many are in it when `include_num_members` asks; of a conversation of two also
  /// what is unread there.
  ///
  /// - refuses: `channel_not_found`
  static Reply info(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    Obj shown = channels.shown(channel);
    if (channel.item().flag("is_im")) {
      shown = shown.withAll(new Reading(channels).told(channel));
    }
    if (flag(play, "include_locale")) {
      shown = shown.with("locale", LOCALE);
    }
    return Said.ok(
        Obj.of(
            "channel",
            flag(play, "include_num_members")
                ? shown.with("num_members", Messages.number(channels.members(channel).size()))
                : shown));
  }

  /// Gives a channel another name and remembers the old one.
  ///
  /// - refuses, in this order: `channel_not_found`, `method_not_supported_for_channel_type`,
  ///   `is_archived`, `not_in_channel`, what [#name] refuses
  /// - source: docs.slack.dev/reference/methods/conversations.rename, 2026-08-31
  static Reply rename(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.changeable(channels.named("channel"));
    String name = name(channels);
    String before = channel.text("name").orElse("");
    List<Json> previous = new ArrayList<>();
    previous.add(Json.of(before));
    channel.item().items("previous_names").forEach(previous::add);
    Thing now =
        channels
            .rows()
            .keep(
                channel
                    .with("name", name)
                    .with("name_normalized", name)
                    .with("previous_names", Arr.of(previous)));
    Notice.of(channels, now).renamed(before, name);
    return Said.ok(Obj.of("channel", channels.shown(now)));
  }

  /// Says what a channel is about, or what it is for.
  ///
  /// - refuses, in this order: `channel_not_found`, `is_archived`, `not_in_channel`, `too_long`;
  ///   conversations of a few people have a topic too
  /// - source: docs.slack.dev/reference/methods/conversations.setTopic and .setPurpose, and recorded
  ///   traffic of slack-ruby/slack-ruby-client, 2026-08-31
  static Reply about(Play play, String member) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    Channels.current(channel);
    channels.within(channel);
    String value = play.argument(member).orElse("");
    if (value.codePointCount(0, value.length()) > ABOUT) {
      throw Said.no("too_long");
    }
    Obj told = Channels.told(value, channels.speaker().id(), Clock.seconds(play));
    Thing now = channels.rows().keep(channel.with(member, told));
    Notice.of(channels, now).about(member, value);
    return Said.ok(Obj.of("channel", Channels.plain(channels.shown(now))));
  }

  /// Puts a channel away; its bot leaves it.
  ///
  /// - refuses, in this order: `channel_not_found`, `method_not_supported_for_channel_type`,
  ///   `cant_archive_general`, `already_archived`, `not_in_channel`
  /// - source: docs.slack.dev/reference/methods/conversations.archive, 2026-08-31
  static Reply archive(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    Channels.proper(channel);
    if (channel.item().flag("is_general")) {
      throw Said.no("cant_archive_general");
    }
    if (Channels.archived(channel)) {
      throw Said.no("already_archived");
    }
    channels.within(channel);
    Notice.of(channels, channel).archived();
    channels.rows().keep(channel.with("is_archived", Json.of(true)));
    channels.members(channel).stream()
        .filter(user -> user.item().flag("is_bot"))
        .forEach(bot -> channels.drop(channel, bot));
    return Said.ok();
  }

  /// Takes a channel out again.
  ///
  /// - refuses, in this order: `channel_not_found`, `not_archived`, `not_in_channel`
  /// - source: docs.slack.dev/reference/methods/conversations.unarchive, 2026-08-31
  static Reply unarchive(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    if (!Channels.archived(channel)) {
      throw Said.no("not_archived");
    }
    if (channels.speaker().bot().isPresent()) {
      throw Said.no("not_in_channel");
    }
    channels.rows().keep(channel.with("is_archived", Json.of(false)));
    Notice.of(channels, channel).unarchived();
    return Said.ok();
  }

  /// Opens a conversation with people, the same each time.
  ///
  /// - in: `users` (ids, up to 8) or `channel`; `return_im`
  /// - out: the channel's id, all of it with `return_im`; `no_op` and `already_open` when it was
  ///   there
  /// - refuses, in this order: `users_list_not_supplied`, `channel_not_found`, `too_many_users`,
  ///   `user_not_found`, `user_disabled`
  /// - source: docs.slack.dev/reference/methods/conversations.open, 2026-08-31
  static Reply open(Play play) {
    Channels channels = Channels.of(play);
    List<Thing> people = new ArrayList<>();
    Optional<Thing> there;
    if (play.argument("channel").filter(it -> !it.isEmpty()).isPresent()) {
      there = Optional.of(channels.named("channel"));
    } else {
      people.addAll(people(channels));
      there = channels.among(people);
    }
    Thing channel = there.orElseGet(() -> channels.direct(people));
    Obj shown =
        flag(play, "return_im") ? channels.shown(channel) : Obj.of("id", Json.of(channel.id()));
    Obj reply = Obj.of("channel", shown);
    Reading reading = new Reading(channels);
    boolean open = there.isPresent() && reading.opened(channel);
    reading.open(channel);
    return open
        ? Said.ok(Obj.of("no_op", Json.of(true), "already_open", Json.of(true)).withAll(reply))
        : Said.ok(reply);
  }

  private static List<Thing> people(Channels channels) {
    List<String> ids = Membership.words(channels.play(), "users");
    if (ids.isEmpty()) {
      throw Said.no("users_list_not_supplied");
    }
    if (ids.size() > PEOPLE) {
      throw Said.no("too_many_users");
    }
    List<Thing> people = new ArrayList<>();
    for (String id : ids) {
      Thing user = channels.users().find(id).orElseThrow(() -> Said.no("user_not_found"));
      if (user.item().flag("deleted")) {
        throw Said.no("user_disabled");
      }
      people.add(user);
    }
    return people;
  }

  /// Closes a conversation with people, for the caller.
  ///
  /// - out: `no_op` and `already_closed` when it was
  /// - refuses, in this order: `channel_not_found`, `method_not_supported_for_channel_type`
  /// - source: docs.slack.dev/reference/methods/conversations.close, 2026-08-31
  static Reply close(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    if (!Channels.direct(channel)) {
      throw Said.no("method_not_supported_for_channel_type");
    }
    Reading reading = new Reading(channels);
    if (!reading.opened(channel)) {
      return Said.ok(Obj.of("no_op", Json.of(true), "already_closed", Json.of(true)));
    }
    reading.close(channel);
    return Said.ok();
  }

  /// Says how far the caller has read.
  ///
  /// - refuses, in this order: `channel_not_found`, `not_in_channel`, `invalid_timestamp`
  /// - source: docs.slack.dev/reference/methods/conversations.mark, 2026-08-31
  static Reply mark(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    channels.within(channel);
    String ts = play.argument("ts").orElse("");
    if (Clock.micros(ts) < 0) {
      throw Said.no("invalid_timestamp");
    }
    new Reading(channels).mark(channel, ts);
    return Said.ok();
  }
}
