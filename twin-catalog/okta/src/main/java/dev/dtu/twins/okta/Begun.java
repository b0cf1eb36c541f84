package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import java.util.List;

/// Things that are active when they are made, unless the caller says otherwise. Recordings cannot tell:
/// their clients say it each time.
///
/// - source: okta-management OpenAPI 2026.06.3, examples of what their creation answers, 2026-11-22
final class Begun {

  /// What data cannot say of them.
  static final Repertoire PARTS = Repertoire.NONE.on("createIdentityProvider", Begun::provider);

  private Begun() {}

  private static Reply provider(Play play) {
    Reply reply = active(play, "idp");
    List<Thing> all = play.rows("idp").all();
    Mappings.born(play, all.getLast());
    Providers.born(play, all.getLast());
    return reply;
  }

  /// Makes one that is active unless the caller says otherwise.
  static Reply active(Play play, String resource) {
    Thing made = play.done();
    boolean said = made.find("status").filter(status -> status != Json.Null.NULL).isPresent();
    return play.shown(said ? made : play.rows(resource).keep(made.with("status", "ACTIVE")));
  }
}
