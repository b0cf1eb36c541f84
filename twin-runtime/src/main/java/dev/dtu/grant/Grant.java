package dev.dtu.grant;

import dev.dtu.json.Obj;
import java.util.Arrays;
import java.util.Optional;

/// What a token service hands out for one type of grant.
///
/// @param kind how the asker proves the grant
/// @param scoped whether it must name a scope
/// @param access the access token
/// @param refresh the refresh token that comes with it, if one does
/// @param identity the token that tells who consented, if one comes
/// @param reply the body, a template; members that stand for nothing are left out
public record Grant(
    Kind kind,
    boolean scoped,
    TokenForm access,
    Optional<TokenForm> refresh,
    Optional<TokenForm> identity,
    Obj reply) {

  /// A copy whose tokens are as was granted.
  Grant with(Leave leave) {
    return new Grant(
        kind,
        scoped,
        access.with(leave.access(), leave.claims()),
        refresh.map(form -> form.with(leave.refresh(), Obj.EMPTY)),
        identity.map(form -> form.with(Leave.USUAL, leave.identity())),
        reply);
  }

  /// A copy whose access token is bound to the key of a thumbprint.
  Grant bound(String thumbprint) {
    return new Grant(
        kind,
        scoped,
        access.with(Leave.USUAL, Proving.confirmed(thumbprint)),
        refresh,
        identity,
        Proving.told(reply));
  }

  /// The types, each with its name in requests.
  public enum Kind {
    AUTHORIZATION_CODE("authorization_code"),
    REFRESH_TOKEN("refresh_token"),
    CLIENT_CREDENTIALS("client_credentials"),
    PASSWORD("password"),
    TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange"),
    JWT_BEARER("urn:ietf:params:oauth:grant-type:jwt-bearer"),
    DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /// The one of a name in requests.
    public static Optional<Kind> of(String type) {
      return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /// Its name in requests: `refresh_token`.
    public String type() {
      return type;
    }
  }
}
