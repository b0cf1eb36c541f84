package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.FurtherRoute;
import dev.dtu.contract.Upload;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.ByteRange;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes an upload that comes in several requests, and other calls as the effect it stands before.
///
/// The first request brings the document and opens a session; the reply's `Location` is the address
/// of the next ones, which bring the bytes in order. The effect happens with the last of them. A
/// session is a row, `{"operation", "path", "document", "type", "received"}`, and `done` in the end,
/// so that a client which lost the last answer is told it again; each piece is a row too, for there
/// may be many.
final class Resumable implements Behaviour {

  private static final int INCOMPLETE = 308;
  private static final int MOST_DOCUMENT = Row.LIMIT_BYTES / 2;

  /// How long a session may be gone on with.
  static final Duration LASTS = Duration.ofDays(7);

  /// How many sessions are kept; with one more, the oldest goes.
  static final int MOST = 10_000;

  /// How many of the oldest are looked at with each new one.
  private static final int LOOKED_AT = 16;

  private static final Mint IDS = Mint.of("[A-Za-z0-9_-]{60}");

  private final Behaviour effect;
  private final Deed deed;
  private final TableShape sessions;
  private final TableShape pieces;

  Resumable(String twin, Deed deed, Behaviour effect) {
    this.effect = effect;
    this.deed = deed;
    this.sessions = Tables.shape(twin + "/upload-session");
    this.pieces = Tables.shape(twin + "/upload-piece");
  }

  @Override
  public void exist(Scene scene) {
    effect.exist(scene);
  }

  @Override
  public Reply act(Scene scene) {
    if (!resumable(scene)) {
      return effect.act(scene);
    }
    return scene.continuing() ? continued(scene) : begun(scene);
  }

  private static boolean resumable(Scene scene) {
    var traits = scene.operation().traits();
    return traits.reachedBy().filter(FurtherRoute.Use.UPLOAD::equals).isPresent()
        && traits
            .upload()
            .flatMap(how -> scene.query().find(how.parameter()))
            .filter(Upload.RESUMABLE::equals)
            .isPresent();
  }

  /// The bytes an open session has, in order.
  @Override
  public List<Body.Stored> begun(Store store, Query query) {
    Optional<String> id = query.find(Upload.SESSION);
    List<Body.Stored> begun = new ArrayList<>();
    if (id.isPresent()) {
      pieces(store.table(pieces), id.get()).forEach(row -> begun.add(Cargo.stored(row.value())));
    }
    return begun;
  }

  private static List<Row> pieces(Table table, String session) {
    List<Row> rows = new ArrayList<>();
    table.where(Tables.WITHIN, "/" + session + "/", 0).forEachRemaining(rows::add);
    return rows;
  }

  private Reply begun(Scene scene) {
    Request request = scene.call().request();
    var draft = scene.draft();
    String id = IDS.make(scene.call().dice().at(sessions.name()), draft.mint(sessions));
    Json document = scene.body().orElse(Obj.EMPTY);
    if (document.bytes().length > MOST_DOCUMENT) {
      throw Refusal.of(Problem.TOO_LARGE).with("limit", Integer.toString(MOST_DOCUMENT));
    }
    Obj session =
        Obj.builder()
            .put("operation", scene.operation().id())
            .put("path", request.path())
            .put("document", document)
            .put("type", request.headers().find("x-upload-content-type").orElse(""))
            .put("received", "0")
            .put("begun", scene.moment().toString())
            .build();
    drop(scene);
    draft.put(sessions, new Row(id, draft.nextPlace(sessions), session));
    String query = scene.query().with(Upload.SESSION, id).toString();
    String address = scene.origin().url() + request.path() + "?" + query;
    return Reply.empty(200).with("location", address);
  }

  /// Makes room for one more: sessions that ended go, and the oldest where there are too many.
  private void drop(Scene scene) {
    Table table = scene.draft().table(sessions);
    List<Row> gone = new ArrayList<>();
    for (int i = 0; i < Math.min(LOOKED_AT, table.size()); i++) {
      Row row = table.at(i);
      if (ended(row, scene) || (i == 0 && table.size() >= MOST)) {
        gone.add(row);
      }
    }
    for (Row row : gone) {
      pieces(scene.draft().table(pieces), row.key())
          .forEach(piece -> scene.draft().remove(pieces, piece.key()));
      scene.draft().remove(sessions, row.key());
    }
  }

  private static boolean ended(Row session, Scene scene) {
    return session
        .value()
        .text("begun")
        .filter(begun -> Instant.parse(begun).plus(LASTS).isBefore(scene.moment()))
        .isPresent();
  }

  private Reply continued(Scene scene) {
    String id = scene.query().find(Upload.SESSION).orElse("");
    Row row =
        scene
            .draft()
            .find(sessions, id)
            .filter(found -> same(found.value(), scene) && !ended(found, scene))
            .orElseThrow(() ->
                Refusal.of(Problem.NOT_FOUND).with("resource", "upload-session").with("id", id));
    Optional<String> done = row.value().text("done");
    if (done.isPresent()) {
      return again(scene, done.get());
    }
    ByteRange range = ByteRange.of(scene.call().request());
    Body.Parcel parcel = scene.parcel().orElse(null);
    long received = received(row.value());
    if (parcel == null) {
      return incomplete(received);
    }
    long brought = parcel.content().length() - parcel.begun();
    boolean last = range.last(brought);
    boolean next = range.from() == received && (!last || parcel.begun() == received);
    if (!next || !range.fits(brought)) {
      throw Refusal.of(Problem.INVALID)
          .because(
              "Content-Range",
              "expected bytes from %d on, found %d from %d on"
                  .formatted(received, brought, range.from()));
    }
    return last ? finished(scene, row, parcel) : piece(scene, row, parcel.content());
  }

  /// A session belongs to the operation and the path that opened it.
  private static boolean same(Obj session, Scene scene) {
    return session.text("operation").filter(scene.operation().id()::equals).isPresent()
        && session.text("path").filter(scene.call().request().path()::equals).isPresent();
  }

  private Reply piece(Scene scene, Row row, Body.Stored piece) {
    var draft = scene.draft();
    String place = draft.nextPlace(pieces);
    draft.put(pieces, new Row(row.key() + "/" + place, place, Cargo.stored(piece)));
    long received = received(row.value()) + piece.length();
    draft.put(sessions, row.withValue(row.value().with("received", Long.toString(received))));
    return incomplete(received);
  }

  private Reply finished(Scene scene, Row row, Body.Parcel parcel) {
    String told = row.value().text("type").orElse("");
    String type = told.isEmpty() ? parcel.type() : told;
    scene.resumed(
        row.value().find("document").orElse(Obj.EMPTY),
        new Body.Parcel(
            parcel.document(), parcel.content(), type, parcel.digests(), parcel.begun()));
    Reply reply = effect.act(scene);
    for (Row piece : pieces(scene.draft().table(pieces), row.key())) {
      scene.draft().remove(pieces, piece.key());
    }
    Obj ended = row.value().without("document").with("done", made(scene).orElse(""));
    scene.draft().put(sessions, row.withValue(ended));
    return reply;
  }

  /// The key of the row the effect made or changed last.
  private Optional<String> made(Scene scene) {
    Optional<String> last = Optional.empty();
    for (dev.dtu.store.Change change : scene.draft().changes()) {
      if (change instanceof dev.dtu.store.Change.Put put
          && put.table().equals(deed.shelf().table().name())) {
        last = Optional.of(put.after().key());
      }
    }
    return last;
  }

  private Reply again(Scene scene, String key) {
    Row row =
        scene
            .draft()
            .find(deed.shelf().table(), key)
            .orElseThrow(() ->
                Refusal.of(Problem.NOT_FOUND)
                    .with("resource", deed.shelf().resource().name())
                    .with("id", Shelf.lastPart(key)));
    return Create.shown(deed, scene, row);
  }

  private static Reply incomplete(long received) {
    Reply reply = Reply.empty(INCOMPLETE);
    return received == 0 ? reply : reply.with("range", "bytes=0-" + (received - 1));
  }

  private static long received(Obj session) {
    return Long.parseLong(session.text("received").orElse("0"));
  }
}
