package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who has a role of the organisation's own over a resource set: people, groups and clients, each by the
/// address it has.
///
/// - refuses: `not-found` a set, role, binding or member that is not there
/// - source: okta-management OpenAPI 2026.06.3, role resource set bindings, examples, 2026-11-23
final class Bindings {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("createResourceSetBinding", Bindings::bind)
          .finding("listBindings", Bindings::list)
          .finding("getBinding", play -> found(play).shown())
          .finding("deleteBinding", Bindings::unbind)
          .finding("listMembersOfBinding", play -> found(play).members())
          .finding("addMembersToBinding", Bindings::add)
          .finding("getMemberOfBinding", play -> Reply.json(200, member(play)))
          .finding("unassignMemberFromBinding", Bindings::leave);

  private static final String MEMBERS = "members";
  private static final String ROLE = "roleIdOrLabel";

  private Bindings() {}

  /// One role over one set.
  record Binding(Play play, String set, String role) {

    private String key() {
      return set + "/" + role;
    }

    private Optional<Obj> note() {
      return notes(play).find(key());
    }

    private String url() {
      return sets(play) + set + "/bindings/" + role;
    }

    private List<Obj> held() {
      List<Obj> all = new ArrayList<>();
      Obj note = note().orElse(Obj.EMPTY);
      note.items(MEMBERS).forEach(each -> each.asObj().ifPresent(all::add));
      return all;
    }

    private void hold(List<Obj> members) {
      List<Json> all = new ArrayList<>(members);
      notes(play).put(key(), Obj.of(MEMBERS, Json.array(all)));
    }

    /// Adds one, once; gives its id.
    private String add(String address) {
      List<Obj> all = held();
      String kept = kept(play, address);
      for (Obj each : all) {
        if (each.text("at").filter(kept::equals).isPresent()) {
          return each.text("id").orElseThrow();
        }
      }
      String id =
          Mint.of("irb[0-9A-Za-z]{14}1d7")
              .make(play.scene().call().dice().at("binding").at(key()).at(kept), 0);
      all.add(
          Obj.of("id", Json.of(id))
              .with("at", kept)
              .with("created", play.now())
              .with("lastUpdated", play.now()));
      hold(all);
      return id;
    }

    /// Adds one, who has the role among their own from now on.
    private void join(String address) {
      Roles.held(play, add(address), kept(play, address), this);
    }

    private void loose(String id) {
      List<Obj> left = held();
      left.removeIf(each -> each.text("id").filter(id::equals).isPresent());
      hold(left);
    }

    private Reply shown() {
      return Reply.json(200, Obj.of("id", Json.of(role)).with("_links", links()));
    }

    private Obj links() {
      return Obj.of("self", href(url()), "bindings", href(sets(play) + set + "/bindings"))
          .with(MEMBERS, href(url() + "/members"))
          .with("resource-set", href(sets(play) + set));
    }

    private Reply edited() {
      return Reply.json(200, Obj.of("_links", links().without(MEMBERS)));
    }

    private Reply members() {
      List<Json> all = new ArrayList<>();
      held().forEach(each -> all.add(Bindings.shown(play, each)));
      Obj links = Obj.of("self", href(url() + "/members"), "binding", href(url()));
      return Reply.json(200, Obj.of(MEMBERS, Json.array(all), "_links", links));
    }
  }

  private static Notes notes(Play play) {
    return play.notes("role-bindings");
  }

  private static String sets(Play play) {
    return play.scene().origin().url() + "/api/v1/iam/resource-sets/";
  }

  private static Obj href(String href) {
    return Obj.of("href", Json.of(href));
  }

  /// An address as it is kept: where it stands here, whoever calls.
  private static String kept(Play play, String address) {
    String origin = play.scene().origin().url();
    return address.startsWith(origin)
        ? Effects.ORIGIN + address.substring(origin.length())
        : address;
  }

  private static Json shown(Play play, Obj member) {
    Json at = member.find("at").orElseThrow();
    Obj told = member.without("at").with("_links", Obj.of("self", Obj.of("href", at)));
    return Hrefs.here(play, told);
  }

  private static String set(Play play) {
    return play.rows("resource-set").get(play.asked("resourceSetIdOrLabel").orElse("")).id();
  }

  private static Binding of(Play play, String role) {
    return new Binding(play, set(play), play.rows("iam-role").get(role).id());
  }

  private static Binding found(Play play) {
    Binding binding = of(play, play.asked(ROLE).orElse(""));
    if (binding.note().isEmpty()) {
      throw Refusal.of(Problem.NOT_FOUND).with("id", binding.role()).with("resource", "binding");
    }
    return binding;
  }

  private static Reply bind(Play play) {
    Binding binding = of(play, play.sent().text("role").orElse(""));
    binding.hold(binding.held());
    play.sent().items(MEMBERS).forEach(each -> each.asText().ifPresent(binding::join));
    return binding.edited();
  }

  /// Gives somebody a role over a set otherwise than by its bindings.
  ///
  /// @return the id of the member
  static String bound(Play play, Thing set, Thing role, String address) {
    return new Binding(play, set.id(), role.id()).add(address);
  }

  /// Takes a role over a set from somebody otherwise than by its bindings.
  static void loosed(Play play, String set, String role, String member) {
    new Binding(play, set, role).loose(member);
  }

  private static Reply list(Play play) {
    String set = set(play);
    List<Json> all = new ArrayList<>();
    for (String key : notes(play).keys()) {
      if (key.startsWith(set + "/")) {
        String role = key.substring(set.length() + 1);
        String self = play.scene().origin().url() + "/api/v1/iam/roles/" + role;
        String members = sets(play) + set + "/bindings/" + role + "/members";
        Obj links = Obj.of("self", href(self), MEMBERS, href(members));
        all.add(Obj.of("id", Json.of(role), "_links", links));
      }
    }
    Obj links =
        Obj.of(
            "self", href(sets(play) + set + "/bindings"), "resource-set", href(sets(play) + set));
    return Reply.json(200, Obj.of("roles", Json.array(all), "_links", links));
  }

  private static Reply unbind(Play play) {
    found(play).held().forEach(each -> Roles.lost(play, each));
    notes(play).remove(found(play).key());
    return Reply.empty(204);
  }

  private static Reply add(Play play) {
    Binding binding = found(play);
    play.sent().items("additions").forEach(each -> each.asText().ifPresent(binding::join));
    return binding.edited();
  }

  private static Json member(Play play) {
    String id = play.asked("memberId").orElse("");
    return found(play).held().stream()
        .filter(each -> each.text("id").filter(id::equals).isPresent())
        .findFirst()
        .map(each -> shown(play, each))
        .orElseThrow(
            () -> Refusal.of(Problem.NOT_FOUND).with("id", id).with("resource", "binding-member"));
  }

  private static Reply leave(Play play) {
    member(play);
    String id = play.asked("memberId").orElse("");
    for (Obj each : found(play).held()) {
      if (each.text("id").filter(id::equals).isPresent()) {
        Roles.lost(play, each);
      }
    }
    found(play).loose(id);
    return Reply.empty(204);
  }
}
