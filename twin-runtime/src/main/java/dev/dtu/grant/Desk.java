package dev.dtu.grant;

import dev.dtu.json.Obj;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one operation of a token service does.
public sealed interface Desk {

  /// Hands out tokens.
  ///
  /// @param grants by the `grant_type` of the request
  /// @param usual the type that is meant when the request names none; empty when it must
  record Handing(SortedMap<String, Grant> grants, String usual) implements Desk {
    public Handing {
      grants = Collections.unmodifiableSortedMap(new TreeMap<>(grants));
    }
  }

  /// Lets a person consent, at once and without a page, and sends the code to the client.
  ///
  /// @param code how codes are made
  /// @param query what is put to the redirect URI, a template
  record Consent(TokenForm code, Obj query) implements Desk {}

  /// Takes tokens back.
  ///
  /// @param field where the request names the token
  /// @param client whether the client must prove who it is
  /// @param reply the body, or none
  /// @param silent whether a token nobody knows is no error
  record Revoking(String field, boolean client, Optional<Obj> reply, boolean silent)
      implements Desk {}

  /// Tells of a token.
  ///
  /// @param live what is told of one that stands, a template
  /// @param dead what is told of others; an error when empty
  record Telling(String field, boolean client, Obj live, Optional<Obj> dead) implements Desk {}

  /// Shows a document, and in it the caller.
  record Showing(Obj reply) implements Desk {}

  /// Shows the public key, as a JSON Web Key Set.
  record Keys() implements Desk {}
}
