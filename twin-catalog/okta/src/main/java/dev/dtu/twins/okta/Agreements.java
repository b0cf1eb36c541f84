package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.grant.Plea;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people agreed to that an application may do in their name: the scopes of a custom
/// authorization server, each once, until somebody takes that back.
///
/// - source: okta-oauth and okta-management OpenAPI 2026.06.3, `consent_method` and grants of users,
///   2026-11-22
record Agreements(Play play, Plea plea) {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("revokeUserGrants", Agreements::endAll)
          .finding("revokeGrantsForUserAndClient", Agreements::endOfClient)
          .finding("listGrantsForUserAndClient", Agreements::ofClient);

  private static final String RESOURCE = "user-grant";

  /// The scopes that the person has to be asked about.
  ///
  /// @param anew whether also about those that the person agreed to
  List<String> open(boolean anew) {
    Optional<Thing> server = server();
    Optional<Thing> user = user();
    if (server.isEmpty() || user.isEmpty()) {
      return List.of();
    }
    boolean required =
        plea.registered().text("consent_method").filter("REQUIRED"::equals).isPresent();
    List<String> open = new ArrayList<>();
    for (Thing scope : play.rows("scope").all(server.get().id())) {
      String name = scope.text("name").orElse("");
      boolean asked = TokenRules.words(plea.scope()).contains(name);
      boolean guarded = !scope.text("consent").orElse("IMPLICIT").equals("IMPLICIT");
      boolean wanted = anew || required && granted(user.get(), server.get(), scope).isEmpty();
      if (asked && guarded && wanted) {
        open.add(name);
      }
    }
    return open;
  }

  /// Keeps that the person agreed to scopes.
  void keep(List<String> scopes) {
    if (scopes.isEmpty()) {
      return;
    }
    Thing server = server().orElseThrow();
    Thing user = user().orElseThrow();
    for (Thing scope : play.rows("scope").all(server.id())) {
      boolean agreed = scopes.contains(scope.text("name").orElse(""));
      if (agreed && granted(user, server, scope).isEmpty()) {
        keep(user, server, scope);
      }
    }
  }

  private void keep(Thing user, Thing server, Thing scope) {
    Rows grants = play.rows(RESOURCE);
    Obj item =
        Obj.of("status", Json.of("ACTIVE"))
            .with("created", play.now())
            .with("createdBy", Obj.of("id", Json.of(user.id())).with("type", "User"))
            .with("lastUpdated", play.now())
            .with("issuer", server.find("issuer").orElse(Json.of("")))
            .with("clientId", plea.client())
            .with("userId", user.id())
            .with("scopeId", scope.id())
            .with("source", "END_USER");
    Thing made = grants.make(item, Obj.EMPTY, user.id());
    String self = Effects.ORIGIN + "/api/v1/users/" + user.id() + "/grants/" + made.id();
    grants.keep(made.with("_links", Obj.of("self", Hrefs.of(self, "GET", "DELETE"))));
  }

  private Optional<Thing> granted(Thing user, Thing server, Thing scope) {
    return play.rows(RESOURCE).all(user.id()).stream()
        .filter(grant -> grant.text("clientId").filter(plea.client()::equals).isPresent())
        .filter(grant -> grant.text("scopeId").filter(scope.id()::equals).isPresent())
        .filter(grant -> grant.find("issuer").equals(server.find("issuer")))
        .findFirst();
  }

  private Optional<Thing> server() {
    return play.asked("authorizationServerId")
        .flatMap(id -> play.rows("authorization-server").find(id));
  }

  private Optional<Thing> user() {
    return play.rows("user").find(plea.subject());
  }

  private static Reply endAll(Play play) {
    Thing user = play.rows("user").get(play.asked("userId").orElse(""));
    Rows grants = play.rows(RESOURCE);
    grants.all(user.id()).forEach(grants::remove);
    return play.plainly();
  }

  private static Reply endOfClient(Play play) {
    theirs(play).forEach(play.rows(RESOURCE)::remove);
    return Reply.empty(204);
  }

  private static Reply ofClient(Play play) {
    return play.paged(theirs(play), 0);
  }

  /// What somebody agreed to with one application, which is a client by an id of its own too.
  private static List<Thing> theirs(Play play) {
    Thing user = play.rows("user").get(play.asked("userId").orElse(""));
    String client = play.asked("clientId").orElse("");
    return Finding.those(
        play.rows(RESOURCE).all(user.id()),
        grant -> grant.text("clientId").filter(client::equals).isPresent());
  }
}
