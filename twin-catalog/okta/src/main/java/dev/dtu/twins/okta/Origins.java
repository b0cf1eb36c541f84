package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.twin.Refusal;
import java.util.regex.Pattern;

/// Places that browsers may call from, or be sent back to.
final class Origins {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createTrustedOrigin", play -> Begun.active(placed(play), "trusted-origin"))
          .on("replaceTrustedOrigin", play -> placed(play).plainly());

  private static final Pattern PLACE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/\\S*");

  private Origins() {}

  /// Lets pass what names one.
  ///
  /// - refuses: E0000001 an origin without a scheme
  /// - source: dossier of recorded traffic of okta/terraform-provider-okta, trusted origins, 2026-08-31
  private static Play placed(Play play) {
    String origin = play.sent().text("origin").orElse("");
    if (!origin.isEmpty() && !PLACE.matcher(origin).matches()) {
      throw Refusal.of("api-validation")
          .with("subject", "origin")
          .because("", "origin: Origin value is not valid");
    }
    return play;
  }
}
