package dev.dtu.effect;

import dev.dtu.grant.Bench;
import dev.dtu.grant.Leave;
import dev.dtu.grant.Plea;
import java.util.Optional;

/// What a person wrote in Java of who is handed what: a [Bench] that has the twin's rows at hand.
public interface Sitting {

  /// Grants whatever data lets pass.
  Sitting OPEN =
      new Sitting() {
        @Override
        public Leave hear(Play play, Plea plea) {
          return Leave.of(plea);
        }

        @Override
        public Optional<String> proved(Play play, String name, String password) {
          return Optional.empty();
        }

        @Override
        public Optional<Bench.Seen> seen(Play play, String token) {
          return Optional.empty();
        }

        @Override
        public Optional<Bench.Seen> entered(Play play, String name, String password) {
          return Optional.empty();
        }
      };

  /// What is handed out; raises [dev.dtu.grant.Denial#refused] to say no.
  Leave hear(Play play, Plea plea);

  /// The login of whom a name and a password prove; empty when they prove nobody.
  Optional<String> proved(Play play, String name, String password);

  /// Who is signed in, by the request's cookie or by a token that begins a session.
  Optional<Bench.Seen> seen(Play play, String token);

  /// Signs in whom a name and a password prove.
  Optional<Bench.Seen> entered(Play play, String name, String password);
}
