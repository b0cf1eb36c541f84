package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about how text and paragraphs look. What is as its named style has it is not kept: it is
/// inherited.
///
/// - source: developers.google.com, Docs API, documents/request and documents, TextStyle and
///   ParagraphStyle, 2026-09-12
final class StyleKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("updateTextStyle", StyleKinds::text);
    ALL.put("updateParagraphStyle", StyleKinds::paragraph);
  }

  private static final String TYPE = "namedStyleType";
  private static final String LINK = "link";
  private static final String HEADING = "headingId";
  private static final Obj BLUE = Forms.rgb(0.06666667, 0.33333334, 0.8);
  private static final List<String> CLOSED = List.of(HEADING, "tabStops");
  private static final List<String> INDENTS = List.of("indentFirstLine", "indentStart");

  private StyleKinds() {}

  /// How text of a style is to look.
  ///
  /// @param mask what of it
  private record Wish(Mask mask, Obj told) {

    boolean links() {
      return mask.names(LINK) && told.has(LINK);
    }

    boolean unlinks() {
      return mask.names(LINK) && !told.has(LINK);
    }
  }

  private static Obj text(Document document, Obj told) {
    Mask mask = Mask.of(told, Forms.TEXT, List.of());
    Obj style = (Obj) Forms.plain(Told.obj(told, "textStyle"));
    check(style);
    if (style.has("weightedFontFamily")) {
      Obj font = Told.obj(style, "weightedFontFamily");
      Obj whole = Obj.of("fontFamily", Json.of(Told.text(font, "fontFamily")));
      whole = whole.with("weight", font.find("weight").orElse(Json.of(400)));
      style = style.with("weightedFontFamily", (Json) whole);
    }
    Stretch range = Stretch.of(document, told).whole();
    var wish = new Wish(mask, style);
    for (int i = range.from(); i < range.to(); i++) {
      if (range.segment().at(i) instanceof Unit.Inline unit) {
        range.segment().set(i, unit.styled(styled(range, i, wish)));
      }
    }
    bullets(range, wish);
    return Obj.EMPTY;
  }

  private static void check(Obj style) {
    if (style.has(LINK) && Told.obj(style, LINK).isEmpty()) {
      throw new Amiss("Links must include at least one type.");
    }
    if (style.has("weightedFontFamily")) {
      Obj font = Told.obj(style, "weightedFontFamily");
      int weight = Told.whole(font, "weight", 400);
      if (Told.text(font, "fontFamily").isEmpty()) {
        throw new Amiss("The font family must be specified when setting the weighted font family.");
      }
      if (weight < 100 || weight > 900 || weight % 100 != 0) {
        throw new Amiss(
            "The font weight must be a multiple of 100 between 100 and 900, inclusive.");
      }
    }
    if (style.has("fontSize")
        && Told.real(Told.obj(style, "fontSize"), "magnitude").orElse(0.0) <= 0) {
      throw new Amiss("The font size must be greater than 0.");
    }
  }

  private static Obj styled(Stretch range, int index, Wish wish) {
    Segment segment = range.segment();
    Unit.Inline unit = (Unit.Inline) segment.at(index);
    Obj style = unit.style();
    boolean end = unit instanceof Unit.End;
    if (wish.unlinks() && style.has(LINK)) {
      boolean first = index == segment.start(index);
      style = first ? Obj.EMPTY : ((Unit.Inline) segment.at(index - 1)).style();
      style = style.has(LINK) ? Obj.EMPTY : style;
    }
    if (wish.links() && !end) {
      style = style.with("underline", Json.of(true)).with("foregroundColor", (Json) BLUE);
    }
    style = wish.mask().applied(style, end ? wish.told().without(LINK) : wish.told());
    String type = Told.text(segment.paragraph(index).look(), TYPE);
    Obj parent = range.tab().inherited(type, "textStyle");
    return Forms.ordered(own(style, parent, wish.mask()), Forms.TEXT);
  }

  // Without what was just said and is as inherited.
  private static Obj own(Obj style, Obj parent, Mask mask) {
    Obj own = style;
    for (String member : mask.members()) {
      own =
          own.has(member) && own.find(member).equals(parent.find(member))
              ? own.without(member)
              : own;
    }
    return own;
  }

  // The bullet of a paragraph looks as the whole of the paragraph does.
  private static void bullets(Stretch range, Wish wish) {
    Segment segment = range.segment();
    for (int end : segment.paragraphs(range.from(), range.to())) {
      Unit.End paragraph = (Unit.End) segment.at(end);
      boolean whole = range.from() <= segment.start(end) && range.to() > end;
      if (whole && paragraph.paragraph().has("bullet")) {
        Obj bullet = Told.obj(paragraph.paragraph(), "bullet");
        Obj style = wish.mask().applied(Told.obj(bullet, "textStyle"), wish.told().without(LINK));
        Obj changed = bullet.with("textStyle", (Json) Forms.ordered(style, Forms.TEXT));
        segment.set(end, paragraph.saying(paragraph.paragraph().with("bullet", (Json) changed)));
      }
    }
  }

  private static Obj paragraph(Document document, Obj told) {
    List<String> open = Forms.PARAGRAPH.stream().filter(each -> !CLOSED.contains(each)).toList();
    Mask mask = Mask.of(told, open, CLOSED);
    Obj look = (Obj) Forms.plain(Told.obj(told, "paragraphStyle"));
    if (mask.paths().stream().anyMatch(p -> p.size() > 1 && p.getFirst().startsWith("border"))) {
      throw new Amiss("Paragraph borders cannot be partially updated.");
    }
    if (Told.text(look, TYPE).equals("NAMED_STYLE_TYPE_UNSPECIFIED")) {
      throw new Amiss("The named style type must be specified.");
    }
    Stretch range = Stretch.of(document, told);
    for (int end : range.segment().paragraphs(range.from(), range.to())) {
      if (mask.names("pageBreakBefore") && look.flag("pageBreakBefore")) {
        checkBreak(range.segment(), end);
      }
      Unit.End paragraph = (Unit.End) range.segment().at(end);
      range.segment().set(end, looking(document, range.tab(), paragraph, new Wish(mask, look)));
    }
    return Obj.EMPTY;
  }

  private static void checkBreak(Segment segment, int index) {
    if (segment.role() != Segment.Role.BODY || segment.tabled(index)) {
      throw new Amiss(
          "Cannot set pageBreakBefore on paragraphs in a table, header, footer or footnote.");
    }
  }

  private static Unit.End looking(Document document, Tab tab, Unit.End paragraph, Wish wish) {
    Obj look = paragraph.look();
    if (wish.mask().names(TYPE)) {
      String type = wish.told().text(TYPE).orElse(Birth.NORMAL);
      Obj typed = Birth.LOOK.with(TYPE, type);
      for (String indent : INDENTS) {
        boolean keeps = paragraph.paragraph().has("bullet") && look.has(indent);
        typed = keeps ? typed.with(indent, look.find(indent).orElseThrow()) : typed;
      }
      boolean same = Told.text(look, TYPE).equals(type) && look.has(HEADING);
      String heading = same ? Told.text(look, HEADING) : document.draw("h.");
      look = type.equals(Birth.NORMAL) ? typed : typed.with(HEADING, heading);
    }
    Obj told = wish.told().without(TYPE);
    String type = Told.text(look, TYPE);
    look = wish.mask().applied(look, told).with(TYPE, type);
    Obj parent = tab.inherited(type, "paragraphStyle").without("direction").without(TYPE);
    look = own(look, parent, wish.mask());
    look = look.has("direction") ? look : look.with("direction", "LEFT_TO_RIGHT");
    return paragraph.looking(Forms.ordered(look, Forms.PARAGRAPH));
  }
}
