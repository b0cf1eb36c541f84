package dev.dtu.mine;

import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One answer that showed a thing, with all that the thing may have come of.
///
/// @param group of the recording, see [dev.dtu.recording.Session]
/// @param session the recording
/// @param sent the item in the request; empty where nothing was sent
/// @param before the thing before; empty when it was not there or is not known
/// @param shown the thing in the answer
/// @param parameters of path and query, as `path:NAME` and `query:NAME`
/// @param rows ids that the recording shows, of which resource
/// @param seed what kind of tenant it was
/// @param id of the thing; empty when it has none
/// @param origin where the service stood
/// @param tenant what its host is called there, and nowhere else; empty for a host of all
record Sight(
    String group,
    String session,
    Obj sent,
    Obj before,
    Obj shown,
    Map<String, String> parameters,
    Map<String, String> rows,
    String seed,
    String id,
    String origin,
    String tenant,
    Optional<Instant> moment) {

  /// What else was there because of the thing, which is known by now.
  Sight bearing(Obj others) {
    return new Sight(
        group, session, sent, shown, others, parameters, rows, seed, id, origin, tenant, moment);
  }

  /// The same of another group.
  Sight called(String other) {
    return new Sight(
        other, session, sent, before, shown, parameters, rows, seed, id, origin, tenant, moment);
  }

  /// The same where the thing before is known.
  Sight before(Obj known) {
    return new Sight(
        group, session, sent, known, shown, parameters, rows, seed, id, origin, tenant, moment);
  }

  Sight showing(Obj other) {
    return new Sight(
        group, session, sent, before, other, parameters, rows, seed, id, origin, tenant, moment);
  }

  /// The same with members by other names.
  Sight named(Obj asked, Obj old, Obj seen) {
    return new Sight(
        group, session, asked, old, seen, parameters, rows, seed, id, origin, tenant, moment);
  }

  /// The same of an answer that is about no row: such answers know of none.
  ///
  /// @param named what stood before in a thing that the path names
  Sight alone(Obj named) {
    return new Sight(
        group, session, sent, named, shown, parameters, Map.of(), seed, id, origin, tenant, moment);
  }

  Sight alone() {
    return alone(before);
  }

  /// What stands behind the tenant's own part of its host; empty for a host of all.
  String domain() {
    int host = origin.indexOf("://" + tenant + ".");
    return tenant.isEmpty() || host < 0 ? "" : origin.substring(origin.indexOf('.', host) + 1);
  }
}
