package dev.dtu.twins.docs;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `documents.batchUpdate`: requests of many kinds, all of them done or none.
///
/// - source: developers.google.com, Docs API, documents/batchUpdate, and measurements of
///   brekkylab/backlot tests, 2026-09-12
final class Batch {

  static final Repertoire PARTS =
      Repertoire.NONE.finding("docs.documents.batchUpdate", Batch::update);

  private static final SortedMap<String, Kind> KINDS = new TreeMap<>();

  static {
    KINDS.putAll(TextKinds.ALL);
    KINDS.putAll(StyleKinds.ALL);
    KINDS.putAll(PageKinds.ALL);
    KINDS.putAll(ListKinds.ALL);
    KINDS.putAll(RangeKinds.ALL);
    KINDS.putAll(TableKinds.ALL);
    KINDS.putAll(CellKinds.ALL);
    KINDS.putAll(BreakKinds.ALL);
    KINDS.putAll(ImageKinds.ALL);
    KINDS.putAll(ChipKinds.ALL);
    KINDS.putAll(TabKinds.ALL);
  }

  /// Kinds whose replies name them also when they say nothing.
  private static final String NAMED = "replaceAllText";

  private Batch() {}

  /// Does all requests in their order; indexes are those that the requests before have left.
  ///
  /// - in: the body's `requests`, `writeControl`
  /// - out: `replies`, one a request, and `writeControl.requiredRevisionId`, the revision after it
  /// - refuses, in this order: `unknown-names`, `not-found`, `failed-precondition` of a revision that is
  ///   not the latest, `bad-request` of the first request that cannot be done
  private static Reply update(Play play) {
    Unknown.check(play);
    Document document = Document.open(play);
    try {
      return Reply.json(200, update(document, Told.whole(play.arguments())));
    } catch (Amiss wrong) {
      throw wrong.refusal();
    }
  }

  private static Obj update(Document document, Obj sent) {
    Optional<Rebasing> rebasing = control(document, Told.obj(sent, "writeControl"));
    List<Obj> requests = Told.objects(sent, "requests");
    List<Json> replies = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      replies.add(reply(document, requests.get(i), i, rebasing));
    }
    document.keep();
    Obj revision = Obj.of("requiredRevisionId", Json.of(document.revision()));
    Obj answer = replies.isEmpty() ? Obj.EMPTY : Obj.of("replies", Json.array(replies));
    return answer.with("writeControl", (Json) revision).with("documentId", document.id());
  }

  /// What a batch says of the revision it is meant for.
  ///
  /// @throws Amiss when it is not the latest, or too far behind
  private static Optional<Rebasing> control(Document document, Obj told) {
    String required = Told.text(told, "requiredRevisionId");
    String target = Told.text(told, "targetRevisionId");
    if (!required.isEmpty() && !target.isEmpty()) {
      throw new Amiss(
          "Invalid value at 'write_control' (oneof), oneof field 'control' is already set. Cannot"
              + " set 'targetRevisionId'");
    }
    if (!required.isEmpty() && !required.equals(document.revision())) {
      throw Amiss.stale(
          "The required revision ID '" + required + "' does not match the latest revision.");
    }
    if (target.isEmpty() || target.equals(document.revision())) {
      return Optional.empty();
    }
    List<History.Shift> since =
        document
            .history()
            .since(target)
            .orElseThrow(() ->
                new Amiss(
                    "The target revision ID '"
                        + target
                        + "' is too far behind the latest revision."));
    return Optional.of(new Rebasing(document, since));
  }

  private static Obj reply(Document document, Obj request, int index, Optional<Rebasing> rebasing) {
    if (request.isEmpty()) {
      throw new Amiss("Invalid requests[" + index + "]: No request set.");
    }
    if (request.size() > 1) {
      throw new Amiss(
          ("Invalid value at 'requests[%d]' (oneof), oneof field 'request' is already set. Cannot"
                  + " set '%s'")
              .formatted(index, request.key(1)));
    }
    String name = request.key(0);
    Kind kind = KINDS.get(name);
    if (kind == null) {
      throw new Amiss(
          "Invalid JSON payload received. Unknown name \"%s\" at 'requests[%d]': Cannot find field."
              .formatted(name, index));
    }
    Obj told = Told.whole(request.value(0));
    try {
      Obj done = kind.done(document, rebasing.isPresent() ? rebasing.get().now(told) : told);
      return done.isEmpty() && !name.equals(NAMED) ? Obj.EMPTY : Obj.of(name, done);
    } catch (Amiss wrong) {
      throw wrong.of("requests[" + index + "]." + name);
    }
  }
}
