package dev.dtu.twins.docs;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// Documents: making and reading them.
///
/// - source: developers.google.com, Docs API, documents, recorded documents of
///   cedricdelpoux/gatsby-source-google-docs, and measurements of brekkylab/backlot tests, 2026-09-12
final class Documents {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("docs.documents.create", Documents::create)
          .finding("docs.documents.get", Documents::get);

  private Documents() {}

  /// Makes an empty document.
  ///
  /// - in: the body's `title`, and nothing else of it
  /// - out: the document, whole
  private static Reply create(Play play) {
    String told = play.arguments().text("title").orElse("");
    Obj title = Obj.of("title", Json.of(told.isEmpty() ? Birth.UNTITLED : told));
    Thing made = play.saying(title).done();
    Obj item = Obj.of("documentId", Json.of(made.id())).withAll(title);
    play.rows(Document.KIND).keep(made.showing(item).hiding(Obj.EMPTY));
    return shown(Document.of(play, made.id()), View.SUGGESTIONS_INLINE, false);
  }

  /// Shows a document.
  ///
  /// - in: `includeTabsContent`, `suggestionsViewMode`, `fields`
  /// - refuses: `not-found`, `failed-precondition` of an Office file, `bad-request` of another file
  private static Reply get(Play play) {
    View view = View.of(play.asked("suggestionsViewMode").orElse(""));
    return shown(Document.open(play), view, play.flagged("includeTabsContent"));
  }

  private static Reply shown(Document document, View view, boolean tabbed) {
    return Reply.json(200, new Shown(document, view, tabbed).told());
  }
}
