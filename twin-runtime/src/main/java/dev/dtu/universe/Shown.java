package dev.dtu.universe;

import dev.dtu.call.Caller;
import dev.dtu.call.Request;
import dev.dtu.store.Store;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Tokens;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.util.Optional;

/// A credential as a request shows it.
///
/// @param kind the form it came in, a name of the twin's auth forms
record Shown(String kind, String value) {

  /// The credential of the first form that it is in and begins as; else of the first that it is in, and
  /// of the kind that it begins as.
  static Optional<Shown> of(Twin twin, Request request) {
    Optional<Shown> first = Optional.empty();
    for (AuthForm form : twin.authForms()) {
      Optional<String> value = form.read(request);
      if (value.isPresent() && form.begins(value.get())) {
        return Optional.of(new Shown(form.kind(), value.get()));
      }
      if (value.isPresent() && first.isEmpty()) {
        first = Optional.of(new Shown(form.kind(), value.get()));
      }
    }
    return first.map(shown -> shown.beginning(twin));
  }

  /// The same, of the kind of what it begins as, wherever that is said to stand.
  private Shown beginning(Twin twin) {
    for (AuthForm form : twin.authForms()) {
      if (form.marks(value)) {
        return new Shown(form.kind(), value);
      }
    }
    return this;
  }

  /// Whom it stands for: by the table of those universes were made with, else as a token that a twin
  /// here handed out. One that has ended, or was taken back, is nobody's, even where any credential
  /// will do.
  Caller caller(Frame frame, Store store, Twin twin, Instant now) {
    Optional<Tokens.Token> token = Tokens.find(store, twin.space(), value);
    Optional<String> identity = frame.credentials().identity(frame.name(), twin.space(), value);
    if (identity.isPresent() && token.filter(Tokens.Token::revoked).isEmpty()) {
      return new Caller.Known(identity.get(), kind);
    }
    boolean standing =
        token
            .map(known -> known.use().equals("access") && known.alive(now))
            .orElse(frame.anyCredential());
    return standing
        ? new Caller.Known(
            token.map(Tokens.Token::subject).orElse(Credentials.ADMIN),
            token.flatMap(Tokens.Token::kind).orElse(kind))
        : new Caller.Unknown(kind);
  }
}
