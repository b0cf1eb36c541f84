package dev.dtu.grant;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is asked at an authorization endpoint, wherever it is told: in the request itself, in a document
/// that the client signed (OpenID Connect Core, section 6), or ahead of it (RFC 9126).
record Requested(Office office, Asking asking) {

  /// The use of a name that was handed out for what a client pushed.
  static final String PUSHED = "request";

  /// The member of such a row with what was asked.
  static final String ASKED = "asked";

  private static final String OPENED = "opened";

  /// How long a person may take on the pages that one request leads to.
  private static final Duration PATIENCE = Duration.ofHours(1);

  /// The asking with all that is told, for a client.
  Asking whole(Clients.Client client) {
    Optional<String> name = asking.told("request_uri");
    if (name.isPresent()) {
      return asking.with(new Asking.Given(pushed(client, name.get()), true));
    }
    return asking
        .told("request")
        .map(text -> asking.with(new Asking.Given(signed(client, text), false)))
        .orElse(asking);
  }

  /// What was pushed under a name, which is good for one request and the pages it leads to.
  private Obj pushed(Clients.Client client, String name) {
    Scene scene = asking.scene();
    boolean goesOn = asking.typed("username").isPresent() || asking.typed("consent").isPresent();
    Tokens.Token kept =
        Tokens.find(scene.draft(), office.space(), name)
            .filter(token -> token.use().equals(PUSHED) && token.alive(scene.moment()))
            .filter(token -> token.client().equals(client.id()))
            .filter(token -> token.house().equals(office.house(scene)))
            .filter(token -> goesOn == token.more().flag(OPENED))
            .orElseThrow(() -> asking.refusal(Denial.UNKNOWN_REQUEST, name));
    var opened =
        new Tokens.Token(
            PUSHED,
            kept.subject(),
            kept.client(),
            kept.grant(),
            Optional.of(scene.moment().plus(PATIENCE)),
            false,
            kept.more().with(OPENED, Json.of(true)));
    Tokens.put(scene.draft(), office.space(), name, opened);
    return kept.more().obj(ASKED).orElse(Obj.EMPTY);
  }

  /// A request that led to an answer is used up.
  void used() {
    Scene scene = asking.scene();
    asking
        .told("request_uri")
        .flatMap(name ->
            Tokens.find(scene.draft(), office.space(), name)
                .filter(token -> token.use().equals(PUSHED))
                .map(token -> new Named(name, token)))
        .ifPresent(named ->
            Tokens.put(scene.draft(), office.space(), named.name(), named.token().taken()));
  }

  private record Named(String name, Tokens.Token token) {}

  /// What a document says that the client signed for this server, and that has not ended.
  private Obj signed(Clients.Client client, String text) {
    Refusal wrong = asking.refusal(Denial.WRONG_OBJECT, "");
    Seal.Read read = Seal.Read.of(text).orElseThrow(() -> wrong);
    Obj claims = read.claims();
    boolean own = claims.text("iss").filter(client.id()::equals).isPresent();
    long end =
        claims.find("exp").flatMap(Json::asWords).filter(word -> word.matches("\\d{1,12}")).stream()
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElse(Long.MAX_VALUE);
    Instant now = asking.scene().moment();
    boolean stands = end > now.getEpochSecond();
    boolean nested = claims.has("request") || claims.has("request_uri");
    if (!own || !stands || nested || !here(claims) || !client.signed(office.seal(), read)) {
      throw wrong;
    }
    return claims;
  }

  /// Whether a document is for the server that is asked.
  private boolean here(Obj claims) {
    Json audience = claims.find("aud").orElse(Json.Null.NULL);
    Arr all = audience instanceof Arr several ? several : Arr.of(audience);
    Scene scene = asking.scene();
    String place = scene.origin().url() + scene.call().request().path();
    for (Json each : all) {
      String named = each.asText().orElse("");
      boolean above = place.startsWith(named + "/");
      if (named.startsWith(scene.origin().url()) && (above || place.equals(named))) {
        return true;
      }
    }
    return false;
  }
}
