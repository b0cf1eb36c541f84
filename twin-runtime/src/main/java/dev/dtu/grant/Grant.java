package dev.dtu.grant;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a token service hands out for one type of grant.
///
/// @param kind how the asker proves the grant
/// @param scoped whether it must name a scope
/// @param access the access token
/// @param refresh the refresh token that comes with it, if one does
/// @param identity the token that tells who consented, if one comes
/// @param beside what is handed out beside it, each by the kind of credential it is
/// @param reply the body, a template; members that stand for nothing are left out
public record Grant(
    Kind kind,
    boolean scoped,
    TokenForm access,
    Optional<TokenForm> refresh,
    Optional<TokenForm> identity,
    SortedMap<String, Beside> beside,
    Obj reply) {

  /// The member of templates that names the fact without which a part is left out.
  public static final String GIVEN = "$given";

  /// A token that is handed out beside the usual one, for what was asked for apart from it, or with a
  /// scope of it.
  ///
  /// @param asks the parameter that says what for, where a person consents
  /// @param with the scope of the usual token that it comes with, and may do all; empty for none
  /// @param use what it is good for: `access`, or its kind, which opens nothing
  /// @param access the token
  /// @param refresh the refresh token that comes with it, if one does
  /// @param reply what is answered when that one is traded; empty for what is always answered
  public record Beside(
      String asks,
      String with,
      String use,
      TokenForm access,
      Optional<TokenForm> refresh,
      Obj reply) {

    /// What it is handed out for, where it is handed out.
    ///
    /// @param asked what was asked for apart from the usual token
    /// @param had the scopes of the usual token
    Optional<String> scope(Optional<String> asked, Arr had) {
      if (with.isEmpty()) {
        return asked;
      }
      return had.items().contains(Json.of(with)) ? Optional.of("") : Optional.empty();
    }
  }

  public Grant {
    beside = Collections.unmodifiableSortedMap(new TreeMap<>(beside));
  }

  /// A copy that hands out, as the usual token, the one that is beside it.
  Grant of(String kind) {
    Beside one = beside.get(kind);
    return one == null
        ? this
        : new Grant(
            this.kind,
            scoped,
            one.access(),
            one.refresh(),
            Optional.empty(),
            Collections.emptySortedMap(),
            one.reply().isEmpty() ? reply : one.reply());
  }

  /// A copy of which the service itself says whom it stands for.
  public Grant judged() {
    return new Grant(Kind.JUDGED, scoped, access, refresh, identity, beside, reply);
  }

  /// A copy whose tokens are as was granted.
  Grant with(Leave leave) {
    return new Grant(
        kind,
        scoped,
        access.with(leave.access(), leave.claims()),
        refresh.map(form -> form.with(leave.refresh(), Obj.EMPTY)),
        identity.map(form -> form.with(Leave.USUAL, leave.identity())),
        beside,
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
        beside,
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
    DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code"),
    /// One of the service's own: its [Bench] says whom it stands for.
    JUDGED("");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /// The one of a name in requests.
    public static Optional<Kind> of(String type) {
      return Arrays.stream(values())
          .filter(kind -> kind != JUDGED && kind.type.equals(type))
          .findFirst();
    }

    /// Its name in requests: `refresh_token`; empty for one of the service's own.
    public String type() {
      return type;
    }
  }
}
