package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// Puts text into paragraphs. A newline parts the paragraph in two that look alike.
///
/// - source: developers.google.com, Docs API, documents/request, InsertTextRequest, 2026-09-12
final class Writing {

  private static final String HEADING = "headingId";

  private Writing() {}

  /// A text without the characters that the service takes out.
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c <= '\u0008' || c >= '\f' && c <= '\u001f';
      boolean own = c >= '\ue000' && c <= '\uf8ff';
      if (!control && !own) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /// Puts a text at a place; it looks as what it stands beside.
  ///
  /// @throws Amiss when the document would be too large
  static void text(Document document, Place place, String text) {
    text(document, place, text, place.style());
  }

  static void text(Document document, Place place, String text, Obj style) {
    String clean = clean(text);
    document.fits(clean.length());
    List<Unit> units = new ArrayList<>(clean.length());
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      units.add(c == '\n' ? parted(document, place, style) : new Unit.Letter(c, style, Obj.EMPTY));
    }
    place.segment().insert(place.index(), units);
  }

  /// The newline that parts a paragraph at a place in two, for whoever puts it in. They look alike; what
  /// is the paragraph's own, such as the id of a heading, stays with the first.
  static Unit.End parted(Document document, Place place, Obj style) {
    Segment segment = place.segment();
    int end = segment.end(place.index());
    Unit.End paragraph = (Unit.End) segment.at(end);
    Obj look = paragraph.look();
    Obj own = look.has(HEADING) ? look.with(HEADING, Json.of(document.draw("h."))) : look;
    Obj rest = paragraph.paragraph().without("positionedObjectIds");
    segment.set(end, paragraph.saying(rest).looking(own));
    return new Unit.End(unlinked(style), Obj.EMPTY, paragraph.paragraph());
  }

  /// A style without a link and its look: newlines have none.
  static Obj unlinked(Obj style) {
    return style.has("link")
        ? style.without("link").without("underline").without("foregroundColor")
        : style;
  }
}
