package dev.dtu.grant;

import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who judges, where it needs an `if`, what a token service hands out: whom a password proves, which
/// policy lets whom have what, and what a token says.
///
/// @param <S> where the judge stands: the scene of a call, or a play that has the twin's rows at hand
public interface Bench<S> {

  /// Somebody who is signed in.
  ///
  /// @param cookie the `Set-Cookie` line that keeps it so; empty where there is one already
  /// @param at when that was proved
  /// @param methods by what, in the words of RFC 8176: `pwd`
  record Seen(String login, String cookie, Instant at, List<String> methods) {
    public Seen {
      methods = List.copyOf(methods);
    }
  }

  /// A key that an authorization server signs with, or did.
  ///
  /// @param number which of the space's keys; 0 is its own
  /// @param name what it is called there; empty for its own name
  record Key(long number, String name) {
    static final Key OWN = new Key(0, "");
  }

  /// The keys of the authorization server at hand: the first signs, all are published.
  default List<Key> keys(S stand) {
    return List.of(Key.OWN);
  }

  /// Whom a grant of the service's own stands for.
  ///
  /// @param login of the person
  /// @param methods by what they were proved, in the words of RFC 8176
  /// @param scope what for, where that was settled before; empty for what the request asks
  record Proven(String login, List<String> methods, String scope) {
    public Proven {
      methods = List.copyOf(methods);
    }
  }

  /// Whom a grant of the service's own stands for; raises [Denial#refused] to say no.
  default Proven judged(S stand, Errand errand) {
    throw Denial.refused("unsupported_grant_type", "Nobody judges " + errand.type() + ".");
  }

  /// What is answered to a request that begins a grant of the service's own.
  default Obj begun(S stand, Errand errand) {
    throw Denial.refused("unsupported_grant_type", "Nobody begins " + errand.type() + ".");
  }

  /// The login of whom an identity token tells that one of the space's servers signed.
  default Optional<String> told(S stand, Obj claims) {
    return claims.text("email");
  }

  /// What is handed out; raises [Denial#refused] to say no.
  Leave hear(S stand, Plea plea);

  /// The login of whom a name and a password prove; empty when they prove nobody.
  Optional<String> proved(S stand, String name, String password);

  /// Who is signed in, by the request's cookie or by a token that begins a session.
  ///
  /// @param token may be empty
  Optional<Seen> seen(S stand, String token);

  /// Signs in whom a name and a password prove.
  Optional<Seen> entered(S stand, String name, String password);

  /// The scopes that a person must agree to before a client gets what it asks for.
  ///
  /// @param anew whether it shall be asked even where the person agreed before
  default List<String> asks(S stand, Plea plea, boolean anew) {
    return List.of();
  }

  /// Takes note that a person agreed to scopes.
  default void agreed(S stand, Plea plea, List<String> scopes) {}

  /// Grants whatever data lets pass, and knows no passwords.
  static <S> Bench<S> open() {
    return new Open<>();
  }

  /// Whether it is [#open].
  default boolean isOpen() {
    return false;
  }

  /// All of them are equal.
  record Open<S>() implements Bench<S> {

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public Leave hear(S stand, Plea plea) {
      return Leave.of(plea);
    }

    @Override
    public Optional<String> proved(S stand, String name, String password) {
      return Optional.empty();
    }

    @Override
    public Optional<Seen> seen(S stand, String token) {
      return Optional.empty();
    }

    @Override
    public Optional<Seen> entered(S stand, String name, String password) {
      return Optional.empty();
    }
  }
}
