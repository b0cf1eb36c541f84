package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Custom authorization servers and what belongs to them.
///
/// - a new one has the scopes and claims that every server has, and no policy, so it denies everybody
/// - source: dossier of recorded traffic of okta/okta-sdk-python and okta/terraform-provider-okta,
///   authorization servers, 2026-08-31
final class Servers {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createAuthorizationServer", Servers::create)
          .on("getAuthorizationServer", Servers::licensed)
          .on("replaceAuthorizationServer", Servers::replace)
          .on("listAuthorizationServers", Servers::listed)
          .on("createOAuth2Scope", Servers::scope)
          .on("deleteOAuth2Scope", Servers::keptScope)
          .on("createOAuth2Claim", Servers::claim)
          .on("deleteOAuth2Claim", Servers::keptClaim);

  private static final String RESOURCE = "authorization-server";

  /// The server whose scopes and claims a new one begins with.
  private static final String MODEL = "default";

  /// Since then the classic organisation has API Access Management; it had not in March of that year.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, /api/v1/authorizationServers, 2026-11-22
  private static final Instant LICENSED = Instant.parse("2025-11-01T00:00:00Z");

  private static final String CHANGED = "lastUpdated";

  private Servers() {}

  private static void check(Play play) {
    boolean classic = Tenant.of(play.scene().draft()).equals("classic");
    if (classic && play.scene().moment().isBefore(LICENSED)) {
      throw Refusal.of("not-licensed");
    }
  }

  private static Reply licensed(Play play) {
    check(play);
    Thing server = play.rows(RESOURCE).get(play.asked("authServerId").orElse(""));
    return told(play.plainly(), play, server);
  }

  /// The reply with what the server's keys are now.
  private static Reply told(Reply reply, Play play, Thing server) {
    return Shown.told(reply, own -> own.with("credentials", ServerKeys.credentials(play, server)));
  }

  private static Reply listed(Play play) {
    check(play);
    Rows servers = play.rows(RESOURCE);
    return Shown.each(
        play.plainly(),
        own ->
            servers
                .find(own.text("id").orElse(""))
                .map(server -> own.with("credentials", ServerKeys.credentials(play, server)))
                .orElse(own));
  }

  /// Changes a server. Its keys stay; whether they turn by themselves is the caller's to say.
  ///
  /// - out: the server, which until then was last changed when it was before; reads told that it was now
  /// - source: recorded traffic of okta/terraform-provider-okta, PUT
  ///   /api/v1/authorizationServers/{authServerId}, 2026-11-22
  private static Reply replace(Play play) {
    Rows servers = play.rows(RESOURCE);
    Thing old = servers.get(play.asked("authServerId").orElse(""));
    Obj before = ServerKeys.credentials(play, old);
    Reply reply = play.plainly();
    Thing server = servers.get(play.asked("authServerId").orElse(""));
    Obj signing = before.obj("signing").orElseThrow();
    Obj turning =
        play.sent()
            .obj("credentials")
            .flatMap(each -> each.obj("signing"))
            .flatMap(each -> each.text("rotationMode"))
            .map(mode -> signing.with("rotationMode", mode))
            .orElse(signing);
    Thing kept = servers.keep(server.with("credentials", Obj.of("signing", turning)));
    Optional<String> changed =
        old.text(CHANGED).filter(_ -> play.scene().moment().isBefore(LICENSED));
    return Shown.told(
        told(reply, play, kept),
        own -> changed.map(moment -> own.with(CHANGED, moment)).orElse(own));
  }

  /// Makes a server.
  ///
  /// - refuses: E0000015 where the organisation has no API Access Management
  private static Reply create(Play play) {
    check(play);
    Reply reply = play.plainly();
    Rows servers = play.rows(RESOURCE);
    List<Thing> all = servers.all();
    Thing made = servers.keep(begun(play, all.getLast()));
    for (String resource : List.of("scope", "claim")) {
      Rows rows = play.rows(resource);
      for (Thing each : rows.all(MODEL)) {
        if (each.item().flag("system")) {
          Thing own = rows.make(each.item().without("id").without("_links"), made.id());
          if (resource.equals("claim")) {
            rows.keep(linked(own, made));
          }
        }
      }
    }
    return reply.status() < 300 ? play.shown(made) : reply;
  }

  /// A claim with what is told of each besides.
  private static Thing linked(Thing claim, Thing server) {
    String own =
        Effects.ORIGIN + "/api/v1/authorizationServers/" + server.id() + "/claims/" + claim.id();
    return claim
        .with("apiResourceId", Json.Null.NULL)
        .with("_links", Obj.of("self", Hrefs.of(own, "GET", "PUT", "DELETE")));
  }

  private static Thing begun(Play play, Thing server) {
    String mode = server.text("credentials.signing.rotationMode").orElse("AUTO");
    Obj asked = Obj.of("signing", Obj.of("rotationMode", Json.of(mode)));
    Thing fresh = server.with("credentials", asked).with("created", play.now());
    return server
        .with("issuer", Effects.ORIGIN + "/oauth2/" + server.id())
        .with("credentials", ServerKeys.credentials(play, fresh))
        .with("status", "ACTIVE")
        .with("default", Json.of(false));
  }

  /// - refuses: a name that is reserved, or that the server has already
  private static Reply scope(Play play) {
    String name = play.sent().text("name").orElse("");
    if (name.startsWith("okta.")) {
      throw Refusal.of(Problem.INVALID).because("name", "Scope names may not start with 'okta.'.");
    }
    once(play, "scope", name);
    Obj sent = play.sent();
    for (String[] usual :
        new String[][] {
          {"metadataPublish", "NO_CLIENTS"}, {"consent", "IMPLICIT"}, {"displayName", name}
        }) {
      sent = sent.has(usual[0]) ? sent : sent.with(usual[0], usual[1]);
    }
    for (String flag : List.of("default", "optional")) {
      sent = sent.has(flag) ? sent : sent.with(flag, Json.of(false));
    }
    return play.saying(sent.with("system", Json.of(false))).plainly();
  }

  private static Reply claim(Play play) {
    once(play, "claim", play.sent().text("name").orElse(""));
    Obj sent = play.sent();
    Obj whole = sent.has("status") ? sent : sent.with("status", "ACTIVE");
    return play.saying(whole.with("system", Json.of(false))).plainly();
  }

  private static void once(Play play, String resource, String name) {
    String server = play.asked("authServerId").orElse("");
    for (Thing each : play.rows(resource).all(server)) {
      boolean same = each.text("name").filter(name::equals).isPresent();
      boolean type =
          each.text("claimType").equals(play.sent().text("claimType")) || resource.equals("scope");
      if (same && type && !each.item().flag("system")) {
        throw Refusal.of(Problem.CONFLICT).with("field", "name");
      }
    }
  }

  private static Reply keptScope(Play play) {
    return kept(play, "scope", "scopeId");
  }

  private static Reply keptClaim(Play play) {
    return kept(play, "claim", "claimId");
  }

  /// Deletes what the service did not make itself.
  private static Reply kept(Play play, String resource, String parameter) {
    Thing thing =
        play.rows(resource)
            .get(play.asked("authServerId").orElse(""), play.asked(parameter).orElse(""));
    if (thing.item().flag("system")) {
      throw Refusal.of(Problem.FORBIDDEN);
    }
    return play.plainly();
  }
}
