package dev.dtu.grant;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets a person consent and sends a code, or tokens, to the client.
///
/// Without a page the person of `login_hint`, else the admin, consents at once. With one it is who has
/// a session, who brings a session token, or who signs in on the page; who must agree to scopes is asked
/// on another. What is wrong after client and redirect URI are known to be right is told to the client
/// there (RFC 6749, section 4.1.2.1).
record Consenting(Office office, Desk.Consent desk) implements Clerk {

  private static final String DECIDED = "consent";

  @Override
  public Reply act(Scene scene) {
    var plain = new Asking(office, scene);
    if (!desk.page()) {
      return plainly(plain);
    }
    var requested = new Requested(office, plain);
    Asking asking;
    Landing landing;
    try {
      Clients.Client client = plain.known(plain.need("client_id", Denial.NO_CLIENT));
      asking = requested.whole(client);
      landing = Landing.of(asking, client, Landing.modes(desk));
    } catch (Refusal refusal) {
      return Pages.wrong(told(refusal));
    }
    try {
      return signed(asking, landing, requested);
    } catch (Refusal refusal) {
      requested.used();
      return landing.wrong(told(refusal));
    }
  }

  private static Denial.Saying told(Refusal refusal) {
    if (!refusal.problem().equals(Problem.GRANT_REFUSED)) {
      throw refusal;
    }
    return new Denial.Saying(
        refusal.facts().text("error").orElse(""), refusal.facts().text("detail").orElse(""), 400);
  }

  private Reply signed(Asking asking, Landing landing, Requested requested) {
    landing.checked(asking, Landing.modes(desk));
    if (landing.client().pushes() && !asking.given().alone()) {
      throw asking.refusal(Denial.NOT_PUSHED, "");
    }
    Optional<Bench.Seen> seen = present(asking);
    if (seen.isPresent()) {
      Reply reply = agreed(asking, landing, seen.get(), requested);
      String cookie = seen.get().cookie();
      return cookie.isEmpty() ? reply : reply.with("set-cookie", cookie);
    }
    if (silent(asking)) {
      throw asking.refusal(Denial.LOGIN_REQUIRED, "");
    }
    boolean tried = asking.find("username").isPresent();
    return Pages.login(asking, tried ? office.grants().saying(Denial.WRONG_PASSWORD).text() : "");
  }

  private static boolean silent(Asking asking) {
    return asking.words("prompt").contains("none");
  }

  /// Who is signed in, freshly enough for what is asked.
  private Optional<Bench.Seen> present(Asking asking) {
    Scene scene = asking.scene();
    Optional<String> name = asking.find("username");
    if (name.isPresent()) {
      return office.bench().entered(scene, name.get(), asking.find("password").orElse(""));
    }
    Optional<String> token = asking.find("sessionToken");
    boolean decided = asking.typed(DECIDED).isPresent();
    boolean again = asking.words("prompt").contains("login") && !decided;
    if (again && token.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> hinted = hinted(asking);
    return office
        .bench()
        .seen(scene, token.orElse(""))
        .filter(seen -> hinted.isEmpty() || hinted.get().equals(seen.login()))
        .filter(seen -> decided || fresh(asking, seen.at()));
  }

  /// The login of whom an identity token tells that the client brings back (OpenID Connect Core,
  /// section 3.1.2.1); nobody else will do.
  private Optional<String> hinted(Asking asking) {
    Scene scene = asking.scene();
    return asking
        .find("id_token_hint")
        .map(hint ->
            office
                .signed(scene, hint)
                .flatMap(claims -> office.bench().told(scene, claims))
                .orElseThrow(() -> asking.refusal(Denial.WRONG_HINT, "")));
  }

  /// Whether a person was proved no longer ago than `max_age` says.
  private static boolean fresh(Asking asking, Instant at) {
    return asking
        .find("max_age")
        .filter(word -> word.matches("\\d{1,9}"))
        .map(Long::parseLong)
        .map(age -> !at.plusSeconds(age).isBefore(asking.scene().moment()))
        .orElse(true);
  }

  /// The answer, once the person agreed to what must be agreed to.
  private Reply agreed(Asking asking, Landing landing, Bench.Seen seen, Requested requested) {
    Scene scene = asking.scene();
    boolean code = landing.types().contains("code");
    String grant = code ? Grant.Kind.AUTHORIZATION_CODE.type() : "implicit";
    String scope = asking.find("scope").orElse("");
    Clients.Client client = landing.client();
    var plea = new Plea(grant, client.id(), seen.login(), scope, client.told());
    Leave leave = office.bench().hear(scene, plea);
    Plea heard = plea.scoped(leave.scope());
    Optional<String> decision = asking.typed(DECIDED);
    boolean anew = asking.words("prompt").contains("consent") && decision.isEmpty();
    List<String> open = office.bench().asks(scene, heard, anew);
    if (!open.isEmpty() && decision.isEmpty()) {
      if (silent(asking)) {
        throw asking.refusal(Denial.CONSENT_REQUIRED, "");
      }
      return Pages.consent(asking, client.told().text("client_name").orElse(client.id()), open);
    }
    if (decision.filter("deny"::equals).isPresent()) {
      throw asking.refusal(Denial.NOT_AGREED, "");
    }
    office.bench().agreed(scene, heard, open);
    requested.used();
    return answered(asking, landing, seen, leave);
  }

  private Reply answered(Asking asking, Landing landing, Bench.Seen seen, Leave leave) {
    Scene scene = asking.scene();
    boolean untold = asking.find("redirect_uri").isEmpty();
    Obj more =
        more(asking, landing, untold)
            .with(Consent.PROVED_AT, Json.of(seen.at().getEpochSecond()))
            .with(Consent.PROVED_BY, Json.array(seen.methods().stream().map(Json::of).toList()));
    var consent = new Consent(seen.login(), landing.client().id(), leave.scope(), "", more);
    Obj told = Obj.EMPTY;
    if (landing.types().contains("code")) {
      told = told.with("code", consent.token(office, scene, desk.code(), "code"));
    }
    told = told.withAll(tokens(scene, landing, hashed(consent, Hashes.CODE, told, "code"), leave));
    return landing.answered(told.with("state", landing.state()));
  }

  /// Tokens that go to the client without a code.
  private Obj tokens(Scene scene, Landing landing, Consent consent, Leave leave) {
    if (!(office.grants().desks().get(desk.tokens()) instanceof Desk.Handing handing)) {
      return Obj.EMPTY;
    }
    Grant grant = handing.grants().get(Grant.Kind.AUTHORIZATION_CODE.type());
    if (grant == null) {
      return Obj.EMPTY;
    }
    Grant granted = grant.with(leave);
    Obj told = Obj.EMPTY;
    if (landing.types().contains("token")) {
      String access = consent.token(office, scene, granted.access(), "access");
      told =
          Obj.of("access_token", Json.of(access))
              .with("token_type", "Bearer")
              .with("expires_in", Json.of(granted.access().lasts()))
              .with("scope", consent.scope());
    }
    if (landing.types().contains("id_token") && granted.identity().isPresent()) {
      Consent besides = hashed(consent, Hashes.ACCESS, told, "access_token");
      String identity = besides.made(office, scene, granted.identity().get(), "identity").value();
      told = told.with("id_token", identity);
    }
    return told;
  }

  /// The consent, knowing the hash of what is told beside its identity token.
  private static Consent hashed(Consent consent, String fact, Obj told, String member) {
    return told.text(member).map(value -> consent.with(fact, Hashes.half(value))).orElse(consent);
  }

  private Obj more(Asking asking, Landing landing, boolean untold) {
    var more = Obj.builder().put("redirect", landing.redirect());
    Obj asked = Obj.EMPTY;
    for (Map.Entry<String, String> each : office.grants().asks().entrySet()) {
      Optional<String> scope = asking.find(each.getValue());
      asked = scope.isPresent() ? asked.with(each.getKey(), scope.get()) : asked;
    }
    if (!asked.isEmpty()) {
      more.put(Given.ASKED, asked);
    }
    if (untold) {
      more.put("untold", true);
    }
    asking.find("nonce").ifPresent(nonce -> more.put("nonce", nonce));
    asking.find("code_challenge").ifPresent(challenge -> more.put("challenge", challenge));
    asking.find("code_challenge_method").ifPresent(method -> more.put("method", method));
    if (asking.find("access_type").filter("offline"::equals).isPresent()) {
      more.put("offline", true);
    }
    return more.build();
  }

  private Reply plainly(Asking asking) {
    Scene scene = asking.scene();
    Clients.Client client = asking.known(asking.need("client_id", Denial.NO_CLIENT));
    String redirect = Landing.redirect(asking, client, Denial.OTHER_REDIRECT);
    String scope = asking.find("scope").orElse("");
    Obj person = Office.person(scene.draft(), asking.find("login_hint").orElse(""));
    String subject = person.text("email").orElse(client.id());
    var landing = new Landing(client, redirect, "", "query", List.of("code"));
    boolean untold = asking.find("redirect_uri").isEmpty();
    var consent = new Consent(subject, client.id(), scope, "", more(asking, landing, untold));
    String code = consent.token(office, scene, desk.code(), "code");
    Facts facts =
        consent
            .facts(office, scene)
            .with("code", code)
            .with("state", asking.find("state").orElse(""));
    return landing.answered(facts.fill(desk.query()));
  }
}
