package dev.dtu.twins.docs;

import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Tables;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Documents as Drive's files: how they are called, when they changed, and what a file is that is none.
///
/// - source: measurements of brekkylab/backlot tests, 2026-09-12
final class Filed {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final String MODIFIED = "modifiedTime";
  private static final String NATIVE = "application/vnd.google-apps.";

  private Filed() {}

  private static TableShape table(Play play, String resource) {
    return Tables.shape(play.scene().twin().space() + "/" + resource);
  }

  private static Optional<Obj> item(Play play, String resource, String id) {
    Optional<Row> row = play.scene().draft().find(table(play, resource), id);
    return row.flatMap(each -> each.value().obj("item"));
  }

  /// What was told of a document by itself.
  static Obj told(Play play, String id) {
    return item(play, Document.KIND, id).orElse(Obj.EMPTY);
  }

  /// What Drive calls it.
  static Optional<String> title(Play play, String id) {
    return item(play, "file", id).flatMap(file -> file.text("name"));
  }

  /// What Drive tells of a file.
  static Optional<Obj> file(Play play, String id) {
    return item(play, "file", id);
  }

  /// What the service says of an id that is no document's.
  ///
  /// - refuses, in this order: `not-found`, `failed-precondition` of an Office file, `bad-request`
  static Refusal refusal(Play play, String id) {
    String type =
        item(play, "file", id).flatMap(file -> file.text("mimeType")).orElse(NATIVE + "unknown");
    boolean folder = type.equals(NATIVE + "folder");
    if (type.startsWith(NATIVE) && !folder) {
      return Refusal.of(Problem.NOT_FOUND);
    }
    boolean office = type.contains("officedocument") || type.equals("application/msword");
    return office
        ? Amiss.stale(
                "This operation is not supported for this document. The document must not be an"
                    + " Office file.")
            .refusal()
        : new Amiss("Request contains an invalid argument.").refusal();
  }

  /// Tells Drive that a document has changed.
  static void changed(Play play, String id) {
    TableShape files = table(play, "file");
    Optional<Row> found = play.scene().draft().find(files, id);
    if (found.isPresent()) {
      Obj item = Told.obj(found.get().value(), "item");
      String now = MOMENT.format(play.scene().moment());
      Obj changed = item.with(MODIFIED, now);
      changed = item.has("modifiedByMeTime") ? changed.with("modifiedByMeTime", now) : changed;
      Optional<Integer> version = Told.whole(item, "version");
      changed =
          version.isPresent()
              ? changed.with("version", Integer.toString(version.get() + 1))
              : changed;
      Row row = found.get().withValue(found.get().value().with("item", (Json) changed));
      play.scene().draft().put(files, row);
    }
  }
}
