package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Seeds;
import dev.dtu.twin.Tenant;
import java.util.Optional;

/// The organisation itself.
final class Orgs {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE.on("getWellknownOrgMetadata", Orgs::told).on("getOrgSettings", Orgs::told);

  private Orgs() {}

  /// Its id, which is the same as long as its universe is, wherever it is told.
  static String id(Play play) {
    return planted(play)
        .orElseGet(
            () -> Mint.of("00o[0-9A-Za-z]{14}1d7").make(play.scene().call().dice().at("org"), 0));
  }

  private static Optional<String> planted(Play play) {
    return play.rows("okta-organization").all().stream()
        .flatMap(each -> each.text("id").stream())
        .findFirst();
  }

  /// Whether it stands in a cell of previews. The last letters of an id that somebody planted tell the
  /// cell; of others the seed does: those that `classic` and `oie` were seen in are previews.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta and okta/okta-sdk-python: 170 recordings of
  ///   ids that end in 1d7 or 0h7 say oktapreview, 22 of others okta, 2026-11-22
  static boolean previews(Play play) {
    return planted(play)
        .map(id -> id.matches(".*(1d7|0h7)"))
        .orElseGet(() -> !Tenant.of(play.scene().draft()).equals(Seeds.DEFAULT));
  }

  private static Reply told(Play play) {
    return Shown.told(play.plainly(), own -> own.with("id", id(play)));
  }
}
