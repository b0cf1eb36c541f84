package dev.dtu.grant;

import dev.dtu.json.Obj;

/// What somebody asks of a token service, once who asks is proved.
///
/// @param grant the type of grant, as requests name it
/// @param client the id of who asks
/// @param subject whom the tokens would stand for: a login, or the client itself
/// @param scope what for, as it was asked
/// @param registered what is known of the client, with the members of RFC 7591; empty for one that is
///     only believed
public record Plea(String grant, String client, String subject, String scope, Obj registered) {

  /// A copy that asks for these scopes.
  Plea scoped(String other) {
    return new Plea(grant, client, subject, other, registered);
  }

  /// Whether the client asks for itself, and nobody consented.
  public boolean alone() {
    return grant.equals(Grant.Kind.CLIENT_CREDENTIALS.type());
  }
}
