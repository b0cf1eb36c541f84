package dev.dtu.grant;

import dev.dtu.twin.Scene;
import java.util.Optional;

/// Who judges, where it needs an `if`, what a token service hands out: whom a password proves, which
/// policy lets whom have what, and what a token says.
public interface Bench {

  /// Grants whatever data lets pass, and knows no passwords.
  Bench OPEN =
      new Bench() {
        @Override
        public Leave hear(Scene scene, Plea plea) {
          return Leave.of(plea);
        }

        @Override
        public Optional<String> proved(Scene scene, String name, String password) {
          return Optional.empty();
        }

        @Override
        public Optional<Seen> seen(Scene scene, String token) {
          return Optional.empty();
        }

        @Override
        public Optional<Seen> entered(Scene scene, String name, String password) {
          return Optional.empty();
        }
      };

  /// Somebody who is signed in.
  ///
  /// @param cookie the `Set-Cookie` line that keeps it so; empty where there is one already
  record Seen(String login, String cookie) {}

  /// What is handed out; raises [Denial#refused] to say no.
  Leave hear(Scene scene, Plea plea);

  /// The login of whom a name and a password prove; empty when they prove nobody.
  Optional<String> proved(Scene scene, String name, String password);

  /// Who is signed in, by the request's cookie or by a token that begins a session.
  ///
  /// @param token may be empty
  Optional<Seen> seen(Scene scene, String token);

  /// Signs in whom a name and a password prove.
  Optional<Seen> entered(Scene scene, String name, String password);
}
