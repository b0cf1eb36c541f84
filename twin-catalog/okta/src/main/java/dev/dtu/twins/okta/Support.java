package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// For how long Okta's own people may look into an organisation.
///
/// - source: recorded traffic of okta/okta-sdk-python, POST /api/v1/org/privacy/oktaSupport,
///   2021-08-31
final class Support {

  private static final Duration GRANTED = Duration.ofHours(8);
  private static final Duration MORE = Duration.ofHours(24);
  private static final String UNTIL = "until";

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("grantOktaSupport", play -> told(play, now(play).plus(GRANTED)))
          .on("extendOktaSupport", play -> told(play, until(play).plus(MORE)))
          .on("revokeOktaSupport", Support::revoked);

  private Support() {}

  private static Instant now(Play play) {
    return play.scene().moment().truncatedTo(ChronoUnit.SECONDS);
  }

  private static Notes notes(Play play) {
    return play.notes("support");
  }

  /// When it ends as things are: now, where nobody may look.
  private static Instant until(Play play) {
    return notes(play)
        .find(UNTIL)
        .flatMap(note -> note.text(UNTIL))
        .map(Instant::parse)
        .filter(end -> end.isAfter(now(play)))
        .orElse(now(play));
  }

  private static Reply told(Play play, Instant end) {
    notes(play).put(UNTIL, Obj.of(UNTIL, Json.of(end.toString())));
    return Reply.json(
        200,
        Obj.of("support", Json.of("ENABLED"), "expiration", Json.of(play.at(end)))
            .with(
                "_links", Obj.of("extend", link(play, "extend"), "revoke", link(play, "revoke"))));
  }

  private static Reply revoked(Play play) {
    notes(play).remove(UNTIL);
    return Reply.json(
        200,
        Obj.of("support", Json.of("DISABLED"), "expiration", Json.Null.NULL)
            .with("_links", Obj.of("grant", link(play, "grant"))));
  }

  private static Obj link(Play play, String act) {
    String there = play.scene().origin().url() + "/api/v1/org/privacy/oktaSupport/";
    return Hrefs.of(there + act, "POST");
  }
}
