package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Groups, who is in them, and who owns them.
///
/// - source: dossier of developer.okta.com, groups, and recorded traffic of
///   okta/terraform-provider-okta, 2026-08-31
final class Groups {

  private static final String OWN = "OKTA_GROUP";

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_DESCRIPTION = 1024;

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("addGroup", Groups::create)
          .on("listGroups", play -> Expanded.groups(play, play.paged(Finding.groups(play), 0)))
          .on("replaceGroup", Groups::replace)
          .on("deleteGroup", Groups::delete)
          .on("assignUserToGroup", Groups::join)
          .on("unassignUserFromGroup", Groups::leave)
          .on("listGroupUsers", Groups::members)
          .on("listUserGroups", Groups::of)
          .on("assignGroupOwner", Groups::own);

  private Groups() {}

  private static Thing named(Play play) {
    return play.rows("group").get(play.asked("groupId").orElse(""));
  }

  /// Makes a group.
  ///
  /// - in: `profile.name` (255), `profile.description` (1024)
  /// - out: the group
  /// - refuses: E0000001 a name that is blank, too long, or another group's
  private static Reply create(Play play) {
    Obj profile = play.sent().obj("profile").orElse(Obj.EMPTY);
    check(play, profile, "");
    Thing group = play.done();
    taken(play, profile, group.id());
    return play.shown(group);
  }

  /// Changes a group to what is sent.
  ///
  /// - out: the group
  /// - refuses, in this order: E0000006 a group that is not the organisation's own, E0000001 as
  ///   [#create]
  private static Reply replace(Play play) {
    Thing group = own(named(play));
    Obj profile = play.sent().obj("profile").orElse(Obj.EMPTY);
    check(play, profile, group.id());
    notes(play).remove(group.text("profile.name").orElse(""));
    taken(play, profile, group.id());
    return play.plainly();
  }

  /// Deletes a group; who was in it stays.
  ///
  /// - refuses: E0000006 a group that is not the organisation's own
  private static Reply delete(Play play) {
    Thing group = own(named(play));
    notes(play).remove(group.text("profile.name").orElse(""));
    Assigned.gone(play, group);
    return play.plainly();
  }

  /// The group, when callers may change it.
  private static Thing own(Thing group) {
    if (group.text("type").filter(type -> !type.equals(OWN)).isPresent()) {
      throw Refusal.of("group-not-own");
    }
    return group;
  }

  private static void check(Play play, Obj profile, String own) {
    String name = profile.text("name").orElse("");
    Refusal wrong = Refusal.of(Problem.INVALID);
    if (name.isBlank()) {
      throw wrong.because("name", "The field cannot be left blank");
    }
    if (name.length() > LONGEST_NAME) {
      throw wrong.because("name", "The field is too long");
    }
    if (profile.text("description").orElse("").length() > LONGEST_DESCRIPTION) {
      throw wrong.because("description", "The field is too long");
    }
    String holder = notes(play).find(name).flatMap(note -> note.text("group")).orElse("");
    if (!holder.isEmpty() && !holder.equals(own)) {
      throw Refusal.of(Problem.CONFLICT).because("name", "");
    }
  }

  private static void taken(Play play, Obj profile, String id) {
    notes(play).put(profile.text("name").orElse(""), Obj.of("group", Json.of(id)));
  }

  private static Notes notes(Play play) {
    return play.notes("group-names");
  }

  /// Puts a user into a group; a second time changes nothing.
  ///
  /// - out: nothing, 204
  /// - refuses: E0000006 a group that is not the organisation's own
  private static Reply join(Play play) {
    Thing group = own(named(play));
    Thing user = Users.named(play);
    Rows users = play.rows("user");
    if (!users.within(user, "group", group)) {
      Ruled.evaluate(play, users.put(user, "group", group));
    }
    return Reply.empty(204);
  }

  /// Takes a user out of a group; who is not in it is no error. A rule does not put them back.
  ///
  /// - out: nothing, 204
  /// - refuses: E0000006 a group that is not the organisation's own
  private static Reply leave(Play play) {
    Thing group = own(named(play));
    Thing user = Users.named(play);
    Rows users = play.rows("user");
    if (users.within(user, "group", group)) {
      users.take(user, "group", group);
      Ruled.excluded(play, user, group);
      Assigned.follow(play, user);
    }
    return Reply.empty(204);
  }

  private static Reply members(Play play) {
    List<Thing> members = play.rows("user").in("group", named(play));
    return play.paged(members, 0, user -> UserView.listed(play, user));
  }

  private static Reply of(Play play) {
    Thing user = Users.named(play);
    List<Thing> groups = new ArrayList<>();
    for (Json each : user.row().value().items("linked")) {
      String name = each.asText().orElse("");
      if (name.startsWith("group/")) {
        play.rows("group").find(name.substring("group/".length())).ifPresent(groups::add);
      }
    }
    return play.paged(groups, 0);
  }

  /// Makes a user or a group the owner of a group.
  ///
  /// - in: `id`, `type`
  /// - out: the owner, 201
  /// - refuses: E0000001 who owns it already
  private static Reply own(Play play) {
    Thing group = named(play);
    String id = play.sent().text("id").orElse("");
    if (play.rows("group-owner").find(group.id(), id).isPresent()) {
      throw Refusal.of("api-validation")
          .with("subject", "owner")
          .because("", "Provided owner is already assigned to this group");
    }
    boolean user = play.sent().text("type").filter("USER"::equals).isPresent();
    Thing owner = play.rows(user ? "user" : "group").get(id);
    String name =
        user
            ? owner.text("profile.firstName").orElse("")
                + " "
                + owner.text("profile.lastName").orElse("")
            : owner.text("profile.name").orElse("");
    return play.saying(
            play.sent()
                .with("displayName", name)
                .with("resolved", Json.of(true))
                .with("originId", Json.Null.NULL)
                .with("originType", "OKTA_DIRECTORY"))
        .plainly();
  }
}
