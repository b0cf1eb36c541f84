package dev.dtu.twins.docs;

import dev.dtu.effect.Play;
import dev.dtu.json.Obj;
import dev.dtu.twins.drive.copies.Copies;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Documents as texts of other kinds, for whoever sees the space of files they lie in.
///
/// - source: developers.google.com, Drive API, guides/ref-export-formats, 2026-09-12
public final class Export {

  /// The kinds of texts a document can be made into.
  public static final List<String> TYPES =
      List.of("text/plain", "text/html", "text/markdown", "text/x-markdown");

  private Export() {}

  /// A document, all its tabs, as a text of a kind; empty where it cannot be made into one.
  ///
  /// @param id that of a document there is
  public static Optional<String> of(Play play, String id, String type) {
    if (!TYPES.contains(type)) {
      return Optional.empty();
    }
    Document document = Document.kept(play, Copies.source(play, id));
    return Optional.of(
        switch (type) {
          case "text/plain" -> plain(document);
          case "text/html" -> Html.of(document);
          default -> Markdown.of(document);
        });
  }

  private static String plain(Document document) {
    return "\ufeff" + Plain.of(document).replace("\n", "\r\n");
  }

  /// What a segment shows, suggestions left out.
  static Obj shown(Segment segment) {
    List<Unit> units = View.PREVIEW_WITHOUT_SUGGESTIONS.seen(segment.units());
    var showing = new Showing(units, new TreeMap<>(), UnaryOperator.identity());
    return Obj.of("content", showing.content());
  }

  /// The footnotes of a tab, in the order in which they are referred to.
  static List<Segment> footnotes(Tab tab) {
    return tab.body().units().stream()
        .filter(unit -> unit instanceof Unit.Mark mark && mark.told().has("footnoteId"))
        .map(unit -> Told.text(((Unit.Mark) unit).told(), "footnoteId"))
        .distinct()
        .flatMap(id -> tab.segment(id).stream())
        .toList();
  }

  /// The number of a footnote, as an element refers to it.
  static int number(Tab tab, Obj element) {
    String id = Told.text(Told.obj(element, "footnoteReference"), "footnoteId");
    List<String> ids = footnotes(tab).stream().map(Segment::id).toList();
    return ids.indexOf(id) + 1;
  }

  /// The words of an element that is no run of text; empty where it has none.
  static String words(Obj element) {
    Obj person = Told.obj(Told.obj(element, "person"), "personProperties");
    Obj link = Told.obj(Told.obj(element, "richLink"), "richLinkProperties");
    Obj date = Told.obj(Told.obj(element, "dateElement"), "dateElementProperties");
    String name = person.text("name").orElse(Told.text(person, "email"));
    return name + Told.text(link, "title") + Told.text(date, "displayText");
  }
}
