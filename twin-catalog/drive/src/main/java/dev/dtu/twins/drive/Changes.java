package dev.dtu.twins.drive;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of files, each by its last change.
///
/// - source: developers.google.com, Drive API, guides/manage-changes, 2026-09-12
final class Changes {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("drive.changes.getStartPageToken", Changes::start)
          .on("drive.changes.list", Changes::list);

  /// The key under which the number of the last change is noted.
  private static final String LAST = "";

  private static final String NUMBER = "number";
  private static final long FIRST = 1;
  private static final int USUAL = 100;

  private Changes() {}

  private static Notes notes(Play play) {
    return play.notes("drive-change");
  }

  private static long last(Play play) {
    return number(notes(play).find(LAST)).orElse(FIRST);
  }

  private static Optional<Long> number(Optional<Obj> note) {
    return note.flatMap(each -> each.text(NUMBER)).map(Long::parseLong);
  }

  /// Notes that a file changed, or is no more.
  static void note(Play play, String file, boolean removed) {
    Json number = Json.of(Long.toString(last(play) + 1));
    notes(play).put(LAST, Obj.of(NUMBER, number));
    notes(play)
        .put(file, Obj.of(NUMBER, number, "removed", Json.of(removed)).with("time", play.now()));
  }

  /// Tells where the list of what happens from now on begins.
  ///
  /// - source: developers.google.com, Drive API, changes.getStartPageToken, 2026-09-12
  static Reply start(Play play) {
    Obj token =
        Obj.of("kind", Json.of("drive#startPageToken"))
            .with("startPageToken", Long.toString(last(play) + 1));
    return Reply.json(200, token);
  }

  /// The changes from a token on, the oldest first.
  ///
  /// - in: `pageToken`, `pageSize` (100), `includeRemoved` (true)
  /// - refuses: `invalid-value` of `pageToken`
  /// - source: developers.google.com, Drive API, changes.list, 2026-09-12
  static Reply list(Play play) {
    long from = from(play);
    boolean removed = !play.asked("includeRemoved").filter("false"::equalsIgnoreCase).isPresent();
    SortedMap<Long, Json> found = new TreeMap<>();
    for (String key : notes(play).keys()) {
      Obj note = notes(play).find(key).orElse(Obj.EMPTY);
      long number = number(Optional.of(note)).orElse(0L);
      boolean gone = note.find("removed").filter(Json.of(true)::equals).isPresent();
      if (!key.equals(LAST) && number >= from && (removed || !gone)) {
        found.put(number, change(play, key, note, gone));
      }
    }
    int size = play.asked("pageSize").map(Integer::parseInt).orElse(USUAL);
    List<Json> page = new ArrayList<>();
    Obj reply = Obj.of("kind", Json.of("drive#changeList"));
    for (var each : found.entrySet()) {
      if (page.size() == size) {
        return Reply.json(
            200,
            reply
                .with("nextPageToken", Long.toString(each.getKey()))
                .with("changes", Json.array(page)));
      }
      page.add(each.getValue());
    }
    String next = Long.toString(last(play) + 1);
    return Reply.json(200, reply.with("newStartPageToken", next).with("changes", Json.array(page)));
  }

  private static long from(Play play) {
    String token = play.asked("pageToken").orElse("");
    if (!token.matches("\\d{1,18}")) {
      throw Refusal.of("invalid-value").with("parameter", "pageToken");
    }
    return Long.parseLong(token);
  }

  private static Json change(Play play, String id, Obj note, boolean gone) {
    Obj change =
        Obj.of("kind", Json.of("drive#change"), "removed", Json.of(gone))
            .with("time", note.text("time").orElse(""))
            .with("type", "file")
            .with("changeType", "file")
            .with("fileId", id);
    Optional<Thing> file = gone ? Optional.empty() : play.rows(Files.FILE).find(id);
    return file.isPresent() ? change.with("file", play.rows(Files.FILE).shown(file.get())) : change;
  }
}
