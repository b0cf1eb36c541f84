package dev.dtu.grant;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What one asker was granted, and the tokens made of it.
///
/// @param subject whom the tokens stand for
/// @param client the id of who asked
/// @param scope what for, as it was asked
/// @param grant what all tokens of one consent have in common
/// @param more what else is told: `nonce`, `audience`
record Consent(String subject, String client, String scope, String grant, Obj more) {

  Consent scoped(String narrower) {
    return new Consent(subject, client, narrower, grant, more);
  }

  Facts facts(Office office, Scene scene) {
    return office
        .facts(scene, subject)
        .and(more)
        .with("client", client)
        .with("scope", scope)
        .and(Obj.of("scopes", Office.list(scope)));
  }

  /// Makes a token and keeps it under its value.
  String token(Office office, Scene scene, TokenForm form, String use) {
    String value = made(office, scene, form, use);
    Instant end = scene.moment().plus(Duration.ofSeconds(form.lasts()));
    var token =
        new Tokens.Token(
            use,
            subject,
            client,
            grant.isEmpty() ? value : grant,
            form.lasts() == 0 ? Optional.empty() : Optional.of(end),
            false,
            more.with("scope", scope));
    Tokens.put(scene.draft(), office.space(), value, token);
    return value;
  }

  /// A token's value: what it says, signed, or letters of its shape.
  String made(Office office, Scene scene, TokenForm form, String use) {
    var shape = Tokens.shape(office.space());
    long count = scene.draft().mint(shape);
    if (!office.clients().open(scene.draft())) {
      Ended.drop(scene.draft(), shape, scene.moment(), count); // else they would be anybody's again
    }
    var dice = scene.call().dice().at(shape.name()).at(use).at(scene.origin().url());
    if (!form.shape().isEmpty()) {
      return Mint.of(form.shape()).make(dice, count);
    }
    long end = scene.moment().getEpochSecond() + form.lasts();
    Facts facts = facts(office, scene).with("expires", end).with("lasts", form.lasts());
    Facts own =
        new Facts(name ->
            name.startsWith("id:")
                ? Optional.of(Json.of(Mint.of(name.substring(3)).make(dice, count)))
                : facts.known().apply(name));
    return office.seal().sign(own.fill(form.claims()));
  }

  /// The consent a kept token stands for.
  static Consent of(Tokens.Token token) {
    String scope = token.more().text("scope").orElse("");
    return new Consent(
        token.subject(), token.client(), scope, token.grant(), token.more().without("scope"));
  }
}
