package dev.dtu.twins.drive;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// Whose the account is, and how full.
///
/// - source: developers.google.com, Drive API, about.get, 2026-09-12
final class About {

  static final Repertoire PARTS = Repertoire.NONE.on("drive.about.get", About::get);

  private About() {}

  static Reply get(Play play) {
    long used = 0;
    long thrown = 0;
    for (Thing file : play.rows(Files.FILE).all()) {
      long bytes = Long.parseLong(file.text("quotaBytesUsed").orElse("0"));
      used += bytes;
      thrown += file.find("trashed").filter(Json.of(true)::equals).isPresent() ? bytes : 0;
    }
    Obj about = play.rows("about").first().map(Thing::item).orElse(Obj.EMPTY);
    Obj quota =
        about
            .obj("storageQuota")
            .orElse(Obj.EMPTY)
            .with("usage", Long.toString(used))
            .with("usageInDrive", Long.toString(used))
            .with("usageInDriveTrash", Long.toString(thrown));
    return Reply.json(200, about.with("storageQuota", quota));
  }
}
