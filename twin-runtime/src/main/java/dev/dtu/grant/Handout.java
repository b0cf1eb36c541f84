package dev.dtu.grant;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Advice;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Hands out tokens for a grant (RFC 6749, section 5).
record Handout(Office office, Desk.Handing desk) implements Clerk {

  /// The member of a refresh token that tells when it was traded for the next.
  private static final String TRADED = "traded";

  @Override
  public Reply act(Scene scene) {
    var asking = new Asking(office, scene);
    String type = type(asking);
    if (type.isEmpty()) {
      throw asking.refusal(Denial.NO_GRANT_TYPE, "");
    }
    Grant grant = desk.grants().get(type);
    if (grant == null) {
      throw asking.refusal(Denial.UNSUPPORTED_GRANT, type);
    }
    return switch (grant.kind()) {
      case AUTHORIZATION_CODE -> byCode(asking, grant);
      case REFRESH_TOKEN -> byRefresh(asking, grant);
      case CLIENT_CREDENTIALS -> bySelf(asking, grant);
      case PASSWORD -> byPassword(asking, grant);
      case TOKEN_EXCHANGE -> byToken(asking, grant);
      case JWT_BEARER -> byAssertion(asking, grant);
      case DEVICE_CODE -> byDecision(asking, grant);
      case JUDGED -> byJudgement(asking, grant, type);
    };
  }

  /// Hands out to whom the bench says that a grant of the service's own stands for.
  private Reply byJudgement(Asking asking, Grant grant, String type) {
    Clients.Client client = asking.client(type);
    Scene scene = asking.scene();
    Bench.Proven proven = office.bench().judged(scene, asking.errand(type, client));
    String scope = proven.scope().isEmpty() ? asking.find("scope").orElse("") : proven.scope();
    scoped(asking, grant, scope);
    Obj more =
        Obj.of(Consent.PROVED_AT, Json.of(scene.moment().getEpochSecond()))
            .with(Consent.PROVED_BY, Json.array(proven.methods().stream().map(Json::of).toList()));
    return handed(asking, grant, new Consent(proven.login(), client.id(), scope, "", more));
  }

  /// The type of grant that is asked for, else the usual one.
  private String type(Asking asking) {
    return asking.find("grant_type").orElse(desk.usual());
  }

  private Reply bySelf(Asking asking, Grant grant) {
    Clients.Client client = asking.client(grant.kind().type());
    String scope = asking.find("scope").orElse("");
    scoped(asking, grant, scope);
    return handed(asking, grant, new Consent(client.id(), client.id(), scope, "", Obj.EMPTY));
  }

  private static void scoped(Asking asking, Grant grant, String scope) {
    if (grant.scoped() && scope.isEmpty()) {
      throw asking.refusal(Denial.NO_SCOPE, "");
    }
  }

  private Reply byPassword(Asking asking, Grant grant) {
    Clients.Client client = asking.client(grant.kind().type());
    String name = asking.need("username", Denial.NO_USERNAME);
    String password = asking.need("password", Denial.NO_PASSWORD);
    String scope = asking.find("scope").orElse("");
    scoped(asking, grant, scope);
    String subject =
        office
            .bench()
            .proved(asking.scene(), name, password)
            .orElseThrow(() -> asking.refusal(Denial.WRONG_PASSWORD, name).keeping());
    return handed(asking, grant, new Consent(subject, client.id(), scope, "", Obj.EMPTY));
  }

  /// Trades a token for another of the same subject (RFC 8693).
  private Reply byToken(Asking asking, Grant grant) {
    var exchange = new Exchange(office, asking, grant, asking.client(grant.kind().type()));
    Optional<Reply> statement = exchange.statement();
    if (statement.isPresent()) {
      return statement.get();
    }
    String subject = exchange.subject();
    String scope = asking.find("scope").orElse("");
    scoped(asking, grant, scope);
    return handed(
        asking, grant, new Consent(subject, exchange.client().id(), scope, "", Obj.EMPTY));
  }

  private Reply byDecision(Asking asking, Grant grant) {
    Clients.Client client = asking.client(grant.kind().type());
    String code = asking.need("device_code", Denial.NO_DEVICE_CODE);
    return handed(asking, grant, new Poll(office, asking, client).decided(code));
  }

  private Reply byAssertion(Asking asking, Grant grant) {
    String text = asking.need("assertion", Denial.NO_ASSERTION);
    var assertion = new Assertion(office, asking, text);
    Clients.Client sender = assertion.sender(true);
    String subject = assertion.claim("sub").orElse(sender.name());
    String scope = assertion.claim("scope").orElse("");
    Optional<String> target = assertion.claim("target_audience");
    Obj more = target.map(aud -> Obj.of("audience", Json.of(aud))).orElse(Obj.EMPTY);
    var consent = new Consent(subject, sender.id(), scope, "", more);
    if (target.isPresent() && grant.identity().isPresent()) {
      Consent.Made made =
          consent.made(office, asking.scene(), grant.identity().get(), Advice.IDENTITY);
      return reply(Obj.of("id_token", Json.of(made.value())));
    }
    return handed(asking, grant, consent);
  }

  private Reply byCode(Asking asking, Grant grant) {
    Clients.Client client = asking.client(grant.kind().type());
    String code = asking.need("code", Denial.NO_CODE);
    var draft = asking.scene().draft();
    Tokens.Token kept =
        Tokens.find(draft, office.space(), code)
            .filter(token -> token.use().equals("code"))
            .filter(token -> token.client().equals(client.id()))
            .filter(token -> token.house().equals(office.house(asking.scene())))
            .orElseThrow(() -> asking.refusal(Denial.UNKNOWN_CODE, code));
    if (!kept.alive(asking.scene().moment())) {
      throw asking.refusal(kept.revoked() ? Denial.USED_CODE : Denial.UNKNOWN_CODE, code);
    }
    String redirect = asking.find("redirect_uri").orElse("");
    String wanted = kept.more().text("redirect").orElse("");
    if (!redirect.equals(wanted) && !(redirect.isEmpty() && kept.more().flag("untold"))) {
      throw asking.refusal(Denial.OTHER_REDIRECT, redirect);
    }
    verified(asking, kept.more());
    Consent consent = Consent.of(kept);
    scoped(asking, grant, consent.more().has(Given.ASKED) ? Given.ASKED : consent.scope());
    Tokens.put(draft, office.space(), code, kept.taken());
    return handed(asking, desk.fitting(grant, client.told()), consent);
  }

  /// The proof that who brings the code is who asked for it (RFC 7636).
  private static void verified(Asking asking, Obj code) {
    Optional<String> challenge = code.text("challenge");
    if (challenge.isEmpty()) {
      return;
    }
    String verifier = asking.need("code_verifier", Denial.NO_VERIFIER);
    boolean hashed = code.text("method").orElse("plain").equals("S256");
    if (!challenge.get().equals(hashed ? Hashes.whole(verifier) : verifier)) {
      throw asking.refusal(Denial.WRONG_VERIFIER, "");
    }
  }

  private Reply byRefresh(Asking asking, Grant usual) {
    Clients.Client client = asking.client(usual.kind().type());
    String value = asking.need("refresh_token", Denial.NO_REFRESH);
    var draft = asking.scene().draft();
    Optional<Tokens.Token> kept =
        Tokens.find(draft, office.space(), value).filter(token -> token.use().equals("refresh"));
    if (kept.isEmpty() && client.believed()) {
      String subject = Office.person(draft, "").text("email").orElse(client.id());
      String scope = asking.find("scope").orElse("");
      return handed(asking, usual, new Consent(subject, client.id(), scope, "", Obj.EMPTY));
    }
    Tokens.Token token = kept.orElseThrow(() -> asking.refusal(Denial.UNKNOWN_REFRESH, value));
    if (!token.client().equals(client.id())
        || !token.house().equals(office.house(asking.scene()))) {
      throw asking.refusal(Denial.OTHER_CLIENT, value);
    }
    Grant grant = token.kind().map(usual::of).orElse(usual);
    long leeway = grant.refresh().map(TokenForm::leeway).orElse(0L);
    if (!standing(asking, token, leeway)) {
      Tokens.revoke(draft, office.space(), token.grant()); // somebody else has it too
      throw asking.refusal(Denial.DEAD_REFRESH, value).keeping();
    }
    Consent consent = Consent.of(token);
    if (grant.refresh().isPresent()) {
      long now = asking.scene().moment().getEpochSecond();
      Obj more = token.more().has(TRADED) ? token.more() : token.more().with(TRADED, Json.of(now));
      Tokens.put(draft, office.space(), value, token.with(more).taken()); // good for one more
    }
    return handed(asking, grant, narrower(asking, consent));
  }

  /// Whether a refresh token is still good: alive, or traded for the next a moment ago.
  private static boolean standing(Asking asking, Tokens.Token token, long leeway) {
    Instant now = asking.scene().moment();
    if (!token.revoked()) {
      return token.alive(now);
    }
    return token
        .more()
        .find(TRADED)
        .flatMap(Json::asWords)
        .filter(_ -> leeway > 0)
        .map(Long::parseLong)
        .filter(at -> now.getEpochSecond() - at <= leeway)
        .isPresent();
  }

  private static Consent narrower(Asking asking, Consent consent) {
    Optional<String> scope = asking.find("scope");
    List<String> had = List.of(consent.scope().split("[ ,]+"));
    if (scope.isPresent() && !had.containsAll(List.of(scope.get().split("[ ,]+")))) {
      throw asking.refusal(Denial.WIDER_SCOPE, scope.get());
    }
    return scope.map(consent::scoped).orElse(consent);
  }

  private Reply handed(Asking asking, Grant grant, Consent asked) {
    Scene scene = asking.scene();
    Obj registered = office.clients().find(scene.draft(), asked.client()).orElseThrow().told();
    var plea = new Plea(type(asking), asked.client(), asked.subject(), asked.scope(), registered);
    Optional<String> key =
        new Proving(office).key(asking, registered, asked.more().text(Proving.KEY));
    Leave leave = office.bench().hear(scene, plea);
    Consent consent = asked.scoped(leave.scope()).without(TRADED);
    Grant granted = grant.with(leave);
    return key.isEmpty()
        ? new Given(asking, office, granted).reply(consent)
        : new Given(asking, office, granted.bound(key.get()))
            .reply(consent.with(Proving.KEY, key.get()));
  }

  static Reply reply(Obj body) {
    return Reply.json(200, body).with("cache-control", "no-store").with("pragma", "no-cache");
  }
}
