package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What was done in the workspace on a day, counted from what is there.
///
/// - source: docs.slack.dev/reference/methods/admin.analytics.getFile (the files' members), 2026-08-31
record Census(Play play, LocalDate day) {

  private static final long MICROS = 1_000_000;

  private String team() {
    return play.rows("team").first().orElseThrow().id();
  }

  private List<Thing> messages(Thing channel) {
    long from = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * MICROS;
    long to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() * MICROS;
    return new Messages(play)
        .rows().all(channel.id()).stream()
            .filter(each -> Clock.micros(each.id()) >= from && Clock.micros(each.id()) < to)
            .toList();
  }

  private List<Thing> open() {
    return play.rows(Channels.CHANNEL).all().stream().filter(Channels::open).toList();
  }

  private static long reactions(List<Thing> messages) {
    long count = 0;
    for (Thing message : messages) {
      for (Json reaction : message.item().items("reactions")) {
        count += Clock.seconds(reaction.asObj().orElse(Obj.EMPTY), "count");
      }
    }
    return count;
  }

  /// A document of each person.
  List<Obj> people() {
    List<Thing> said = new ArrayList<>();
    play.rows(Channels.CHANNEL).all().forEach(channel -> said.addAll(messages(channel)));
    List<Obj> all = new ArrayList<>();
    for (Thing user : play.rows("user").all()) {
      if (!user.item().flag("is_bot")) {
        all.add(person(user, said));
      }
    }
    return all;
  }

  private Obj person(Thing user, List<Thing> said) {
    List<Thing> own = said.stream().filter(each -> by(each, user)).toList();
    Obj profile = user.item().obj("profile").orElse(Obj.EMPTY);
    long reacted =
        said.stream()
            .flatMap(each -> each.item().items("reactions").items().stream())
            .filter(each ->
                each.asObj().orElse(Obj.EMPTY).items("users").items().contains(Json.of(user.id())))
            .count();
    long files = own.stream().mapToLong(each -> each.item().items("files").items().size()).sum();
    boolean active = !own.isEmpty() || reacted > 0;
    return Obj.builder()
        .put("team_id", team())
        .put("date", day.toString())
        .put("user_id", user.id())
        .put("email_address", profile.text("email").orElse(""))
        .put("is_guest", user.item().flag("is_restricted"))
        .put("is_billable_seat", !user.item().flag("deleted"))
        .put("is_active", active)
        .put("is_active_ios", false)
        .put("is_active_android", false)
        .put("is_active_desktop", active)
        .put("reactions_added_count", reacted)
        .put("messages_posted_count", own.size())
        .put("channel_messages_posted_count", own.size())
        .put("files_added_count", files)
        .build();
  }

  private static boolean by(Thing message, Thing user) {
    return message.text("user").filter(user.id()::equals).isPresent();
  }

  /// A document of each public channel.
  List<Obj> channels() {
    Channels channels = Channels.of(play);
    List<Obj> all = new ArrayList<>();
    for (Thing channel : open()) {
      List<Thing> said = messages(channel);
      var authors = new TreeSet<String>();
      said.forEach(each -> each.text("user").ifPresent(authors::add));
      int members = channels.members(channel).size();
      all.add(
          Obj.builder()
              .put("originating_team", Obj.of("team_id", Json.of(team())))
              .put("channel_id", channel.id())
              .put("date_created", Clock.seconds(channel.item(), "created"))
              .put("date_last_active", Clock.last(play, channel.id()))
              .put("total_members_count", members)
              .put("full_members_count", members)
              .put("guest_member_count", 0)
              .put("messages_posted_count", said.size())
              .put("messages_posted_by_members_count", said.size())
              .put("members_who_viewed_count", authors.size())
              .put("members_who_posted_count", authors.size())
              .put("reactions_added_count", reactions(said))
              .put("visibility", "public")
              .put("channel_type", "single_workspace_channel")
              .put("is_shared_externally", channel.item().flag("is_ext_shared"))
              .put("shared_with", Arr.EMPTY)
              .put("externally_shared_with_organizations", Arr.EMPTY)
              .put("date", day.toString())
              .build());
    }
    return all;
  }

  /// What each public channel is called and is about.
  List<Obj> names() {
    List<Obj> all = new ArrayList<>();
    for (Thing channel : open()) {
      Obj item = channel.item();
      all.add(
          Obj.builder()
              .put("channel_id", channel.id())
              .put("name", channel.text("name").orElse(""))
              .put("topic", item.obj("topic").flatMap(it -> it.text("value")).orElse(""))
              .put("description", item.obj("purpose").flatMap(it -> it.text("value")).orElse(""))
              .put("date", LocalDate.ofInstant(play.scene().moment(), ZoneOffset.UTC).toString())
              .build());
    }
    return all;
  }
}
