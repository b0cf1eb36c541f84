package dev.dtu.grant;

import dev.dtu.json.Obj;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one operation of a token service does.
public sealed interface Desk {

  /// Who may ask about a token.
  enum Asker {
    ANYBODY,
    /// A client that proved who it is.
    CLIENT,
    /// The client it was handed out to; for others it is a token nobody knows.
    OWN
  }

  /// Hands out tokens.
  ///
  /// @param grants by the `grant_type` of the request
  /// @param usual the type that is meant when the request names none; empty when it must
  /// @param rather what clients of some kinds are handed out in its place, by `grant_type`
  record Handing(
      SortedMap<String, Grant> grants, String usual, SortedMap<String, List<Rather>> rather)
      implements Desk {
    public Handing {
      grants = Collections.unmodifiableSortedMap(new TreeMap<>(grants));
      rather = Collections.unmodifiableSortedMap(new TreeMap<>(rather));
    }

    /// What a client is handed out that is known to be like this.
    Grant fitting(Grant grant, Obj client) {
      return rather.getOrDefault(grant.kind().type(), List.of()).stream()
          .filter(each -> each.fits(client))
          .findFirst()
          .map(Rather::grant)
          .orElse(grant);
    }
  }

  /// What clients are handed out that have these members.
  record Rather(Obj where, Grant grant) {

    boolean fits(Obj client) {
      for (Obj.Member member : where) {
        if (!client.find(member.key()).filter(member.value()::equals).isPresent()) {
          return false;
        }
      }
      return true;
    }
  }

  /// Lets a person consent, and sends the code to the client.
  ///
  /// @param code how codes are made
  /// @param query what is put to the redirect URI, a template
  /// @param page whether people sign in, on a page where they have no session; else one consents at
  ///     once
  /// @param tokens the operation whose tokens are sent when they are asked for in place of a code; may
  ///     be empty
  /// @param message the response mode by which the page tells its opener; empty where none does
  record Consent(TokenForm code, Obj query, boolean page, String tokens, String message)
      implements Desk {}

  /// Takes what a client will ask for on the page, ahead of it (RFC 9126).
  ///
  /// @param name how the name is made by which the page is asked then
  /// @param reply the body, a template
  record Pushing(TokenForm name, Obj reply) implements Desk {}

  /// Begins what a person decides elsewhere while the client asks again and again (RFC 8628).
  ///
  /// @param code how the code is made by which the client asks
  /// @param user the shape of what the person types
  /// @param interval so many seconds the client waits between two times
  /// @param reply the body, a template
  record Waiting(TokenForm code, String user, long interval, Obj reply) implements Desk {}

  /// Begins a grant of the service's own, as its [Bench] says.
  ///
  /// @param types the types of grant of which its clients must have one
  record Beginning(List<String> types) implements Desk {
    public Beginning {
      types = List.copyOf(types);
    }
  }

  /// The page where a person types that code and decides.
  record Deciding() implements Desk {}

  /// Takes tokens back.
  ///
  /// @param field where the request names the token
  /// @param asker who may do it
  /// @param reply the body, or none
  /// @param silent whether a token nobody knows is no error
  record Revoking(String field, Asker asker, Optional<Obj> reply, boolean silent) implements Desk {}

  /// Tells of a token.
  ///
  /// @param live what is told of one that stands, a template
  /// @param dead what is told of others; an error when empty
  /// @param identity what is told of an identity token that stands, whose claims it may name; empty
  ///     where there is nothing to tell of those
  record Telling(String field, Asker asker, Obj live, Optional<Obj> dead, Optional<Obj> identity)
      implements Desk {}

  /// Shows a document, and in it the caller.
  record Showing(Obj reply) implements Desk {}

  /// Shows the public key, as a JSON Web Key Set.
  record Keys() implements Desk {}
}
