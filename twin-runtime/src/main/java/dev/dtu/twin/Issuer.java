package dev.dtu.twin;

import dev.dtu.call.Dice;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The part of a service that hands out tokens: it knows clients, and answers some operations.
public interface Issuer {

  /// A service that hands out no tokens.
  Issuer NONE =
      new Issuer() {
        @Override
        public Optional<Behaviour> behaviour(String operation) {
          return Optional.empty();
        }

        @Override
        public void plant(Draft draft, Dice dice) {}

        @Override
        public void open(Draft draft, boolean any) {}

        @Override
        public List<Paper> papers(Store store, String url) {
          return List.of();
        }
      };

  /// What a person gives a client so that it can ask for tokens.
  ///
  /// @param kind the name of the client's form
  /// @param value a file's text, or id and secret
  /// @param header the line a client sends that sends one; empty for a file
  record Paper(String kind, String value, String header) {}

  /// What it does at an operation; empty where the operation is none of its.
  Optional<Behaviour> behaviour(String operation);

  /// What it does when a timer of its falls due.
  default Optional<Chore> chore(String name) {
    return Optional.empty();
  }

  /// Makes the clients a fresh universe has.
  void plant(Draft draft, Dice dice);

  /// Takes anybody for a client from now on, or only those there are.
  void open(Draft draft, boolean any);

  /// Whether anybody is taken for a client; see [#open].
  default boolean opened(Draft draft) {
    return false;
  }

  /// Whether who was granted one scope may do what asks for another.
  default boolean covers(String granted, String needed) {
    return granted.equals(needed);
  }

  /// Refuses who shows a token that is bound to a key, and not that it holds that key.
  default void prove(Scene scene) {}

  /// The name of the authorization server that the operation at hand is of; empty where it is of the
  /// service's own.
  default String house(Scene scene) {
    return "";
  }

  /// What a token says that the authorization server at hand signed, though it may have ended; empty
  /// for any other.
  default Optional<Obj> signed(Scene scene, String token) {
    return Optional.empty();
  }

  /// What a token says that was signed with one key, though it may have ended; empty for any other.
  ///
  /// @param number which of the space's keys; 0 is its own
  /// @param name what it is called there; empty for its own name
  default Optional<Obj> signed(String token, long number, String name) {
    return Optional.empty();
  }

  /// The public part of a key that authorization servers sign with, as a JSON Web Key.
  ///
  /// @param number which of the space's keys; 0 is its own
  /// @param name what it is called there; empty for its own name
  default Obj key(long number, String name) {
    return Obj.EMPTY;
  }

  /// A certificate that such a key gives itself, in DER: X.509, RSA with SHA-256.
  ///
  /// @param number which of the space's keys
  /// @param subject as `CN=…, C=…`
  default byte[] certificate(long number, String subject, Instant from, Instant until) {
    return new byte[0];
  }

  /// The papers of the clients a universe was made with.
  ///
  /// @param url where the service answers there
  List<Paper> papers(Store store, String url);
}
