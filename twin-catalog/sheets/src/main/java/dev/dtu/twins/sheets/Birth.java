package dev.dtu.twins.sheets;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// What a spreadsheet and a sheet have when nobody said anything of them.
///
/// - source: recorded traffic, burnash/gspread cassettes, 2026-09-12
final class Birth {

  static final String UNTITLED = "Untitled spreadsheet";
  static final int ROWS = 1_000;
  static final int COLUMNS = 26;

  private static final Obj WHITE = rgb(1, 1, 1);

  /// How a cell looks where nothing is said.
  static final Obj FORMAT =
      Obj.of("backgroundColor", WHITE)
          .with("padding", padding())
          .with("verticalAlignment", "BOTTOM")
          .with("wrapStrategy", "OVERFLOW_CELL")
          .with("textFormat", text())
          .with("backgroundColorStyle", Obj.of("rgbColor", WHITE));

  private static final Obj THEME =
      Obj.of("primaryFontFamily", Json.of("Arial"))
          .with(
              "themeColors",
              Arr.of(
                  colour("TEXT", Obj.EMPTY),
                  colour("BACKGROUND", WHITE),
                  colour("ACCENT1", rgb(0.25882354, 0.52156866, 0.95686275)),
                  colour("ACCENT2", rgb(0.91764706, 0.2627451, 0.20784314)),
                  colour("ACCENT3", rgb(0.9843137, 0.7372549, 0.015686275)),
                  colour("ACCENT4", rgb(0.20392157, 0.65882355, 0.3254902)),
                  colour("ACCENT5", rgb(1, 0.42745098, 0.003921569)),
                  colour("ACCENT6", rgb(0.27450982, 0.7411765, 0.7764706)),
                  colour("LINK", rgb(0.06666667, 0.33333334, 0.8))));

  private static final Obj PROPERTIES =
      Obj.of("title", Json.of(UNTITLED), "locale", Json.of("en_US"))
          .with("autoRecalc", "ON_CHANGE")
          .with("timeZone", "Etc/GMT")
          .with("defaultFormat", FORMAT)
          .with("spreadsheetTheme", THEME);

  private Birth() {}

  private static Obj rgb(double red, double green, double blue) {
    return Obj.of("red", Json.of(red), "green", Json.of(green)).with("blue", Json.of(blue));
  }

  private static Obj colour(String type, Obj rgb) {
    return Obj.of("colorType", Json.of(type), "color", Obj.of("rgbColor", rgb));
  }

  private static Obj padding() {
    return Obj.of("top", Json.of(2), "right", Json.of(3))
        .with("bottom", Json.of(2))
        .with("left", Json.of(3));
  }

  private static Obj text() {
    return Obj.of("foregroundColor", Obj.EMPTY)
        .with("fontFamily", "arial,sans,sans-serif")
        .with("fontSize", Json.of(10))
        .with("bold", Json.of(false))
        .with("italic", Json.of(false))
        .with("strikethrough", Json.of(false))
        .with("underline", Json.of(false))
        .with("foregroundColorStyle", Obj.of("rgbColor", Obj.EMPTY));
  }

  /// What is said of a spreadsheet, and what is true of it besides.
  static Obj properties(Obj said) {
    return PROPERTIES.withAll(Colours.paired(said));
  }

  /// A sheet as it is told, and what is true of it besides.
  ///
  /// @param id its number where none is told
  /// @param title its title where none is told
  static Obj sheet(Obj told, int id, String title, int index) {
    String type = told.text("sheetType").orElse("GRID");
    Obj.Builder sheet =
        Obj.builder()
            .put("sheetId", Json.of(Told.whole(told, "sheetId", id)))
            .put("title", told.text("title").filter(word -> !word.isEmpty()).orElse(title))
            .put("index", Json.of(index))
            .put("sheetType", type);
    if (type.equals("GRID")) {
      Obj grid = Told.obj(told, "gridProperties");
      Obj size =
          Obj.of(
              "rowCount",
              Json.of(Told.whole(grid, "rowCount", ROWS)),
              "columnCount",
              Json.of(Told.whole(grid, "columnCount", COLUMNS)));
      sheet.put("gridProperties", size.withAll(Told.said(grid)));
    }
    Obj more = Told.said(Colours.paired(told));
    for (String known : java.util.List.of("sheetId", "title", "index", "sheetType")) {
      more = more.without(known);
    }
    return sheet.build().withAll(more.without("gridProperties"));
  }
}
