package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about lists: paragraphs with bullets or numbers.
///
/// - source: developers.google.com, Docs API, how-tos/lists and documents/request, 2026-09-12
final class ListKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("createParagraphBullets", ListKinds::create);
    ALL.put("deleteParagraphBullets", ListKinds::delete);
  }

  private static final String BULLET = "bullet";
  private static final String LIST = "listId";
  private static final String LEVEL = "nestingLevel";
  private static final int STEP = 36;

  private ListKinds() {}

  /// Makes paragraphs items of a list; the tabs before each tell how deep it lies, and are taken out.
  private static Obj create(Document document, Obj told) {
    Bullets bullets =
        Bullets.named(Told.text(told, "bulletPreset"))
            .orElseThrow(() -> new Amiss("The bullet preset must be specified."));
    Stretch range = Stretch.of(document, told);
    Segment segment = range.segment();
    List<Integer> ends = segment.paragraphs(range.from(), range.to());
    if (ends.isEmpty()) {
      return Obj.EMPTY;
    }
    String list = list(document, range.tab(), segment, segment.start(ends.getFirst()), bullets);
    for (int end : ends.reversed()) {
      int start = segment.start(end);
      int tabs = tabs(segment, start);
      bulleted(segment, end, list, Math.min(tabs, Bullets.LEVELS - 1));
      if (tabs > 0) {
        segment.remove(start, start + tabs);
      }
    }
    return Obj.EMPTY;
  }

  // The list of the paragraph before, when it has the same bullets, else a new one.
  private static String list(
      Document document, Tab tab, Segment segment, int start, Bullets bullets) {
    Obj properties = bullets.properties();
    if (start > 0 && segment.at(start - 1) instanceof Unit.End before) {
      String known = Told.text(Told.obj(before.paragraph(), BULLET), LIST);
      if (Told.obj(tab.part("lists"), known).equals(properties)) {
        return known;
      }
    }
    String list = document.draw("kix.");
    tab.put("lists", list, properties);
    return list;
  }

  private static int tabs(Segment segment, int start) {
    int tabs = 0;
    while (segment.at(start + tabs) instanceof Unit.Letter letter && letter.letter() == '\t') {
      tabs++;
    }
    return tabs;
  }

  private static void bulleted(Segment segment, int end, String list, int level) {
    Unit.End paragraph = (Unit.End) segment.at(end);
    Obj bullet = Obj.of(LIST, Json.of(list));
    bullet = level == 0 ? bullet : bullet.with(LEVEL, Json.of(level));
    bullet = bullet.with("textStyle", (Json) Obj.EMPTY);
    Obj look =
        paragraph
            .look()
            .with("indentFirstLine", Bullets.first(level))
            .with("indentStart", Bullets.start(level));
    Obj told = paragraph.paragraph().with(BULLET, (Json) bullet);
    segment.set(end, paragraph.saying(told).looking(Forms.ordered(look, Forms.PARAGRAPH)));
  }

  /// Makes items of lists plain paragraphs, which lie as deep as they did.
  private static Obj delete(Document document, Obj told) {
    Stretch range = Stretch.of(document, told);
    Segment segment = range.segment();
    for (int end : segment.paragraphs(range.from(), range.to())) {
      Unit.End paragraph = (Unit.End) segment.at(end);
      if (paragraph.paragraph().has(BULLET)) {
        int level = Told.whole(Told.obj(paragraph.paragraph(), BULLET), LEVEL, 0);
        Obj look = paragraph.look().without("indentFirstLine").without("indentStart");
        Obj indent = Forms.points(STEP * level);
        look =
            level == 0
                ? look
                : look.with("indentFirstLine", (Json) indent).with("indentStart", (Json) indent);
        Unit.End plain = paragraph.saying(paragraph.paragraph().without(BULLET));
        segment.set(end, plain.looking(Forms.ordered(look, Forms.PARAGRAPH)));
      }
    }
    return Obj.EMPTY;
  }
}
