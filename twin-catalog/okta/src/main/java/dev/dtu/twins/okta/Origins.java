package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where pages come from that an organisation trusts.
///
/// - source: dossier of developer.okta.com, trusted origins, and okta-management OpenAPI 2026.06.3,
///   TrustedOrigin, 2026-11-23
final class Origins {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createTrustedOrigin", Origins::made)
          .on("replaceTrustedOrigin", Origins::changed);

  /// A scheme and a host, and no more than a port behind it.
  private static final Pattern ORIGIN =
      Pattern.compile("(?i)(https?|ftp|ionic|capacitor)://[^/?#\\s]+/?");

  private Origins() {}

  private static Reply made(Play play) {
    check(play);
    return Begun.active(play, "trusted-origin");
  }

  private static Reply changed(Play play) {
    check(play);
    return play.plainly();
  }

  /// Refuses what is no origin: E0000001.
  private static void check(Play play) {
    Optional<String> origin = play.sent().text("origin");
    if (origin.isPresent() && !ORIGIN.matcher(origin.get()).matches()) {
      throw Refusal.of(Problem.INVALID).because("origin", "Origin value is not valid");
    }
  }
}
