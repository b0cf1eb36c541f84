package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which authorization servers trust which others.
///
/// - source: okta-management OpenAPI 2026.06.3, associated servers, and recorded traffic of
///   okta/okta-sdk-python, 2026-11-22
final class Trusted {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createAssociatedServers", Trusted::trust)
          .on("listAssociatedServersByTrustedType", Trusted::list)
          .on("deleteAssociatedServer", Trusted::distrust);

  private static final String SERVER = "authorization-server";
  private static final String THEIRS = "trusted";
  private static final int PAGE = 200;

  private Trusted() {}

  private static Notes notes(Play play) {
    return play.notes("trusted-servers");
  }

  private static Thing own(Play play) {
    return play.rows(SERVER).get(play.asked("authServerId").orElse(""));
  }

  private static List<String> trusted(Play play, String server) {
    List<String> ids = new ArrayList<>();
    notes(play)
        .find(server)
        .ifPresent(note -> note.items(THEIRS).forEach(id -> id.asText().ifPresent(ids::add)));
    return ids;
  }

  private static void keep(Play play, String server, List<String> ids) {
    notes(play).put(server, Obj.of(THEIRS, Json.array(ids.stream().map(Json::of).toList())));
  }

  /// Trusts others.
  ///
  /// - refuses: `not-found` a server there is not
  private static Reply trust(Play play) {
    Thing server = own(play);
    List<String> ids = trusted(play, server.id());
    List<Thing> added = new ArrayList<>();
    for (Json each : play.sent().items(THEIRS)) {
      Thing other = play.rows(SERVER).get(each.asWords().orElse(""));
      added.add(other);
      if (!ids.contains(other.id())) {
        ids.add(other.id());
      }
    }
    keep(play, server.id(), ids);
    List<Json> shown = new ArrayList<>();
    added.forEach(other -> shown.add(shown(play, other)));
    return Reply.json(200, Json.array(shown));
  }

  /// Lists whom the server trusts, or with `trusted=false` who trusts it; `q` looks into names.
  private static Reply list(Play play) {
    Thing server = own(play);
    boolean theirs = play.flagged("trusted");
    String word = play.asked("q").orElse("").toLowerCase(Locale.ROOT);
    List<String> ids = trusted(play, server.id());
    List<Thing> found =
        Finding.those(
            play.rows(SERVER).all(),
            each ->
                Providers.named(each, word)
                    && (theirs
                        ? ids.contains(each.id())
                        : trusted(play, each.id()).contains(server.id())));
    return play.paged(found, PAGE, each -> shown(play, each));
  }

  /// - refuses: `not-found` one that is not trusted
  private static Reply distrust(Play play) {
    Thing server = own(play);
    List<String> ids = trusted(play, server.id());
    String other = play.asked("associatedServerId").orElse("");
    if (!ids.remove(other)) {
      throw Refusal.of(Problem.NOT_FOUND).with("id", other).with("resource", SERVER);
    }
    keep(play, server.id(), ids);
    return Reply.empty(204);
  }

  /// A server as others tell of it: with its keys, and without links.
  private static Obj shown(Play play, Thing server) {
    Rows rows = play.rows(SERVER);
    return rows.shown(server)
        .with("credentials", ServerKeys.credentials(play, server))
        .with("_links", Json.Null.NULL);
  }
}
