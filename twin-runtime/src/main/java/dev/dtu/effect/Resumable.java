package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.FurtherRoute;
import dev.dtu.contract.Upload;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.ByteRange;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes an upload that comes in several requests, and other calls as the effect it stands before.
///
/// The first request brings the document and opens a session; the reply's `Location` is the address
/// of the next ones, which bring the bytes in order. The effect happens with the last of them. A
/// session is a row: `{"document", "type", "pieces": […], "received"}`, and `done` in the end, so
/// that a client which lost the last answer is told it again.
final class Resumable implements Behaviour {

  private static final int INCOMPLETE = 308;
  private static final Mint IDS = Mint.of("[A-Za-z0-9_-]{60}");

  private final Behaviour effect;
  private final Deed deed;
  private final TableShape sessions;

  Resumable(String twin, Deed deed, Behaviour effect) {
    this.effect = effect;
    this.deed = deed;
    this.sessions = Tables.shape(twin + "/upload-session");
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
    return query
        .find(Upload.SESSION)
        .flatMap(id -> store.table(sessions).find(id))
        .map(row -> pieces(row.value()))
        .orElse(List.of());
  }

  private Reply begun(Scene scene) {
    Request request = scene.call().request();
    var draft = scene.draft();
    String id = IDS.make(scene.call().dice().at(sessions.name()), draft.mint(sessions));
    Obj session =
        Obj.builder()
            .put("operation", scene.operation().id())
            .put("path", request.path())
            .put("document", scene.body().orElse(Obj.EMPTY))
            .put("type", request.headers().find("x-upload-content-type").orElse(""))
            .put("pieces", Arr.of(List.of()))
            .build();
    draft.put(sessions, new Row(id, draft.nextPlace(sessions), session));
    String query = scene.query().with(Upload.SESSION, id).toString();
    String address = scene.origin().url() + request.path() + "?" + query;
    return Reply.empty(200).with("location", address);
  }

  private Reply continued(Scene scene) {
    String id = scene.query().find(Upload.SESSION).orElse("");
    Row row =
        scene
            .draft()
            .find(sessions, id)
            .filter(found -> same(found.value(), scene))
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
    boolean last = range.last(parcel.content().length() - parcel.begun());
    if (range.from() != received || (last && parcel.begun() != received)) {
      throw Refusal.of(Problem.INVALID)
          .because(
              "Content-Range",
              "expected bytes from " + received + " on, found them from " + range.from());
    }
    return last ? finished(scene, row, parcel) : piece(scene, row, parcel.content());
  }

  /// A session belongs to the operation and the path that opened it.
  private static boolean same(Obj session, Scene scene) {
    return session.text("operation").filter(scene.operation().id()::equals).isPresent()
        && session.text("path").filter(scene.call().request().path()::equals).isPresent();
  }

  private Reply piece(Scene scene, Row row, Body.Stored piece) {
    List<Json> pieces = new ArrayList<>(row.value().items("pieces").items());
    pieces.add(Cargo.stored(piece));
    Row longer = row.withValue(row.value().with("pieces", Arr.of(pieces)));
    scene.draft().put(sessions, longer);
    return incomplete(received(longer.value()));
  }

  private Reply finished(Scene scene, Row row, Body.Parcel parcel) {
    String told = row.value().text("type").orElse("");
    String type = told.isEmpty() ? parcel.type() : told;
    scene.resumed(
        row.value().find("document").orElse(Obj.EMPTY),
        new Body.Parcel(
            parcel.document(), parcel.content(), type, parcel.digests(), parcel.begun()));
    Reply reply = effect.act(scene);
    Obj ended = row.value().with("pieces", Arr.of(List.of())).with("done", made(scene).orElse(""));
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

  private static List<Body.Stored> pieces(Obj session) {
    List<Body.Stored> pieces = new ArrayList<>();
    for (Json piece : session.items("pieces")) {
      piece.asObj().map(Cargo::stored).ifPresent(pieces::add);
    }
    return pieces;
  }

  private static long received(Obj session) {
    long received = 0;
    for (Body.Stored piece : pieces(session)) {
      received += piece.length();
    }
    return received;
  }
}
