package dev.dtu.grant;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one asker was granted, and the tokens made of it.
///
/// @param subject whom the tokens stand for
/// @param client the id of who asked
/// @param scope what for, as it was asked
/// @param grant what all tokens of one consent have in common
/// @param more what else is told: `nonce`, `audience`
record Consent(String subject, String client, String scope, String grant, Obj more) {

  /// The fact that tells when the person was proved, in seconds.
  static final String PROVED_AT = "auth_time";

  /// The fact that tells by what, in the words of RFC 8176.
  static final String PROVED_BY = "amr";

  Consent scoped(String narrower) {
    return new Consent(subject, client, narrower, grant, more);
  }

  Consent with(String member, String value) {
    return new Consent(subject, client, scope, grant, more.with(member, value));
  }

  Consent without(String member) {
    return new Consent(subject, client, scope, grant, more.without(member));
  }

  /// The consent to a token of another kind beside the usual one; what becomes of one is nothing to
  /// the other.
  Consent beside(String kind) {
    String apart = grant.isEmpty() ? grant : grant + "/" + kind;
    return new Consent(subject, client, scope, apart, more.with(Tokens.KIND, kind));
  }

  Facts facts(Office office, Scene scene) {
    return office
        .facts(scene, subject)
        .with(PROVED_AT, scene.moment().getEpochSecond())
        .and(Obj.of(PROVED_BY, Json.array(List.of(Json.of("pwd")))))
        .and(more)
        .with("client", client)
        .with("scope", scope)
        .and(Obj.of("scopes", Office.list(scope)));
  }

  /// Makes a token and keeps it under its value.
  String token(Office office, Scene scene, TokenForm form, String use) {
    return kept(office, scene, made(office, scene, form, use), use);
  }

  /// Keeps a token under its value.
  ///
  /// @return its value
  String kept(Office office, Scene scene, Made made, String use) {
    String value = made.value();
    Instant end = scene.moment().plus(Duration.ofSeconds(made.lasts()));
    var token =
        new Tokens.Token(
            use,
            subject,
            client,
            grant.isEmpty() ? value : grant,
            made.lasts() == 0 ? Optional.empty() : Optional.of(end),
            false,
            kept(office, scene));
    Tokens.put(scene.draft(), office.space(), value, token);
    return value;
  }

  private Obj kept(Office office, Scene scene) {
    String house = office.house(scene);
    Obj all = more.with("scope", scope);
    return house.isEmpty() ? all : all.with(Tokens.HOUSE, house);
  }

  /// A token's value: what it says, signed, or letters of its shape; and how many seconds it lasts.
  ///
  /// What a signed one says is shown to whom the service asks before it hands it out, by its use
  /// (`access`, `identity`): `{"claims": {…}, "lasts": 3600}`.
  Made made(Office office, Scene scene, TokenForm form, String use) {
    var shape = Tokens.shape(office.space());
    long count = scene.draft().mint(shape);
    if (!office.clients().open(scene.draft())) {
      Ended.drop(scene.draft(), shape, scene.moment(), count); // else they would be anybody's again
    }
    var dice = scene.call().dice().at(shape.name()).at(use).at(scene.origin().url());
    if (!form.shape().isEmpty()) {
      return new Made(Mint.of(form.shape()).make(dice, count), form.lasts());
    }
    long end = scene.moment().getEpochSecond() + form.lasts();
    Facts facts = facts(office, scene).with("expires", end).with("lasts", form.lasts());
    Facts own =
        new Facts(name ->
            name.startsWith("id:")
                ? Optional.of(Json.of(Mint.of(name.substring(3)).make(dice, count)))
                : facts.known().apply(name));
    return signed(
        office,
        scene,
        form,
        shaped(scene, use, own.fill(form.claims()).withAll(form.said()), form.lasts()));
  }

  private static Obj shaped(Scene scene, String use, Obj claims, long lasts) {
    Json told = scene.shaped(use, Obj.of("claims", claims, "lasts", Json.of(lasts)));
    return told.asObj().orElse(Obj.EMPTY);
  }

  /// One that lasts another time than it was to ends at another moment.
  private static Made signed(Office office, Scene scene, TokenForm form, Obj told) {
    Obj claims = told.obj("claims").orElse(Obj.EMPTY);
    long lasts =
        told.find("lasts")
            .flatMap(each -> each instanceof Json.Num number ? number.whole() : Optional.empty())
            .orElse(form.lasts());
    if (lasts != form.lasts()) {
      for (Obj.Member member : form.claims()) {
        if (member.value().equals(Json.of("${expires}"))) {
          claims = claims.with(member.key(), Json.of(scene.moment().getEpochSecond() + lasts));
        }
      }
    }
    Bench.Key key = office.bench().keys(scene).getFirst();
    return new Made(office.ring().sign(key, claims, form.typed()), lasts);
  }

  /// A token that is made.
  ///
  /// @param lasts how many seconds; 0 is for ever
  record Made(String value, long lasts) {}

  /// The consent a kept token stands for.
  static Consent of(Tokens.Token token) {
    String scope = token.more().text("scope").orElse("");
    return new Consent(
        token.subject(),
        token.client(),
        scope,
        token.grant(),
        token.more().without("scope").without(Tokens.HOUSE));
  }
}
