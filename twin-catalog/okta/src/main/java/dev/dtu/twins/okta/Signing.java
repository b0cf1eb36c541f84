package dev.dtu.twins.okta;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Advice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether a password proves somebody, and what failing costs.
///
/// - locks: the account once it failed as often as its password policy allows; it opens again after
///   the policy's minutes, if it has any
/// - source: dossier of developer.okta.com, authentication API and password policies, 2026-08-31
final class Signing {

  private static final String LOCKED = "LOCKED_OUT";
  private static final List<String> ABLE = List.of("ACTIVE", "PASSWORD_EXPIRED", LOCKED);

  private static final String CREDENTIAL = "credential";

  /// What came of a try.
  enum Outcome {
    PROVED,
    WRONG,
    /// Wrong, and the account is locked.
    LOCKED
  }

  /// One try.
  ///
  /// @param user whom the name names, where there is somebody
  record Try(Outcome outcome, Optional<Thing> user) {}

  private final Play play;
  private final Rows users;
  private final Notes failures;

  Signing(Play play) {
    this.play = play;
    this.users = play.rows("user");
    this.failures = play.notes("failed-sign-ins");
  }

  /// Whom a name and a password prove.
  Optional<Thing> proved(String name, String password) {
    Try tried = tries(name, password);
    return tried.outcome() == Outcome.PROVED ? tried.user() : Optional.empty();
  }

  /// Tries a password. What is to be remembered of it stays only when the turn is kept.
  Try tries(String name, String password) {
    Optional<Thing> found = users.find(name).map(this::opened);
    if (found.isEmpty() || !ABLE.contains(status(found.get()))) {
      return new Try(Outcome.WRONG, found);
    }
    Thing user = found.get();
    if (status(user).equals(LOCKED)) {
      return new Try(Outcome.LOCKED, found);
    }
    Optional<Thing> right = proved(user, password);
    if (right.isEmpty()) {
      return failed(user);
    }
    failures.remove(user.id());
    return new Try(Outcome.PROVED, right);
  }

  /// The user whose password it is. Of one that an inline hook is to tell of, the hook is asked; from then
  /// on the password is the user's own.
  ///
  /// - source: okta-management OpenAPI 2026.06.3, PasswordImportRequest and PasswordImportResponse,
  ///   2026-11-23
  private Optional<Thing> proved(Thing user, String password) {
    OwnPassword own = new OwnPassword(play, user);
    if (!own.elsewhere()) {
      return own.right(password) ? Optional.of(user) : Optional.empty();
    }
    Obj asked =
        Obj.of(
                CREDENTIAL,
                Json.of("UNVERIFIED"),
                "username",
                user.find("profile.login").orElseThrow())
            .with("password", password);
    Json told = play.scene().shaped(Advice.ACTION, asked);
    boolean right =
        told.asObj().flatMap(said -> said.text(CREDENTIAL)).filter("VERIFIED"::equals).isPresent();
    return right ? Optional.of(own.brought(password)) : Optional.empty();
  }

  private Try failed(Thing user) {
    long most = PasswordPolicy.of(play, user).number("lockout.maxAttempts", 10);
    long before =
        failures
            .find(user.id())
            .flatMap(note -> note.find("count"))
            .flatMap(Json::asWords)
            .map(Long::parseLong)
            .orElse(0L);
    Instant now = play.scene().moment();
    failures.put(user.id(), Obj.of("count", Json.of(before + 1)).with("at", now.toString()));
    if (most == 0 || before + 1 < most) {
      return new Try(Outcome.WRONG, Optional.of(user));
    }
    Thing locked = users.keep(user.with("status", LOCKED).with("statusChanged", play.now()));
    return new Try(Outcome.LOCKED, Optional.of(locked));
  }

  /// Somebody whose lock has run out is locked out no more.
  private Thing opened(Thing user) {
    long minutes = PasswordPolicy.of(play, user).number("lockout.autoUnlockMinutes", 0);
    Optional<Instant> since =
        failures.find(user.id()).flatMap(note -> note.text("at")).map(Instant::parse);
    boolean over =
        minutes > 0
            && since
                .map(at -> at.plus(Duration.ofMinutes(minutes)))
                .filter(end -> !end.isAfter(play.scene().moment()))
                .isPresent();
    return status(user).equals(LOCKED) && over ? unlocked(user) : user;
  }

  /// Lets somebody try again.
  Thing unlocked(Thing user) {
    failures.remove(user.id());
    return users.keep(user.with("status", "ACTIVE").with("statusChanged", play.now()));
  }

  /// Notes that somebody signed in.
  Thing signedIn(Thing user) {
    return users.keep(user.with("lastLogin", play.now()));
  }

  static String status(Thing user) {
    return user.text("status").orElse("");
  }
}
