package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.grant.Bench;
import dev.dtu.grant.Denial;
import dev.dtu.grant.Errand;
import dev.dtu.grant.Leave;
import dev.dtu.grant.Plea;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the authorization servers of an organisation hand out, and to whom.
///
/// - the organisation's own: its fixed scopes and those of its APIs, to anybody who proves who it is
/// - a custom one: scopes it has, where a rule of a policy of it covers client, person and all scopes
/// - source: dossier of developer.okta.com, OAuth 2.0 and OpenID Connect overview, 2026-08-31
final class TokenRules implements Bench<Play> {

  private static final List<String> OWN =
      List.of("openid", "profile", "email", "address", "phone", "offline_access", "device_sso");
  private static final String DENIED =
      "Policy evaluation failed for this request, please check the policy configurations.";

  @Override
  public List<Bench.Key> keys(Play play) {
    return ServerKeys.signing(play);
  }

  @Override
  public Optional<String> proved(Play play, String name, String password) {
    return new Signing(play).proved(name, password).flatMap(user -> user.text("profile.login"));
  }

  @Override
  public Optional<Bench.Seen> seen(Play play, String token) {
    Optional<Thing> begun = token.isEmpty() ? Optional.empty() : Sessions.of(play, token);
    return begun
        .map(session -> present(session, Sessions.cookie(session)))
        .or(() -> Sessions.mine(play).map(session -> present(session, "")));
  }

  @Override
  public Optional<Bench.Seen> entered(Play play, String name, String password) {
    return new Signing(play)
        .proved(name, password)
        .map(user -> Sessions.of(play, Sessions.token(play, user, List.of("pwd"))).orElseThrow())
        .map(session -> present(session, Sessions.cookie(session)));
  }

  private static Bench.Seen present(Thing session, String cookie) {
    Instant proved =
        Instant.parse(
            session
                .text("lastPasswordVerification")
                .or(() -> session.text("createdAt"))
                .orElseThrow());
    List<String> methods = Wish.texts(session, "amr");
    return new Bench.Seen(
        login(session), cookie, proved, methods.isEmpty() ? List.of("pwd") : methods);
  }

  @Override
  public Bench.Proven judged(Play play, Errand errand) {
    return switch (errand.type()) {
      case Backchannel.TYPE -> new Backchannel(play, errand).proven();
      case IdentityGrant.TYPE -> new IdentityGrant(play, errand).granted();
      case IdentityGrant.BROUGHT -> new IdentityGrant(play, errand).redeemed();
      default -> new DirectAuthentication(play, errand).proven();
    };
  }

  @Override
  public Obj begun(Play play, Errand errand) {
    return switch (errand.type()) {
      case Backchannel.TYPE -> new Backchannel(play, errand).begun();
      case DirectAuthentication.OOB -> new DirectAuthentication(play, errand).begun();
      default -> new DirectAuthentication(play, errand).challenged();
    };
  }

  @Override
  public Optional<String> told(Play play, Obj claims) {
    return claims
        .text("sub")
        .flatMap(play.rows("user")::find)
        .flatMap(user -> user.text("profile.login"));
  }

  @Override
  public List<String> asks(Play play, Plea plea, boolean anew) {
    return new Agreements(play, plea).open(anew);
  }

  @Override
  public void agreed(Play play, Plea plea, List<String> scopes) {
    new Agreements(play, plea).keep(scopes);
  }

  private static String login(Thing session) {
    return session.text("login").orElse("");
  }

  @Override
  public Leave hear(Play play, Plea plea) {
    Optional<Thing> user = plea.alone() ? Optional.empty() : play.rows("user").find(plea.subject());
    if (!plea.alone() && user.isPresent()) {
      if (!assigned(play, plea.client(), user.get())) {
        throw Denial.refused("access_denied", "User is not assigned to the client application.");
      }
      proved(play, plea, user.get());
    }
    Optional<String> server = play.asked("authorizationServerId");
    if (server.isEmpty()) {
      Leave leave = plea.registered().isEmpty() ? Leave.of(plea) : own(plea);
      return leave.saying(Obj.EMPTY, provider(play));
    }
    return custom(play, plea, play.rows("authorization-server").get(server.get()), user);
  }

  private static Leave own(Plea plea) {
    for (String scope : words(plea.scope())) {
      if (!OWN.contains(scope) && !scope.startsWith("okta.")) {
        throw Denial.refused("invalid_scope", "Custom scopes are not allowed for this request");
      }
    }
    return Leave.of(plea);
  }

  private static Leave custom(Play play, Plea plea, Thing server, Optional<Thing> user) {
    List<Thing> scopes = play.rows("scope").all(server.id());
    boolean believed =
        plea.registered().isEmpty(); // where any credential will do, so will any client
    String scope = plea.scope().isBlank() && !believed ? usual(scopes, plea) : plea.scope();
    List<String> asked = words(scope);
    var wish = new Wish(plea, user.map(each -> Belonging.of(play, each)).orElse(List.of()), asked);
    if (believed) {
      return Leave.of(plea)
          .saying(
              Obj.of("aud", audience(server)),
              provider(play).withAll(new Claims(play, server, wish, user).identity()));
    }
    List<String> known = scopes.stream().map(each -> each.text("name").orElse("")).toList();
    if (!known.containsAll(asked)) {
      throw Denial.refused(
          "invalid_scope",
          "One or more scopes are not configured for the authorization server resource.");
    }
    Obj token =
        rule(play, server, wish)
            .map(each -> each.find("actions.token").flatMap(Json::asObj).orElse(Obj.EMPTY))
            .orElseThrow(() -> Denial.refused("access_denied", DENIED));
    var claims = new Claims(play, server, wish, user);
    return new Leave(
        scope,
        minutes(token, "accessTokenLifetimeMinutes", Leave.USUAL),
        refresh(token),
        claims.access().with("aud", audience(server)),
        provider(play).withAll(claims.identity()));
  }

  /// Who proved people: the organisation itself.
  ///
  /// - source: developer.okta.com, ID token payload, `idp`, 2026-08-31
  private static Obj provider(Play play) {
    return Obj.of("idp", Json.of(Orgs.id(play)));
  }

  /// What a request that names no scope is for: the server's default scopes.
  private static String usual(List<Thing> scopes, Plea plea) {
    List<String> names = new ArrayList<>();
    for (Thing scope : scopes) {
      if (scope.item().flag("default")) {
        names.add(scope.text("name").orElse(""));
      }
    }
    if (names.isEmpty() && plea.alone()) {
      throw Denial.refused(
          "invalid_scope",
          "The authorization server resource does not have any configured default scopes,"
              + " 'scope' must be provided.");
    }
    return String.join(" ", names);
  }

  private static Json audience(Thing server) {
    var audiences = server.item().items("audiences");
    return audiences.size() == 1 ? audiences.items().getFirst() : audiences;
  }

  /// A refresh token ends when it was not used for a while, at the latest after its whole life.
  private static long refresh(Obj token) {
    long window = minutes(token, "refreshTokenWindowMinutes", 604_800);
    long life = minutes(token, "refreshTokenLifetimeMinutes", 0);
    return life == 0 ? window : Math.min(window, life);
  }

  private static long minutes(Obj token, String member, long otherwise) {
    return token
        .find(member)
        .flatMap(Json::asWords)
        .filter(word -> word.matches("\\d{1,9}"))
        .map(word -> Long.parseLong(word) * 60)
        .orElse(otherwise);
  }

  /// The first rule, of the first policy for the client, that covers who asks for what.
  private static Optional<Thing> rule(Play play, Thing server, Wish wish) {
    for (Thing policy :
        Priorities.inOrder(play.rows("authorization-server-policy").all(server.id()))) {
      if (Priorities.active(policy) && wish.ofClient(policy)) {
        for (Thing rule :
            Priorities.inOrder(
                play.rows("authorization-server-policy-rule").all(server.id(), policy.id()))) {
          if (Priorities.active(rule) && wish.covered(rule)) {
            return Optional.of(rule);
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Whether somebody may use a client: an application is assigned to them or to a group of theirs.
  static boolean assigned(Play play, String client, Thing user) {
    Optional<Thing> app = play.rows("app").find(client);
    if (app.isEmpty() || flag(app.get(), "settings.implicitAssignment")) {
      return true;
    }
    List<String> groups = Belonging.of(play, user);
    return play.rows("app-user").find(app.get().id(), user.id()).isPresent()
        || play.rows("app-group").all(app.get().id()).stream()
            .anyMatch(group -> groups.contains(group.id()));
  }

  /// Somebody who proved one factor where a policy asks for two has to prove another; a client that cannot
  /// ask for it gets nothing.
  ///
  /// - source: okta/okta-developer-docs, implement-grant-type, and error texts of the password grant in
  ///   reports of integrators, 2026-11-22
  private static void proved(Play play, Plea plea, Thing user) {
    boolean one =
        List.of("password", DirectAuthentication.OTP, DirectAuthentication.OOB)
            .contains(plea.grant());
    if (!one) {
      return;
    }
    List<String> types = new ArrayList<>();
    plea.registered().items("grant_types").forEach(each -> each.asText().ifPresent(types::add));
    boolean able =
        types.contains(DirectAuthentication.MFA_OTP)
            || types.contains(DirectAuthentication.MFA_OOB);
    boolean asked = SignOn.of(play, user).flag("requireFactor");
    if (able && (asked || SignOn.twice(play, plea.client(), user))) {
      throw DirectAuthentication.incomplete(play, user, plea.client(), plea.grant());
    }
    if (asked) {
      throw Denial.refused(
          "invalid_grant",
          "Resource owner password credentials authentication denied by sign on policy.");
    }
  }

  private static boolean flag(Thing thing, String member) {
    return thing.find(member).filter(Json.of(true)::equals).isPresent();
  }

  static List<String> words(String scope) {
    return scope.isBlank() ? List.of() : List.of(scope.strip().split("[ ,]+"));
  }
}
