package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.twin.Mint;
import java.util.List;

/// The organisation itself.
final class Orgs {

  /// What data cannot say of it.
  static final Repertoire PARTS = Repertoire.NONE.on("getWellknownOrgMetadata", Orgs::told);

  private Orgs() {}

  /// Its id, which is the same as long as its universe is, wherever it is told.
  static String id(Play play) {
    List<Thing> planted = play.rows("okta-organization").all();
    return planted.isEmpty()
        ? Mint.of("00o[0-9A-Za-z]{14}1d7").make(play.scene().call().dice().at("org"), 0)
        : planted.getFirst().text("id").orElse("");
  }

  private static Reply told(Play play) {
    return Shown.told(play.plainly(), own -> own.with("id", id(play)));
  }
}
