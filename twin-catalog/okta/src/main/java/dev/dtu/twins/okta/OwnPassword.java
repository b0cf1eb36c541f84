package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The password of one user: kept where no operation shows it, held to the policy, changed.
///
/// - source: dossier of developer.okta.com, users API and password policies, 2026-08-31
final class OwnPassword {

  private static final String HISTORY = "pastPasswords";

  private final Play play;
  private final Thing user;

  OwnPassword(Play play, Thing user) {
    this.play = play;
    this.user = user;
  }

  private Obj password() {
    return user.hidden().obj("credentials").flatMap(each -> each.obj("password")).orElse(Obj.EMPTY);
  }

  /// Whether it is this one; also where only a hash of it was brought along.
  boolean right(String password) {
    Optional<String> value = password().text("value");
    return value.isPresent()
        ? value.get().equals(password)
        : password().obj("hash").filter(hash -> hashed(hash, password)).isPresent();
  }

  /// Whether only an inline hook knows it.
  boolean elsewhere() {
    return password().has("hook");
  }

  /// The user with this one, which another service knew: from now on it is known here.
  Thing brought(String password) {
    Thing remembered = remembered(password);
    Obj credentials = remembered.hidden().obj("credentials").orElse(Obj.EMPTY);
    Obj given = credentials.with("password", Obj.of("value", Json.of(password)));
    Obj shown = user.item().obj("credentials").orElse(Obj.EMPTY);
    Obj here = shown.with("provider", Obj.of("type", Json.of("OKTA"), "name", Json.of("OKTA")));
    return play.rows("user")
        .keep(
            remembered
                .hiding(remembered.hidden().with("credentials", given))
                .with("credentials", here));
  }

  private static boolean hashed(Obj hash, String password) {
    String salt = hash.text("salt").orElse("");
    boolean before = hash.text("saltOrder").orElse("PREFIX").equals("PREFIX");
    Optional<MessageDigest> digest = digest(hash.text("algorithm").orElse(""));
    if (digest.isEmpty()) {
      return false;
    }
    byte[] plain = password.getBytes(StandardCharsets.UTF_8);
    byte[] grain = bytes(salt);
    digest.get().update(before ? grain : plain);
    digest.get().update(before ? plain : grain);
    String value = Base64.getEncoder().encodeToString(digest.get().digest());
    return value.equals(hash.text("value").orElse(""));
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException plain) {
      return base64.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static Optional<MessageDigest> digest(String algorithm) {
    try {
      return algorithm.matches("SHA-(1|256|512)|MD5")
          ? Optional.of(MessageDigest.getInstance(algorithm))
          : Optional.empty();
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("every JDK has " + algorithm, broken);
    }
  }

  /// Puts another in its place; refuses as `weak-password` when the policy forbids it.
  ///
  /// @return the user, who has it now and may sign in with it
  Thing changed(String password) {
    Optional<String> complaint = complaint(password);
    if (complaint.isPresent()) {
      throw Refusal.of("weak-password").because("password", complaint.get());
    }
    Thing remembered = remembered(password);
    Obj credentials = remembered.hidden().obj("credentials").orElse(Obj.EMPTY);
    Obj given = credentials.with("password", Obj.of("value", Json.of(password)));
    boolean waiting = Signing.status(user).matches("PASSWORD_EXPIRED|RECOVERY|LOCKED_OUT");
    Thing changed =
        remembered
            .hiding(remembered.hidden().with("credentials", given))
            .with("passwordChanged", play.now());
    return play.rows("user").keep(waiting ? changed.with("status", "ACTIVE") : changed);
  }

  /// The user with this one, given by who may, to be shown and kept.
  ///
  /// - refuses: E0000001 of the password, which the policy forbids
  Thing given(String password) {
    allowed(password);
    return remembered(password);
  }

  /// Refuses as [#given] one that the policy forbids.
  void allowed(String password) {
    Optional<String> complaint = complaint(password);
    if (complaint.isPresent()) {
      throw Refusal.of("api-validation")
          .with("subject", "password")
          .because("", "password: " + complaint.get());
    }
  }

  /// What the policy has against it; empty when it will do.
  private Optional<String> complaint(String password) {
    PasswordPolicy policy = PasswordPolicy.of(play, user);
    List<String> lacking = policy.lacking(user, password);
    if (!lacking.isEmpty()) {
      return Optional.of(
          "Password requirements were not met. Password requirements: "
              + String.join(", ", lacking)
              + ".");
    }
    long history = policy.number("age.historyCount", 4);
    List<String> past = past();
    int known = (int) Math.min(history, past.size());
    return past.subList(0, known).contains(digest(user.id(), password))
        ? Optional.of("Password has been used too recently")
        : Optional.empty();
  }

  private Thing remembered(String password) {
    List<Json> longer = new ArrayList<>();
    longer.add(Json.of(digest(user.id(), password)));
    past().stream().limit(30).map(Json::of).forEach(longer::add);
    return user.hiding(user.hidden().with(HISTORY, Arr.of(longer)));
  }

  private List<String> past() {
    List<String> past = new ArrayList<>();
    user.hidden().items(HISTORY).forEach(each -> each.asText().ifPresent(past::add));
    if (past.isEmpty()) {
      password().text("value").map(value -> digest(user.id(), value)).ifPresent(past::add);
    }
    return past;
  }

  private static String digest(String salt, String password) {
    MessageDigest digest = digest("SHA-256").orElseThrow();
    byte[] both = (salt + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(digest.digest(both));
  }

  /// In how many days it has to be changed; empty when it never has.
  Optional<Long> daysLeft() {
    long most = PasswordPolicy.of(play, user).number("age.maxAgeDays", 0);
    Optional<Instant> since = user.text("passwordChanged").map(Instant::parse);
    return most == 0 || since.isEmpty()
        ? Optional.empty()
        : Optional.of(most - Duration.between(since.get(), play.scene().moment()).toDays());
  }

  /// Whether it has to be changed before anything else.
  boolean expired() {
    return Signing.status(user).equals("PASSWORD_EXPIRED")
        || daysLeft().filter(left -> left <= 0).isPresent();
  }

  /// Whether a recovery question is answered so; upper and lower case are the same.
  boolean answered(String answer) {
    return user.hidden()
        .obj("credentials")
        .flatMap(each -> each.obj("recovery_question"))
        .flatMap(each -> each.text("answer"))
        .filter(right -> right.toLowerCase(Locale.ROOT).equals(answer.toLowerCase(Locale.ROOT)))
        .isPresent();
  }
}
