package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Roles of administrators, as users, groups and clients have them, and what they reach to.
///
/// - source: dossier of recorded traffic of okta/terraform-provider-okta, role assignments, 2026-08-31
final class Roles {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("assignRoleToUser", play -> assigned(play, Holder.USER))
          .on("assignRoleToGroup", play -> assigned(play, Holder.GROUP))
          .on("assignRoleToClient", play -> assigned(play, Holder.CLIENT))
          .on("listAssignedRolesForUser", play -> listed(play, Holder.USER))
          .on("unassignRoleFromUser", play -> left(play, Holder.USER))
          .on("unassignRoleFromGroup", play -> left(play, Holder.GROUP))
          .on("deleteRoleFromClient", play -> left(play, Holder.CLIENT))
          .on("listGroupAssignedRoles", play -> listed(play, Holder.GROUP))
          .on("listRolesForClient", play -> listed(play, Holder.CLIENT))
          .finding("assignAppTargetToAdminRoleForUser", play -> reached(play, Holder.USER, true))
          .finding("assignAppTargetToAdminRoleForGroup", play -> reached(play, Holder.GROUP, true))
          .finding("assignAppTargetRoleToClient", play -> reached(play, Holder.CLIENT, true))
          .finding(
              "unassignAppTargetFromAppAdminRoleForUser", play -> reached(play, Holder.USER, false))
          .finding(
              "unassignAppTargetToAdminRoleForGroup", play -> reached(play, Holder.GROUP, false))
          .finding("removeAppTargetRoleFromClient", play -> reached(play, Holder.CLIENT, false))
          .on(
              "listApplicationTargetsForApplicationAdministratorRoleForUser",
              play -> targets(play, Holder.USER))
          .on(
              "listApplicationTargetsForApplicationAdministratorRoleForGroup",
              play -> targets(play, Holder.GROUP))
          .on("listAppTargetRoleToClient", play -> targets(play, Holder.CLIENT));

  /// Who has roles: the resource of the assignments, the parameter that names who, how ids of
  /// assignments begin that are not called by their type, and where they stand.
  private enum Holder {
    USER("user-role", "userId", "ra1", "/api/v1/users/"),
    GROUP("role", "groupId", "gra", "/api/v1/groups/"),
    CLIENT("client-role", "clientId", "ra1", "/oauth2/v1/clients/");

    private final String resource;
    private final String parameter;
    private final String prefix;
    private final String place;

    Holder(String resource, String parameter, String prefix, String place) {
      this.resource = resource;
      this.parameter = parameter;
      this.prefix = prefix;
      this.place = place;
    }

    private boolean there(Play play, String who) {
      return switch (this) {
        case USER -> play.rows("user").find(who).isPresent();
        case GROUP -> play.rows("group").find(who).isPresent();
        case CLIENT ->
            play.rows("client").find(who).isPresent() || play.rows("app").find(who).isPresent();
      };
    }

    private String named(Play play) {
      String told = play.asked(parameter).orElse("");
      return this == USER ? play.rows("user").get(told).id() : told;
    }
  }

  /// Roles that may reach to some things alone: an assignment is called by their type.
  private static final List<String> SCOPED =
      List.of("APP_ADMIN", "USER_ADMIN", "HELP_DESK_ADMIN", "GROUP_MEMBERSHIP_ADMIN");

  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Roles() {}

  /// Gives a role to somebody.
  ///
  /// - in: `type`; `role` and `resource-set` for a role of the organisation's own
  /// - out: the assignment, 201
  /// - refuses, in this order: E0000007 a client that is not there, E0000090 a role that they have
  private static Reply assigned(Play play, Holder holder) {
    String who = holder.named(play);
    if (holder == Holder.CLIENT && !holder.there(play, who)) {
      throw missing(who);
    }
    String type = play.sent().text("type").orElse("");
    for (Thing other : play.rows(holder.resource).all(who)) {
      boolean same = !type.equals("CUSTOM") && other.text("type").filter(type::equals).isPresent();
      if (same) {
        throw Refusal.of("role-assigned");
      }
    }
    String id =
        SCOPED.contains(type)
            ? encoded(type)
            : Mint.of(holder.prefix + "[0-9A-Za-z]{14}1d7")
                .make(play.scene().call().dice().at(holder.resource).at(who).at(type), 0);
    if (type.equals("CUSTOM")) {
      return Reply.json(201, play.rows(holder.resource).shown(custom(play, holder, who)));
    }
    Thing made = play.saying(play.sent().with("id", id)).done();
    reach(play)
        .put(made.row().key(), Obj.EMPTY); // what one that was taken away reached to, it does not
    return Reply.json(201, play.rows(holder.resource).shown(made));
  }

  /// A role of the organisation's own over one of its resource sets, called by what binds them.
  ///
  /// - refuses: E0000007 a role or a set that is not there
  /// - source: okta-management OpenAPI 2026.06.3, example CustomRoleResponseUser, 2026-11-23
  private static Thing custom(Play play, Holder holder, String who) {
    Thing role = play.rows("iam-role").get(play.sent().text("role").orElse(""));
    Thing set = play.rows("resource-set").get(play.sent().text("resource-set").orElse(""));
    String whose = Effects.ORIGIN + holder.place + who;
    String id = Bindings.bound(play, set, role, whose);
    Thing made = play.saying(play.sent().with("id", id)).done();
    Obj links = links(whose, role.id(), set.id());
    return play.rows(holder.resource)
        .keep(
            made.with("role", Json.of(role.id()))
                .with("resource-set", Json.of(set.id()))
                .with("label", Json.of(role.text("label").orElse("")))
                .with("_links", links));
  }

  private static Obj links(String whose, String role, String set) {
    String roles = Effects.ORIGIN + "/api/v1/iam/roles/" + role;
    String sets = Effects.ORIGIN + "/api/v1/iam/resource-sets/" + set;
    return Obj.of("assignee", href(whose), "resource-set", href(sets))
        .with("role", href(roles))
        .with("permissions", href(roles + "/permissions"));
  }

  /// Who was made a member of a binding has its role, called as the member is.
  static void held(Play play, String id, String address, Bindings.Binding binding) {
    for (Holder holder : Holder.values()) {
      String place = Effects.ORIGIN + holder.place;
      String who = address.startsWith(place) ? address.substring(place.length()) : "";
      Rows roles = play.rows(holder.resource);
      if (!who.isEmpty() && holder.there(play, who) && roles.find(who, id).isEmpty()) {
        Thing role = play.rows("iam-role").get(binding.role());
        Obj item =
            Obj.of("id", Json.of(id), "label", Json.of(role.text("label").orElse("")))
                .with("type", "CUSTOM")
                .with("status", "ACTIVE")
                .with("created", Users.second(play))
                .with("lastUpdated", Users.second(play))
                .with("assignmentType", holder.name())
                .with("role", role.id())
                .with("resource-set", binding.set())
                .with("_links", links(address, role.id(), binding.set()));
        roles.make(item, who);
      }
    }
  }

  /// Who is no member of a binding any more has its role no longer.
  static void lost(Play play, Obj member) {
    String id = member.text("id").orElse("");
    String address = member.text("at").orElse("");
    for (Holder holder : Holder.values()) {
      String place = Effects.ORIGIN + holder.place;
      if (address.startsWith(place)) {
        Rows roles = play.rows(holder.resource);
        roles.find(address.substring(place.length()), id).ifPresent(roles::remove);
      }
    }
  }

  /// Takes a role away, and what binds it where it is one of the organisation's own.
  private static Reply left(Play play, Holder holder) {
    Thing role = role(play, holder);
    role.text("resource-set")
        .ifPresent(set -> Bindings.loosed(play, set, role.text("role").orElse(""), role.id()));
    return play.plainly();
  }

  private static Obj href(String href) {
    return Obj.of("href", Json.of(href));
  }

  private static Refusal missing(String client) {
    return Refusal.of("not-found").with("resource", "client").with("id", client);
  }

  /// A role's type as RFC 4648 writes it with 32 letters, without padding.
  private static String encoded(String type) {
    var out = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte each : type.getBytes(StandardCharsets.US_ASCII)) {
      held = (held << 8) | each;
      bits += 8;
      while (bits >= 5) {
        out.append(DIGITS.charAt((held >> (bits - 5)) & 31));
        bits -= 5;
      }
      held &= (1 << bits) - 1;
    }
    return bits == 0
        ? out.toString()
        : out.append(DIGITS.charAt((held << (5 - bits)) & 31)).toString();
  }

  /// The roles that somebody has: first those that may reach to some things alone, in an order of their own,
  /// then the others by their ids.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, GET /api/v1/users/{userId}/roles, 2026-11-22
  private static Reply listed(Play play, Holder holder) {
    List<Thing> roles = new ArrayList<>(play.rows(holder.resource).all(holder.named(play)));
    roles.sort(Comparator.comparingInt(Roles::turn).thenComparing(Thing::id));
    return play.paged(roles, 0);
  }

  private static int turn(Thing role) {
    int at = SCOPED.indexOf(role.text("type").orElse(""));
    return at < 0 ? SCOPED.size() : at;
  }

  private static Thing role(Play play, Holder holder) {
    String id =
        play.asked("roleAssignmentId").or(() -> play.asked("roleIdOrEncodedRoleId")).orElse("");
    return play.rows(holder.resource).get(holder.named(play), id);
  }

  private static Notes reach(Play play) {
    return play.notes("role-apps");
  }

  /// Lets a role reach to all applications of a kind of the integration network, or no more.
  ///
  /// - out: nothing, 204
  /// - refuses: E0000007 a role that they do not have
  private static Reply reached(Play play, Holder holder, boolean so) {
    Thing role = role(play, holder);
    String name = play.asked("appName").orElse("");
    Obj known = reach(play).find(role.row().key()).orElse(Obj.EMPTY);
    reach(play).put(role.row().key(), so ? known.with(name, Json.of(true)) : known.without(name));
    return Reply.empty(204);
  }

  /// What a role of applications reaches to: single ones, and kinds of them.
  private static Reply targets(Play play, Holder holder) {
    Thing role = role(play, holder);
    List<Json> shown = new ArrayList<>();
    Optional<Obj> kinds = reach(play).find(role.row().key());
    for (String name : kinds.orElse(Obj.EMPTY).keys()) {
      shown.add(kind(play, name));
    }
    Reply reply = play.plainly();
    Shown.document(reply)
        .asArr()
        .ifPresent(own -> own.forEach(each -> shown.add(labelled(play, each))));
    return shown.isEmpty() ? reply : play.linked(Reply.json(200, Json.array(shown)));
  }

  /// A single application among them, which is called by its label.
  private static Json labelled(Play play, Json target) {
    Optional<Obj> told = target.asObj();
    Optional<String> label =
        told.flatMap(own -> own.text("id"))
            .flatMap(id -> play.rows("app").find(id))
            .flatMap(app -> app.text("label"));
    return label.isEmpty() ? target : told.orElse(Obj.EMPTY).with("name", label.get());
  }

  /// A kind of application as the catalogue of the integration network has it.
  private static Obj kind(Play play, String name) {
    String address = play.scene().origin().url() + "/api/v1/catalog/apps/" + name;
    return Obj.of("name", Json.of(name))
        .with("displayName", name)
        .with("status", "ACTIVE")
        .with("_links", Obj.of("self", Obj.of("href", Json.of(address))));
  }
}
