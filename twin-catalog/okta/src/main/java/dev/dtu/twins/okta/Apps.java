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

/// Applications, and whom they are assigned to.
///
/// - source: dossier of developer.okta.com, apps, and recorded traffic of
///   okta/terraform-provider-okta, 2026-08-31
final class Apps {

  static final String ACTIVE = "ACTIVE";
  static final String INACTIVE = "INACTIVE";

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createApplication", Apps::create)
          .on("replaceApplication", Apps::replace)
          .on("listApplications", Apps::list)
          .on("activateApplication", play -> turned(play, ACTIVE))
          .on("deactivateApplication", play -> turned(play, INACTIVE))
          .on("deleteApplication", Apps::delete)
          .on("assignApplicationPolicy", Apps::govern)
          .on("mapResourceToPolicy", Apps::mapped)
          .on("activateDefaultProvisioningConnectionForApplication", Apps::connected)
          .on("deactivateDefaultProvisioningConnectionForApplication", Apps::connected)
          .on("assignUserToApplication", Apps::assign)
          .on("listAssignedApplicationsForGroup", Apps::ofGroup);

  private Apps() {}

  private static Thing named(Play play) {
    return play.rows("app").get(play.asked("appId").orElse(""));
  }

  /// Makes an application.
  ///
  /// - in: `signOnMode`, `label`, and what belongs to the mode; `activate` (true)
  /// - out: the application, ACTIVE unless it is not to be activated
  /// - refuses, in this order: E0000001 one without a label, addresses that are none
  private static Reply create(Play play) {
    Obj sent = play.sent();
    if (sent.text("label").filter(label -> !label.isBlank()).isEmpty()) {
      throw Refusal.of("invalid").because("label", "The field cannot be left blank");
    }
    Redirects.check(client(sent));
    boolean active = play.asked("activate").filter("false"::equalsIgnoreCase).isEmpty();
    Thing made = play.done();
    Obj item = AppView.named(play, made.item().with("status", active ? ACTIVE : INACTIVE));
    Thing named = AppKeys.signed(play, made.showing(item));
    Thing kept = play.rows("app").keep(AppView.told(play, named));
    AppKeys.born(play, kept);
    return play.shown(play.rows("app").get(kept.id()));
  }

  private static Obj client(Obj sent) {
    return sent.obj("settings").flatMap(all -> all.obj("oauthClient")).orElse(Obj.EMPTY);
  }

  /// Changes an application to what is sent; its name, status and dates are the service's.
  private static Reply replace(Play play) {
    Thing before = named(play);
    Redirects.check(client(play.sent()));
    Thing changed = play.done();
    Obj item = changed.item();
    for (String kept : List.of("name", "status", "created", "orn")) {
      Optional<Json> own = before.find(kept);
      item = own.isPresent() ? item.with(kept, own.get()) : item;
    }
    Optional<Json> links = before.find("_links");
    item = links.isPresent() ? item.with("_links", links.get()) : item;
    item = AppView.catalogued(play, item) ? item.with("settings", AppView.signless(item)) : item;
    item = before.find("settings.signOn").isPresent() ? Apps.arranged(before, item) : item;
    Thing shown =
        changed.showing(AppView.asked(play, item.with("lastUpdated", Users.second(play))));
    Thing kept = play.rows("app").keep(AppView.told(play, shown));
    return play.shown(kept);
  }

  /// How an application of the integration network speaks SAML is arranged with it: what is sent
  /// changes nothing of it.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, PUT /api/v1/apps/{appId}, 2025-03-13
  private static Obj arranged(Thing before, Obj item) {
    boolean saml = before.text("signOnMode").filter("SAML_2_0"::equals).isPresent();
    Obj settings = item.obj("settings").orElse(Obj.EMPTY);
    return saml && before.find("settings.signOn.assertionSigned").isEmpty()
        ? item.with(
            "settings", settings.with("signOn", before.find("settings.signOn").orElseThrow()))
        : item;
  }

  /// The applications that are asked for.
  ///
  /// - in: `q`, the beginning of a name or label; `filter`, one comparison; `limit` (20), `after`
  /// - refuses, in this order: E0000001 an `expand` without its user, E0000029 an unknown place
  ///   to go on from, E0000053 and E0000031 as [Finding#filter]
  private static Reply list(Play play) {
    Expanded.filtered(play);
    Rows apps = play.rows("app");
    String after = play.asked("after").orElse("");
    if (!after.isEmpty() && apps.find(after).isEmpty()) {
      throw Refusal.of("invalid-cursor");
    }
    return Expanded.apps(play, play.paged(Finding.apps(play, apps.all()), 20));
  }

  private static Reply turned(Play play, String status) {
    Thing app = named(play);
    Thing turned = app.with("status", status).with("lastUpdated", Users.second(play));
    play.rows("app").keep(AppView.told(play, turned));
    return Users.done(play);
  }

  /// Deletes an application that is not active.
  ///
  /// - refuses: E0000056 one that is active
  private static Reply delete(Play play) {
    Thing app = named(play);
    if (app.text("status").filter(ACTIVE::equals).isPresent()) {
      throw Refusal.of("delete-app-forbidden");
    }
    Settled.left(play, app);
    return play.plainly();
  }

  /// Gives an application to a user; to who has it already, with what is sent.
  ///
  /// - in: `id`, `scope` (USER), `credentials`, `profile`
  /// - out: the assignment
  /// - refuses, in this order: E0000007 a user who is not there, E0000117 one who is not active,
  ///   E0000041 credentials of an application that has a scheme without
  private static Reply assign(Play play) {
    Thing app = named(play);
    Thing user = play.rows("user").get(play.sent().text("id").orElse(""));
    boolean gone = List.of("DEPROVISIONED", "SUSPENDED").contains(user.text("status").orElse(""));
    if (gone) {
      throw Refusal.of("inactive-user");
    }
    Obj credentials = play.sent().obj("credentials").orElse(Obj.EMPTY);
    boolean shared =
        app.text("credentials.scheme").filter("SHARED_USERNAME_AND_PASSWORD"::equals).isPresent();
    if (shared && !credentials.isEmpty()) {
      throw Refusal.of("credentials-not-allowed");
    }
    Rows assigned = play.rows("app-user");
    Optional<Thing> there = assigned.find(app.id(), user.id());
    if (there.isPresent()) {
      Thing more = there.get().with("scope", play.sent().text("scope").orElse("USER"));
      Obj profile = play.sent().obj("profile").orElse(Obj.EMPTY);
      Obj before = more.item().obj("profile").orElse(Obj.EMPTY);
      return play.shown(
          assigned.keep(
              more.with("profile", before.withAll(profile))
                  .with("lastUpdated", Users.second(play))));
    }
    Thing made = play.saying(play.sent().with("id", user.id())).done();
    return play.shown(assigned.keep(AppProfile.of(play, app, user, made)));
  }

  /// Puts an application under a policy of its own; when it was changed does not move.
  ///
  /// - out: nothing, 204
  /// - refuses: E0000001 to take the admin console from its policy, or to put others under that
  /// - source: recorded traffic of okta/terraform-provider-okta, 2026-08-31
  private static Reply govern(Play play) {
    Thing app = named(play);
    String policy = play.asked("policyId").orElse("");
    boolean console =
        play.rows("policy")
            .find(policy)
            .flatMap(own -> own.text("name"))
            .filter("Okta Admin Console"::equals)
            .isPresent();
    if (console || app.text("name").filter("saasure"::equals).isPresent()) {
      throw Refusal.of("api-validation")
          .with("subject", "Policy")
          .because(
              "",
              "This policy belongs to \"Okta Admin Console\", and re-assignment of this policy is"
                  + " not allowed");
    }
    String link = play.rows("policy").find(policy).map(AppLinks::link).orElse("accessPolicy");
    play.rows("app").keep(app.with("_links." + link, AppLinks.policy(play, policy)));
    return Reply.empty(204);
  }

  /// Maps something to a policy.
  ///
  /// - refuses: E0000001 policies of access, which applications are put under by themselves
  /// - source: okta-management OpenAPI 2026.06.3, and recorded traffic of okta/okta-sdk-python, POST
  ///   /api/v1/policies/{policyId}/mappings, 2026-11-22
  private static Reply mapped(Play play) {
    Thing policy = play.rows("policy").get(play.asked("policyId").orElse(""));
    if (policy.text("type").filter("ACCESS_POLICY"::equals).isPresent()) {
      throw Refusal.of("api-validation")
          .with("subject", "Policy mappings are no longer supported on this endpoint.");
    }
    return play.plainly();
  }

  /// Switches the connection of an application that is there.
  ///
  /// - refuses: E0000007 an unknown application
  /// - source: recorded traffic of okta/okta-sdk-python, application connections, 2026-11-22
  private static Reply connected(Play play) {
    named(play);
    return play.plainly();
  }

  private static Reply ofGroup(Play play) {
    Thing group = play.rows("group").get(play.asked("groupId").orElse(""));
    Rows groups = play.rows("app-group");
    List<Thing> apps =
        Finding.those(play.rows("app").all(), app -> groups.find(app.id(), group.id()).isPresent());
    return play.paged(apps, 0);
  }
}
