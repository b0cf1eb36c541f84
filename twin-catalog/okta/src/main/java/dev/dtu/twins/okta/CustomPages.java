package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;

/// Pages of a brand that somebody made; before that, and after they are deleted, there are none.
///
/// - source: okta-management OpenAPI 2026.06.3, custom pages, replies of 404, 2026-11-22
final class CustomPages {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("getCustomizedErrorPage", play -> made(play, "error-customized"))
          .on("getPreviewErrorPage", play -> made(play, "error-preview"))
          .on("getPreviewSignInPage", play -> made(play, "sign-in-preview"))
          .on("getCustomizedSignInPage", play -> made(play, "sign-in-customized"));

  private CustomPages() {}

  private static Reply made(Play play, String page) {
    String brand = play.asked("brandId").orElse("");
    if (play.rows(page).all(brand).isEmpty()) {
      throw Refusal.of(Problem.NOT_FOUND).with("id", brand).with("resource", page);
    }
    return play.plainly();
  }
}
