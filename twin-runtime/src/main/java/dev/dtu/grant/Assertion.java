package dev.dtu.grant;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.Optional;

/// A signed statement by which somebody asks for tokens (RFC 7523), checked in the order in which
/// services look at it: form, signature, sender, times, scope, audience.
final class Assertion {

  private final Office office;
  private final Asking asking;
  private final Seal.Read read;

  Assertion(Office office, Asking asking, String text) {
    this.office = office;
    this.asking = asking;
    this.read =
        Seal.Read.of(text).orElseThrow(() -> asking.refusal(Denial.MALFORMED_ASSERTION, text));
  }

  Obj claims() {
    return read.claims();
  }

  /// What it says under a name; empty when that is nothing.
  Optional<String> claim(String name) {
    return claims().find(name).flatMap(Json::asWords).filter(word -> !word.isBlank());
  }

  /// The client that signed it, all of it being right.
  ///
  /// @param grant whether it is the grant itself, and so must tell when it was made and for what
  Clients.Client sender(boolean grant) {
    String issuer = claim("iss").orElse("");
    Optional<Clients.Client> known = office.clients().find(asking.scene().draft(), issuer);
    boolean believed = known.filter(Clients.Client::believed).isPresent();
    boolean signed =
        known
            .map(client -> client.signed(office.seal(), read))
            .orElseGet(() -> office.seal().signed(read, Obj.EMPTY));
    if (!believed && !signed) {
      throw asking.refusal(Denial.WRONG_SIGNATURE, issuer);
    }
    Clients.Client sender = known.orElseThrow(() -> asking.refusal(Denial.UNKNOWN_ISSUER, issuer));
    times(grant);
    if (grant && claim("scope").isEmpty() && claim("target_audience").isEmpty()) {
      throw asking.refusal(Denial.NO_SCOPE, "");
    }
    if (!believed && !meant()) {
      throw asking.refusal(Denial.WRONG_AUDIENCE, claim("aud").orElse(""));
    }
    Optional<String> name = claim("jti").filter(_ -> office.grants().assertions().once());
    if (name.isPresent() && !first(issuer, name.get())) {
      throw asking.refusal(Denial.USED_ASSERTION, name.get());
    }
    return sender;
  }

  private boolean first(String issuer, String name) {
    Instant end = Instant.ofEpochSecond(seconds("exp").orElse(0L));
    return new Used(office.space()).first(asking.scene(), issuer, name, end);
  }

  private void times(boolean grant) {
    Optional<Long> issued = seconds("iat");
    if (grant && issued.isEmpty()) {
      throw asking.refusal(Denial.NO_ISSUED, "");
    }
    long expires = seconds("exp").orElseThrow(() -> asking.refusal(Denial.NO_EXPIRY, ""));
    long now = asking.scene().moment().getEpochSecond();
    Grants.Assertions rules = office.grants().assertions();
    long from = issued.orElse(Math.min(now, expires));
    boolean timely =
        from <= now + rules.early() && expires >= now && expires - from <= rules.lasts();
    boolean near = expires - now <= rules.lasts() + rules.early();
    if (!timely || !near) {
      throw asking.refusal(Denial.OUTSIDE_WINDOW, "");
    }
  }

  private Optional<Long> seconds(String claim) {
    return claim(claim).filter(word -> word.matches("\\d{1,12}(\\.\\d+)?")).map(Assertion::whole);
  }

  private static long whole(String number) {
    int dot = number.indexOf('.');
    return Long.parseLong(dot < 0 ? number : number.substring(0, dot));
  }

  private boolean meant() {
    Json audience = claims().find("aud").orElse(Json.Null.NULL);
    if (audience instanceof Arr several) {
      for (Json each : several) {
        if (meant(each.asText().orElse(""))) {
          return true;
        }
      }
      return false;
    }
    return meant(audience.asText().orElse(""));
  }

  private boolean meant(String audience) {
    var scene = asking.scene();
    String here = scene.origin().url() + scene.call().request().path();
    return audience.equals(here) || office.grants().assertions().audiences().contains(audience);
  }
}
