package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.List;
import java.util.Optional;

/// People of an organisation: making, showing, finding, changing and deleting them.
final class Users {

  /// The most groups a user may be put into when made.
  private static final int GROUPS = 20;

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .heeding("createUser", List.of("realmId"), Users::create)
          .on("getUser", play -> shown(play, named(play)))
          .on("listUsers", Users::list)
          .on("updateUser", Users::update)
          .on("replaceUser", Users::replace)
          .on("deleteUser", Users::delete);

  private Users() {}

  /// The user the path names, by whichever name.
  static Thing named(Play play) {
    String name = play.asked("id").or(() -> play.asked("userId")).orElse("");
    return play.rows("user").get(name);
  }

  /// The reply that shows a user whole.
  static Reply shown(Play play, Thing user) {
    return Reply.json(200, UserView.whole(play, user));
  }

  /// Makes a user, active or not.
  ///
  /// - in: `profile`, `credentials`, `groupIds` (20 at most), `type`; `activate`, `nextLogin`
  /// - out: the user: STAGED unless it is activated; else ACTIVE with a password or other provider,
  ///   PASSWORD_EXPIRED when it must be changed at the next login, PROVISIONED without one
  /// - refuses, in this order: E0000125, E0000124, E0000001 of the profile, E0000001 of the login,
  ///   E0000007 of a type or a group, E0000001 of the password
  /// - source: dossier of developer.okta.com, users, and recorded traffic of
  ///   okta/terraform-provider-okta, 2026-08-31
  private static Reply create(Play play) {
    Obj sent = play.sent();
    Obj credentials = sent.obj("credentials").orElse(Obj.EMPTY);
    boolean activate = play.asked("activate").filter("false"::equalsIgnoreCase).isEmpty();
    boolean password = Credentials.password(credentials);
    expiring(play, activate, password);
    Obj profile = sent.obj("profile").orElse(Obj.EMPTY);
    Profile.check(play, profile, "newUser");
    Logins.free(play, profile.text("login").orElse(""), "");
    Obj type = UserTypes.of(play, sent);
    List<Thing> groups = groups(play, sent);
    Obj item = begun(play, activate, password);
    Thing made = play.done();
    Optional<Json> realm = realm(play, made);
    item = realm.isPresent() ? item.with("realmId", realm.get()) : item;
    item =
        item.with("type", type)
            .with("profile", Profile.ordered(Profile.without(profile)))
            .with("credentials", Credentials.shown(credentials, profile));
    Rows users = play.rows("user");
    Thing user =
        users.keep(made.showing(whole(made, item)).hiding(Credentials.hidden(credentials)));
    Logins.taken(play, user);
    user = Everyone.join(play, user);
    for (Thing group : groups) {
      user = users.put(user, "group", group);
    }
    Ruled.evaluate(play, user);
    held(play, users.get(user.id()), Credentials.password(user));
    return Reply.json(200, UserView.made(play, users.get(user.id())));
  }

  /// The realm that was named, else that of everybody, where people are told to be in one.
  private static Optional<Json> realm(Play play, Thing made) {
    if (play.sent().has("realmId")) {
      return play.sent().find("realmId");
    }
    Optional<Json> usual =
        play.rows("realm").all().stream()
            .filter(each -> each.item().flag("isDefault"))
            .<Json>map(each -> Json.of(each.id()))
            .findFirst();
    return made.find("realmId").map(drawn -> usual.orElse(drawn));
  }

  // The policy is that of the groups the user is in by now. A password known elsewhere is not held
  // to it.
  private static void held(Play play, Thing user, String password) {
    if (!password.isEmpty()) {
      Thing before = user.hiding(user.hidden().without("credentials"));
      new OwnPassword(play, before).allowed(password);
    }
  }

  private static void expiring(Play play, boolean activate, boolean password) {
    if (play.asked("nextLogin").filter("changePassword"::equals).isPresent()) {
      if (!activate) {
        throw Refusal.of("expire-needs-activation");
      }
      if (!password) {
        throw Refusal.of("expire-needs-password");
      }
    }
  }

  /// Status and moments of a new user.
  private static Obj begun(Play play, boolean activate, boolean password) {
    Obj credentials = play.sent().obj("credentials").orElse(Obj.EMPTY);
    String status = activate ? activated(play, credentials) : "STAGED";
    Json now = second(play);
    return Obj.of("status", Json.of(status), "created", now)
        .with("activated", activate ? now : Json.Null.NULL)
        .with("statusChanged", activate || password ? now : Json.Null.NULL)
        .with("lastLogin", Json.Null.NULL)
        .with("lastUpdated", now)
        .with("passwordChanged", password ? now : Json.Null.NULL);
  }

  private static String activated(Play play, Obj credentials) {
    if (play.asked("nextLogin").filter("changePassword"::equals).isPresent()) {
      return "PASSWORD_EXPIRED";
    }
    String provider = credentials.obj("provider").flatMap(each -> each.text("type")).orElse("OKTA");
    boolean elsewhere = List.of("FEDERATION", "SOCIAL").contains(provider);
    return elsewhere || Credentials.password(credentials) ? "ACTIVE" : "PROVISIONED";
  }

  private static Obj whole(Thing made, Obj item) {
    return Obj.of("id", Json.of(made.id())).withAll(item);
  }

  private static List<Thing> groups(Play play, Obj sent) {
    List<String> ids =
        sent.items("groupIds").items().stream().map(each -> each.asText().orElse("")).toList();
    if (ids.size() > GROUPS) {
      throw Refusal.of("api-validation")
          .with("subject", "groupIds")
          .because("", "groupIds: No more than " + GROUPS + " groups can be given");
    }
    return ids.stream().map(id -> play.rows("group").get(id)).toList();
  }

  /// The users that are asked for, a page at a time.
  ///
  /// - in: `search`, or `filter` with `q`; `limit` (200, of `q` 10), `after`, `sortBy`, `sortOrder`
  /// - out: users with a link to themselves alone; without an argument, those not DEPROVISIONED
  /// - refuses: E0000033 both; E0000031 a search, E0000053 a filter that cannot be read
  /// - source: dossier of developer.okta.com, users, list all users, 2026-08-31
  private static Reply list(Play play) {
    boolean asked = play.asked("q").isPresent();
    return play.paged(Finding.users(play), asked ? 10 : 0, user -> UserView.listed(play, user));
  }

  /// Changes what is sent of a user, and leaves the rest.
  ///
  /// - refuses, in this order: E0000007, E0000001 of the profile, E0000001 of the login
  /// - source: developer.okta.com, users, update, 2026-08-31
  private static Reply update(Play play) {
    return changed(play, true);
  }

  /// Changes a user to what is sent: attributes that are not sent are gone, credentials stay.
  ///
  /// - refuses: as [#update]
  /// - source: developer.okta.com, users, replace, 2026-08-31
  private static Reply replace(Play play) {
    return changed(play, false);
  }

  private static Reply changed(Play play, boolean merging) {
    Thing user = named(play);
    Obj sent = play.sent();
    Obj before = user.item().obj("profile").orElse(Obj.EMPTY);
    Obj told = sent.obj("profile").orElse(merging ? Obj.EMPTY : before);
    Obj profile = merging ? before.withAll(told) : told;
    if (!merging || !told.isEmpty()) {
      Profile.check(play, profile, user.id());
    }
    Logins.free(play, profile.text("login").orElse(""), user.id());
    Obj credentials = sent.obj("credentials").orElse(Obj.EMPTY);
    Thing after =
        user.with("profile", Profile.ordered(Profile.without(profile)))
            .with("lastUpdated", second(play));
    if (!merging && sent.has("type")) {
      after = after.with("type", UserTypes.of(play, sent));
    }
    if (sent.has("realmId")) {
      after = after.with("realmId", sent.find("realmId").orElse(Json.Null.NULL));
    }
    if (!credentials.isEmpty()) {
      String password = credentials.obj("password").flatMap(each -> each.text("value")).orElse("");
      after = password.isEmpty() ? after : new OwnPassword(play, after).given(password);
      after = Credentials.into(after, credentials, profile);
      after =
          Credentials.password(credentials) ? after.with("passwordChanged", second(play)) : after;
    }
    Logins.freed(play, user);
    Thing kept = play.rows("user").keep(after);
    Logins.taken(play, kept);
    Ruled.evaluate(play, kept);
    return shown(play, play.rows("user").get(kept.id()));
  }

  /// Deactivates a user, and deletes one that is deactivated already.
  ///
  /// - out: nothing, 204
  /// - source: dossier of recorded traffic of okta/terraform-provider-okta, DELETE
  ///   /api/v1/users/{id} twice, 2026-08-31
  private static Reply delete(Play play) {
    Thing user = named(play);
    if (user.text("status").filter(UserLife.DEPROVISIONED::equals).isPresent()) {
      Logins.freed(play, user);
      LinkedObjects.gone(play, user);
      play.rows("user").remove(user);
    } else {
      UserLife.deprovision(play, user);
    }
    return Reply.empty(204);
  }

  /// The reply that says nothing but that it is done: an empty object, or no body where the document
  /// declares none.
  static Reply done(Play play) {
    boolean content =
        play.scene().operation().reply(200).filter(reply -> !reply.content().isEmpty()).isPresent();
    return content ? Reply.json(200, Obj.EMPTY) : Reply.empty(200);
  }

  /// The moment of the call in whole seconds, as rows keep moments.
  static Json second(Play play) {
    return Json.of(
        play.at(play.scene().moment().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
  }
}
