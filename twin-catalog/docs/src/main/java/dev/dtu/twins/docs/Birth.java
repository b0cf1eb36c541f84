package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// What a document has when nobody said anything of it.
///
/// - source: recorded documents of cedricdelpoux/gatsby-source-google-docs, and developers.google.com,
///   Docs API, documents, 2026-09-12
final class Birth {

  static final String UNTITLED = "Untitled document";
  static final String NORMAL = "NORMAL_TEXT";
  static final String FIRST_TAB = "t.0";

  /// The named styles, in the order they are told.
  static final List<String> STYLES =
      List.of(
          NORMAL,
          "HEADING_1",
          "HEADING_2",
          "HEADING_3",
          "HEADING_4",
          "HEADING_5",
          "HEADING_6",
          "TITLE",
          "SUBTITLE");

  private static final double GREY = 0.4;

  /// How a new paragraph looks.
  static final Obj LOOK =
      Obj.of("namedStyleType", Json.of(NORMAL), "direction", Json.of("LEFT_TO_RIGHT"));

  /// How text looks where nothing is said.
  static final Obj TEXT =
      Obj.of("bold", Json.of(false), "italic", Json.of(false))
          .with("underline", Json.of(false))
          .with("strikethrough", Json.of(false))
          .with("smallCaps", Json.of(false))
          .with("backgroundColor", Obj.EMPTY)
          .with("foregroundColor", Forms.rgb(0, 0, 0))
          .with("fontSize", Forms.points(11))
          .with("weightedFontFamily", font())
          .with("baselineOffset", "NONE");

  /// How a paragraph looks where nothing is said.
  static final Obj PARAGRAPH =
      Obj.of("namedStyleType", Json.of(NORMAL), "alignment", Json.of("START"))
          .with("lineSpacing", Json.of(115))
          .with("direction", "LEFT_TO_RIGHT")
          .with("spacingMode", "COLLAPSE_LISTS")
          .with("spaceAbove", Forms.points(0))
          .with("spaceBelow", Forms.points(0))
          .with("borderBetween", border())
          .with("borderTop", border())
          .with("borderBottom", border())
          .with("borderLeft", border())
          .with("borderRight", border())
          .with("indentFirstLine", Forms.points(0))
          .with("indentStart", Forms.points(0))
          .with("indentEnd", Forms.points(0))
          .with("keepLinesTogether", Json.of(false))
          .with("keepWithNext", Json.of(false))
          .with("avoidWidowAndOrphan", Json.of(true))
          .with("shading", Obj.of("backgroundColor", Obj.EMPTY))
          .with("pageBreakBefore", Json.of(false));

  /// How the paragraph of a new cell looks.
  static final Obj CELLED = PARAGRAPH.with("lineSpacing", Json.of(100)).without("pageBreakBefore");

  private Birth() {}

  private static Obj font() {
    return Obj.of("fontFamily", Json.of("Arial"), "weight", Json.of(400));
  }

  private static Obj border() {
    return Obj.of("color", Obj.EMPTY, "width", Forms.points(0))
        .with("padding", Forms.points(0))
        .with("dashStyle", "SOLID");
  }

  static Obj documentStyle() {
    Obj size = Obj.of("height", Forms.points(792), "width", Forms.points(612));
    return Obj.of("background", Obj.of("color", Obj.EMPTY), "pageNumberStart", Json.of(1))
        .with("marginTop", Forms.points(72))
        .with("marginBottom", Forms.points(72))
        .with("marginRight", Forms.points(72))
        .with("marginLeft", Forms.points(72))
        .with("pageSize", size)
        .with("marginHeader", Forms.points(36))
        .with("marginFooter", Forms.points(36))
        .with("useCustomHeaderFooterMargins", Json.of(true))
        .with("documentFormat", Obj.of("documentMode", Json.of("PAGES")));
  }

  static Obj namedStyles() {
    List<Json> styles = new ArrayList<>();
    for (String type : STYLES) {
      styles.add(namedStyle(type));
    }
    return Obj.of("styles", Json.array(styles));
  }

  /// A named style as it is before anybody changes it.
  static Obj namedStyle(String type) {
    return switch (type) {
      case "HEADING_1" -> style(type, sized(20), spaced(20, 6));
      case "HEADING_2" -> style(type, sized(16).with("bold", Json.of(false)), spaced(18, 6));
      case "HEADING_3" ->
          style(
              type,
              sized(14)
                  .with("bold", Json.of(false))
                  .with("foregroundColor", Forms.rgb(0.2627451, 0.2627451, 0.2627451)),
              spaced(16, 4));
      case "HEADING_4" -> style(type, grey(12), spaced(14, 4));
      case "HEADING_5" -> style(type, grey(11), spaced(12, 4));
      case "HEADING_6" -> style(type, grey(11).with("italic", Json.of(true)), spaced(12, 4));
      case "TITLE" -> style(type, sized(26), spaced(0, 3));
      case "SUBTITLE" ->
          style(
              type,
              grey(15).with("italic", Json.of(false)).with("weightedFontFamily", font()),
              spaced(0, 16));
      default -> style(NORMAL, TEXT, PARAGRAPH);
    };
  }

  private static Obj style(String type, Obj text, Obj paragraph) {
    return Obj.of("namedStyleType", Json.of(type))
        .with("textStyle", (Json) Forms.ordered(text, Forms.TEXT))
        .with("paragraphStyle", (Json) Forms.ordered(paragraph, Forms.PARAGRAPH));
  }

  private static Obj sized(int points) {
    return Obj.of("fontSize", Forms.points(points));
  }

  private static Obj grey(int points) {
    return sized(points).with("foregroundColor", Forms.rgb(GREY, GREY, GREY));
  }

  private static Obj spaced(int above, int below) {
    return LOOK.with("spaceAbove", Forms.points(above))
        .with("spaceBelow", Forms.points(below))
        .with("keepLinesTogether", Json.of(true))
        .with("keepWithNext", Json.of(true));
  }

  /// A section break as new ones are.
  static Unit.Fence section(String type) {
    Obj style =
        Obj.of("columnSeparatorStyle", Json.of("NONE"))
            .with("contentDirection", "LEFT_TO_RIGHT")
            .with("sectionType", type);
    return new Unit.Fence(Unit.What.SECTION, Obj.of("sectionStyle", style));
  }

  /// The newline of an empty paragraph.
  static Unit.End end() {
    return new Unit.End(Obj.EMPTY, Obj.EMPTY, Obj.of("paragraphStyle", LOOK));
  }

  /// A tab without text.
  static Tab tab(Obj properties) {
    var body = new Segment(Segment.Role.BODY, "", List.of(section("CONTINUOUS"), end()));
    var tab = new Tab(properties, body);
    tab.part("documentStyle", documentStyle());
    tab.part("namedStyles", namedStyles());
    return tab;
  }

  static Obj firstTab() {
    return Obj.of("tabId", Json.of(FIRST_TAB), "title", Json.of("Tab 1")).with("index", Json.of(0));
  }

  /// A header, a footer or a footnote without text.
  static Segment segment(Segment.Role role, String id) {
    List<Unit> units = new ArrayList<>();
    if (role == Segment.Role.FOOTNOTE) {
      units.add(new Unit.Letter(' ', Obj.EMPTY, Obj.EMPTY));
      units.add(end().looking(LOOK.with("lineSpacing", Json.of(100))));
    } else {
      units.add(end());
    }
    return new Segment(role, id, units);
  }
}
