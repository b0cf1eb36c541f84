package dev.dtu.grant;

import dev.dtu.call.Percent;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets a person consent and sends a code, or tokens, to the client.
///
/// Without a page the person of `login_hint`, else the admin, consents at once. With one it is who has
/// a session, who brings a session token, or who signs in on the page; what is wrong after client and
/// redirect URI are known to be right is told to the client there (RFC 6749, section 4.1.2.1).
record Consenting(Office office, Desk.Consent desk) implements Behaviour {

  private static final List<String> TYPES = List.of("code", "token", "id_token");

  @Override
  public boolean judges() {
    return true;
  }

  @Override
  public Reply act(Scene scene) {
    var asking = new Asking(office, scene);
    if (!desk.page()) {
      return plainly(asking);
    }
    Landing landing;
    try {
      landing = landing(asking);
    } catch (Refusal refusal) {
      return Pages.wrong(told(refusal));
    }
    try {
      return signed(asking, landing);
    } catch (Refusal refusal) {
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

  private static Clients.Client client(Asking asking) {
    return asking.known(asking.need("client_id", Denial.NO_CLIENT));
  }

  /// The address that was told, or else the client's first.
  ///
  /// @param foreign what is said of one that the client did not register
  private static String redirect(Asking asking, Clients.Client client, Denial foreign) {
    String redirect =
        asking
            .find("redirect_uri")
            .or(() -> client.redirects().stream().findFirst())
            .orElseThrow(() -> asking.refusal(Denial.NO_REDIRECT, ""));
    if (!client.redirects().isEmpty() && !client.redirects().contains(redirect)) {
      throw asking.refusal(foreign, redirect);
    }
    return redirect;
  }

  /// Where the answer goes: to an address that the client registered.
  private Landing landing(Asking asking) {
    Clients.Client client = client(asking);
    String redirect = redirect(asking, client, Denial.FOREIGN_REDIRECT);
    String state = asking.find("state").orElse("");
    List<String> types = List.of(asking.find("response_type").orElse("code").split(" +"));
    boolean codeAlone = types.equals(List.of("code"));
    String mode = asking.find("response_mode").orElse(codeAlone ? "query" : "fragment");
    return new Landing(client, redirect, state, mode, types);
  }

  private Reply signed(Asking asking, Landing landing) {
    checked(asking, landing);
    Scene scene = asking.scene();
    Optional<String> name = asking.find("username");
    Optional<String> token = asking.find("sessionToken");
    boolean again = asking.find("prompt").filter("login"::equals).isPresent();
    Optional<Bench.Seen> seen =
        name.isPresent()
            ? office.bench().entered(scene, name.get(), asking.find("password").orElse(""))
            : again && token.isEmpty()
                ? Optional.empty()
                : office.bench().seen(scene, token.orElse(""));
    if (seen.isPresent()) {
      Reply reply = answered(asking, landing, seen.get().login());
      String cookie = seen.get().cookie();
      return cookie.isEmpty() ? reply : reply.with("set-cookie", cookie);
    }
    if (asking.find("prompt").filter("none"::equals).isPresent()) {
      throw asking.refusal(Denial.LOGIN_REQUIRED, "");
    }
    String words = name.isPresent() ? office.grants().saying(Denial.WRONG_PASSWORD).text() : "";
    return Pages.login(asking, words);
  }

  private void checked(Asking asking, Landing landing) {
    if (asking.find("response_type").isEmpty() || !TYPES.containsAll(landing.types())) {
      throw asking.refusal(Denial.WRONG_RESPONSE_TYPE, asking.find("response_type").orElse(""));
    }
    if (landing.state().isEmpty()) {
      throw asking.refusal(Denial.NO_STATE, "");
    }
    boolean tokens = !landing.types().equals(List.of("code"));
    if (landing.mode().equals("query") && tokens) {
      throw asking.refusal(Denial.WRONG_RESPONSE_MODE, landing.mode());
    }
    boolean open = landing.client().method().equals("none");
    boolean asked = open || landing.client().told().flag("pkce_required");
    if (asked && !tokens && asking.find("code_challenge").isEmpty()) {
      throw asking.refusal(Denial.NO_CHALLENGE, "");
    }
  }

  private Reply answered(Asking asking, Landing landing, String login) {
    Scene scene = asking.scene();
    String scope = asking.find("scope").orElse("");
    boolean code = landing.types().contains("code");
    String grant = code ? Grant.Kind.AUTHORIZATION_CODE.type() : "implicit";
    Clients.Client client = landing.client();
    var plea = new Plea(grant, client.id(), login, scope, client.told());
    Leave leave = office.bench().hear(scene, plea);
    boolean untold = asking.find("redirect_uri").isEmpty();
    var consent = new Consent(login, client.id(), leave.scope(), "", more(asking, landing, untold));
    Obj told = Obj.EMPTY;
    if (code) {
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
    Clients.Client client = client(asking);
    String redirect = redirect(asking, client, Denial.OTHER_REDIRECT);
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

  /// Where an answer goes, and in what form.
  ///
  /// @param mode `query`, `fragment` or `form_post`
  /// @param types what is asked for: `code`, `token`, `id_token`
  record Landing(
      Clients.Client client, String redirect, String state, String mode, List<String> types) {

    Reply wrong(Denial.Saying saying) {
      Obj told = Obj.of("error", Json.of(saying.error())).with("error_description", saying.text());
      return answered(state.isEmpty() ? told : told.with("state", state));
    }

    Reply answered(Obj told) {
      if (mode.equals("form_post")) {
        return Pages.posted(redirect, told);
      }
      boolean fragment = mode.equals("fragment");
      var out = new StringBuilder(redirect);
      char next = fragment ? '#' : redirect.indexOf('?') < 0 ? '?' : '&';
      for (Obj.Member member : told) {
        out.append(next)
            .append(Percent.encode(member.key()))
            .append('=')
            .append(Percent.encode(member.value().asWords().orElse("")));
        next = '&';
      }
      return Reply.empty(302).with("location", out.toString());
    }
  }
}
