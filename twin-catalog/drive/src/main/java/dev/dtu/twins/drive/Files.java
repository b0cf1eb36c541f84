package dev.dtu.twins.drive;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twins.drive.copies.Copies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files and folders: making, changing, copying and finding them.
///
/// - source: dossier of developers.google.com, Drive API v3, 2026-09-12
final class Files {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("drive.files.list", Files::list)
          .on("drive.files.create", Files::create)
          .on("drive.files.update", Files::update)
          .on("drive.files.copy", Files::copy)
          .on("drive.files.generateIds", Files::ids);

  static final String FILE = "file";
  static final String FOLDER = "application/vnd.google-apps.folder";

  private static final String SHORTCUT = "application/vnd.google-apps.shortcut";
  private static final int IDS = 10;

  /// So many folders may lie in one another.
  static final int DEPTH = 100;

  private Files() {}

  /// The id of the file of that name, which may be `root`; the name itself when there is none.
  static String place(Play play, String name) {
    return play.rows(FILE).find(name).map(Thing::id).orElse(name);
  }

  static boolean isFolder(Thing file) {
    return file.text("mimeType").filter(FOLDER::equals).isPresent();
  }

  static boolean isRoot(Play play, Thing file) {
    return file.id().equals(place(play, "root"));
  }

  /// The files that lie right in a folder.
  static List<Thing> children(Play play, Thing folder) {
    Json id = Json.of(folder.id());
    List<Thing> children = new ArrayList<>();
    for (Thing each : play.rows(FILE).all()) {
      if (each.item().items("parents").items().stream().anyMatch(id::equals)) {
        children.add(each);
      }
    }
    return children;
  }

  /// Shows the files that `q` wants, ordered by `orderBy`, else the last changed first.
  ///
  /// - in: `q`, `orderBy`, `corpora`, `driveId`, `pageSize` (100), `pageToken`
  /// - refuses, in this order: `drive-without-corpora`, `invalid-value` of `q`, of `orderBy`,
  ///   `words-in-no-order`
  /// - source: developers.google.com, Drive API, files.list, 2026-09-12
  static Reply list(Play play) {
    boolean drive = play.asked("corpora").filter("drive"::equals).isPresent();
    if (drive != play.asked("driveId").isPresent()) {
      throw Refusal.of("drive-without-corpora");
    }
    Optional<Searching> wanted = Searching.of(play);
    Ordering order = Ordering.of(play);
    if (order.told() && wanted.filter(Searching::words).isPresent()) {
      throw Refusal.of("words-in-no-order");
    }
    String root = place(play, "root");
    List<Thing> found = new ArrayList<>();
    for (Thing file : play.rows(FILE).all()) {
      boolean here = !drive || file.text("driveId").equals(play.asked("driveId"));
      if (here && !file.id().equals(root) && (wanted.isEmpty() || wanted.get().holds(file))) {
        found.add(file);
      }
    }
    found.sort(order);
    try {
      return play.listed(found);
    } catch (Refusal refused) {
      throw refused.problem().equals(Problem.INVALID)
          ? Refusal.of("invalid-value").with("parameter", "pageToken")
          : refused;
    }
  }

  /// Makes a file of its metadata, with or without bytes.
  ///
  /// - refuses, in this order: `not-writable`, `more-parents`, `not-found` of a parent,
  ///   `no-folder`, `too-deep`
  /// - source: developers.google.com, Drive API, files.create, 2026-09-12
  static Reply create(Play play) {
    Writing.check(play.sent(), false);
    placed(play, play.sent().items("parents"));
    Reply reply = play.plainly();
    Optional<Thing> made = play.changed();
    if (made.isEmpty()) {
      return reply;
    }
    return play.shown(born(play, made.get(), play.sent(), parent(play, play.sent())));
  }

  private static Thing born(Play play, Thing made, Obj said, String parent) {
    Thing file = made.showing(Birth.of(play, made, said, parent));
    Thing kept = play.rows(FILE).keep(shortcut(play, file));
    Permissions.owned(play, kept);
    Changes.note(play, kept.id(), false);
    return kept;
  }

  private static Thing shortcut(Play play, Thing file) {
    Optional<String> target = file.text("shortcutDetails.targetId");
    if (target.isEmpty() || file.text("mimeType").filter(SHORTCUT::equals).isEmpty()) {
      return file;
    }
    Thing of = play.rows(FILE).get(target.get());
    return file.with("shortcutDetails.targetId", of.id())
        .with("shortcutDetails.targetMimeType", of.text("mimeType").orElse(""));
  }

  /// Where a new file lies: in the root where nothing is said.
  private static String parent(Play play, Obj said) {
    Arr told = said.items("parents");
    String first = told.size() == 0 ? "root" : told.items().getFirst().asText().orElse("root");
    return place(play, first);
  }

  private static void placed(Play play, Arr parents) {
    if (parents.size() > 1) {
      throw Refusal.of("more-parents");
    }
    parents.forEach(each -> folder(play, each.asText().orElse("")));
  }

  /// The folder of an id, in which something is to lie.
  ///
  /// - refuses, in this order: `not-found`, `no-folder`, `too-deep`
  private static Thing folder(Play play, String id) {
    Thing folder = play.rows(FILE).get(id);
    if (!isFolder(folder)) {
      throw Refusal.of("no-folder");
    }
    int depth = 1;
    for (Optional<Thing> above = parent(play, folder); above.isPresent(); depth++) {
      above = parent(play, above.get());
    }
    if (depth > DEPTH) {
      throw Refusal.of("too-deep");
    }
    return folder;
  }

  /// The folder that a file lies in; none above the root.
  private static Optional<Thing> parent(Play play, Thing file) {
    Arr parents = file.item().items("parents");
    return parents.size() == 0
        ? Optional.empty()
        : play.rows(FILE).find(parents.items().getFirst().asText().orElse(""));
  }

  /// Changes metadata, bytes or the place of a file.
  ///
  /// - refuses, in this order: `not-writable`, `parents-not-writable`, `root-stays`, `not-found` of a
  ///   parent, `no-folder`, `too-deep`, `more-parents`, `circle`
  /// - source: developers.google.com, Drive API, files.update, 2026-09-12
  static Reply update(Play play) {
    Obj sent = play.sent();
    Writing.check(sent, true);
    Thing before = play.rows(FILE).get(play.asked("fileId").orElse(""));
    if (isRoot(play, before) && sent.has("trashed")) {
      throw Refusal.of("root-stays");
    }
    Optional<Thing> to = moved(play, before);
    Reply reply = play.plainly();
    Optional<Thing> changed = play.changed();
    if (changed.isEmpty()) {
      return reply;
    }
    Thing file = changed.get();
    if (to.isPresent()) {
      file = file.with("parents", Arr.of(Json.of(to.get().id())));
    }
    Rows files = play.rows(FILE);
    Thing kept = files.keep(file.showing(Birth.changed(play, before, file)));
    kept = Trash.moved(play, before, kept);
    Changes.note(play, kept.id(), false);
    return play.shown(kept);
  }

  /// The folder that a file is put into.
  private static Optional<Thing> moved(Play play, Thing file) {
    List<Thing> added = new ArrayList<>();
    for (String id : words(play.asked("addParents").orElse(""))) {
      added.add(folder(play, id));
    }
    if (added.isEmpty()) {
      return Optional.empty();
    }
    Thing to = added.getFirst();
    List<String> removed = new ArrayList<>();
    words(play.asked("removeParents").orElse("")).forEach(id -> removed.add(place(play, id)));
    boolean stays =
        file.item().items("parents").items().stream()
            .map(each -> each.asText().orElse(""))
            .anyMatch(id -> !removed.contains(id) && !id.equals(to.id()));
    if (added.size() > 1 || stays) {
      throw Refusal.of("more-parents");
    }
    Optional<Thing> above = Optional.of(to);
    while (above.isPresent()) {
      if (above.get().id().equals(file.id())) {
        throw Refusal.of("circle");
      }
      above = parent(play, above.get());
    }
    return Optional.of(to);
  }

  private static List<String> words(String list) {
    List<String> words = new ArrayList<>();
    for (String word : list.split(",")) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }

  /// Copies a file beside itself, or where the request says.
  ///
  /// - refuses, in this order: `not-writable`, `more-parents`, `not-copied` for folders
  /// - source: developers.google.com, Drive API, files.copy, 2026-09-12
  static Reply copy(Play play) {
    Obj sent = play.arguments();
    Writing.check(sent, false);
    Thing original = play.rows(FILE).get(play.asked("fileId").orElse(""));
    placed(play, sent.items("parents"));
    if (isFolder(original)) {
      throw Refusal.of("not-copied");
    }
    Thing made = play.done();
    Obj said =
        original
            .item()
            .without("starred")
            .without("createdTime")
            .without("modifiedTime")
            .without("viewedByMeTime")
            .with("name", "Copy of " + original.text("name").orElse(""))
            .withAll(sent);
    Thing copy = born(play, made, said, parent(play, said));
    Copies.note(play, original.id(), copy.id());
    return play.shown(copy);
  }

  /// Gives out ids that files may be made with.
  ///
  /// - in: `count` (10), `space`
  /// - source: developers.google.com, Drive API, files.generateIds, 2026-09-12
  static Reply ids(Play play) {
    int count = play.asked("count").map(Integer::parseInt).orElse(IDS);
    List<Json> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(Json.of(play.rows(FILE).mint()));
    }
    return Reply.json(
        200,
        Obj.of(
                "kind",
                Json.of("drive#generatedIds"),
                "space",
                Json.of(play.asked("space").orElse("drive")))
            .with("ids", Json.array(ids)));
  }
}
