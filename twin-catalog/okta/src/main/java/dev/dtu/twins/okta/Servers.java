package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
          .on("listAuthorizationServers", Servers::licensed)
          .on("createOAuth2Scope", Servers::scope)
          .on("deleteOAuth2Scope", Servers::keptScope)
          .on("createOAuth2Claim", Servers::claim)
          .on("deleteOAuth2Claim", Servers::keptClaim);

  private static final String RESOURCE = "authorization-server";
  private static final Duration ROTATION = Duration.ofDays(90);

  /// The server whose scopes and claims a new one begins with.
  private static final String MODEL = "default";

  /// Since then the classic organisation has API Access Management; it had not in March of that year.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, /api/v1/authorizationServers, 2026-11-22
  private static final Instant LICENSED = Instant.parse("2025-11-01T00:00:00Z");

  private Servers() {}

  private static void check(Play play) {
    boolean classic = Tenant.of(play.scene().draft()).equals("classic");
    if (classic && play.scene().moment().isBefore(LICENSED)) {
      throw Refusal.of("not-licensed");
    }
  }

  private static Reply licensed(Play play) {
    check(play);
    return play.plainly();
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
          rows.make(each.item().without("id").without("_links"), made.id());
        }
      }
    }
    return reply.status() < 300 ? play.shown(made) : reply;
  }

  private static Thing begun(Play play, Thing server) {
    Instant now = play.scene().moment();
    String kid =
        Mint.of("[A-Za-z0-9_-]{43}").make(play.scene().dice().at("kid").at(server.id()), 0);
    String mode = server.text("credentials.signing.rotationMode").orElse("AUTO");
    Obj signing = Obj.of("rotationMode", Json.of(mode)).with("lastRotated", play.at(now));
    Obj turning =
        mode.equals("AUTO") ? signing.with("nextRotation", play.at(now.plus(ROTATION))) : signing;
    return server
        .with("issuer", Effects.ORIGIN + "/oauth2/" + server.id())
        .with("credentials", Obj.of("signing", turning.with("kid", kid)))
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
