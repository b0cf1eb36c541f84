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
    Unit.End paragraph = place.segment().paragraph(place.index());
    List<Unit> units = new ArrayList<>(clean.length());
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      units.add(
          c == '\n' ? parted(document, paragraph, style) : new Unit.Letter(c, style, Obj.EMPTY));
    }
    place.segment().insert(place.index(), units);
  }

  /// The newline of a paragraph that is parted from another one: like it, and a heading by itself.
  static Unit.End parted(Document document, Unit.End from, Obj style) {
    Obj look = from.look();
    Obj own = look.has(HEADING) ? look.with(HEADING, Json.of(document.draw("h."))) : look;
    Obj paragraph = from.paragraph().without("positionedObjectIds");
    return new Unit.End(unlinked(style), Obj.EMPTY, paragraph).looking(own);
  }

  /// A style without a link and its look: newlines have none.
  static Obj unlinked(Obj style) {
    return style.has("link")
        ? style.without("link").without("underline").without("foregroundColor")
        : style;
  }
}
