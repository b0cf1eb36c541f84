package dev.dtu.twins.okta;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Logins are one user's each, whatever their letters' case and accents. Noted by their folded
/// form, so that making a user looks at no other.
///
/// - source: developer.okta.com, users, login uniqueness, 2026-08-31
final class Logins {

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
  private static final char LAST_PLAIN = 0x7f;

  private Logins() {}

  /// Refuses a login that another user has.
  static void free(Play play, String login, String own) {
    String holder =
        notes(play)
            .find(folded(login))
            .flatMap(note -> note.text("user"))
            .or(() -> play.rows("user").find(login).filter(user -> has(user, login)).map(Thing::id))
            .orElse("");
    if (!holder.isEmpty() && !holder.equals(own)) {
      throw Refusal.of(Problem.CONFLICT).because("login", "");
    }
  }

  /// Notes whose the login is.
  static void taken(Play play, Thing user) {
    user.text("profile.login")
        .ifPresent(login -> notes(play).put(folded(login), Obj.of("user", Json.of(user.id()))));
  }

  /// Gives the login of a user to others.
  static void freed(Play play, Thing user) {
    user.text("profile.login").ifPresent(login -> notes(play).remove(folded(login)));
  }

  private static boolean has(Thing user, String login) {
    return user.text("profile.login").filter(own -> folded(own).equals(folded(login))).isPresent();
  }

  private static Notes notes(Play play) {
    return play.notes("logins");
  }

  private static String folded(String login) {
    String plain = Normalizer.normalize(login, Normalizer.Form.NFD);
    boolean accents = plain.chars().anyMatch(letter -> letter > LAST_PLAIN);
    return (accents ? ACCENTS.matcher(plain).replaceAll("") : plain).toLowerCase(Locale.ROOT);
  }
}
