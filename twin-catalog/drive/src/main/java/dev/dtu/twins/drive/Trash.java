package dev.dtu.twins.drive;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;

/// Files that are thrown away, for a while or for good, with all that lies in them.
///
/// - source: developers.google.com, Drive API, guides/delete, 2026-09-12
final class Trash {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("drive.files.delete", Trash::delete)
          .on("drive.files.emptyTrash", Trash::empty);

  private Trash() {}

  private static boolean is(Obj item, String member) {
    return item.find(member).filter(Json.of(true)::equals).isPresent();
  }

  /// A file that was thrown into the trash or taken out of it, with all that lies in it.
  static Thing moved(Play play, Thing before, Thing after) {
    boolean now = is(after.item(), "trashed");
    if (!play.sent().has("trashed") || now == is(before.item(), "explicitlyTrashed")) {
      return after;
    }
    Thing kept = play.rows(Files.FILE).keep(after.showing(put(play, after.item(), now, true)));
    below(play, kept, now);
    return kept;
  }

  private static Obj put(Play play, Obj item, boolean in, boolean itself) {
    Obj put = item.with("trashed", Json.of(in)).with("explicitlyTrashed", Json.of(in && itself));
    return in && itself
        ? put.with("trashedTime", play.now()).with("trashingUser", People.me(play))
        : put.without("trashedTime").without("trashingUser");
  }

  // What somebody threw away by itself stays there when its folder is taken out.
  private static void below(Play play, Thing folder, boolean in) {
    Rows files = play.rows(Files.FILE);
    if (Files.isFolder(folder)) {
      for (Thing child : Files.children(play, folder)) {
        if (!is(child.item(), "explicitlyTrashed")) {
          Thing kept = files.keep(child.showing(put(play, child.item(), in, false)));
          Changes.note(play, kept.id(), false);
          below(play, kept, in);
        }
      }
    }
  }

  /// Deletes a file for good, with all that lies in it.
  ///
  /// - refuses, in this order: `not-found`, `root-stays`
  /// - source: developers.google.com, Drive API, files.delete, 2026-09-12
  static Reply delete(Play play) {
    Thing file = play.rows(Files.FILE).get(play.asked("fileId").orElse(""));
    if (Files.isRoot(play, file)) {
      throw Refusal.of("root-stays");
    }
    gone(play, file);
    return Reply.empty(204);
  }

  private static void gone(Play play, Thing file) {
    if (Files.isFolder(file)) {
      Files.children(play, file).forEach(child -> gone(play, child));
    }
    play.rows(Files.FILE).remove(file);
    Changes.note(play, file.id(), true);
  }

  /// Deletes what lies in the trash.
  ///
  /// - source: developers.google.com, Drive API, files.emptyTrash, 2026-09-12
  static Reply empty(Play play) {
    for (Thing file : play.rows(Files.FILE).all()) {
      boolean there = play.rows(Files.FILE).find(file.id()).isPresent();
      if (there && is(file.item(), "explicitlyTrashed")) {
        gone(play, file);
      }
    }
    return Reply.empty(204);
  }
}
