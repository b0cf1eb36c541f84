package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A document as a list of small objects, and back: so it is kept, a few of them a note.
final class Lines {

  private static final int LONGEST = 4_000;
  private static final String TAB = "tab";
  private static final String PART = "part";
  private static final String TOLD = "told";
  private static final String RANGE = "range";
  private static final String SEGMENT = "segment";

  /// What most paragraphs and cells have, which need not be kept with each.
  private static final Obj PLAIN = Obj.of("paragraphStyle", Birth.LOOK);

  private static final Obj CELLED = Obj.of("paragraphStyle", Birth.CELLED);
  private static final Obj CELL = Obj.of(Grid.STYLE, TableKinds.cellStyle());

  private Lines() {}

  static List<Obj> of(List<Tab> tabs) {
    List<Obj> lines = new ArrayList<>();
    for (Tab tab : tabs) {
      lines.add(Obj.of(TAB, tab.properties()));
      for (String part : Tab.PARTS) {
        part(lines, part, tab.part(part));
      }
      tab.named().forEach(each -> lines.add(Obj.of(RANGE, each.told(""))));
      for (Segment segment : tab.segments()) {
        lines.add(Obj.of(SEGMENT, Json.of(segment.id()), "role", Json.of(segment.role().name())));
        units(lines, segment.units());
      }
    }
    return lines;
  }

  private static void part(List<Obj> lines, String name, Obj part) {
    if (name.endsWith("Style") || name.endsWith("Styles")) {
      lines.add(Obj.of(PART, Json.of(name), TOLD, part));
    } else {
      for (Obj.Member each : part) {
        lines.add(Obj.of(PART, Json.of(name), "id", Json.of(each.key())).with(TOLD, each.value()));
      }
    }
  }

  private static void units(List<Obj> lines, List<Unit> units) {
    int at = 0;
    while (at < units.size()) {
      switch (units.get(at)) {
        case Unit.Letter letter -> {
          int end = run(units, at, letter);
          lines.add(styled("text", Json.of(text(units, at, end)), letter));
          at = end - 1;
        }
        case Unit.End end -> lines.add(styled("end", told(end.paragraph()), end));
        case Unit.Mark mark ->
            lines.add(styled("mark", Json.of(mark.kind()), mark).with(TOLD, (Json) mark.told()));
        case Unit.Fence fence ->
            lines.add(Obj.of("fence", Json.of(fence.what().name()), TOLD, told(fence.told())));
      }
      at++;
    }
  }

  private static Json told(Obj told) {
    if (told.equals(PLAIN)) {
      return Json.of(0);
    }
    return told.equals(CELLED) ? Json.of(1) : told.equals(CELL) ? Json.of(2) : told;
  }

  private static Obj told(Obj line, String member) {
    return switch (Told.whole(line, member, -1)) {
      case 0 -> PLAIN;
      case 1 -> CELLED;
      case 2 -> CELL;
      default -> Told.obj(line, member);
    };
  }

  private static Obj styled(String member, Json value, Unit.Inline unit) {
    Obj line = Told.with(Obj.of(member, value), "style", unit.style());
    return Told.with(line, "suggested", unit.suggested());
  }

  private static int run(List<Unit> units, int from, Unit.Letter first) {
    int end = from + 1;
    while (end < units.size()
        && end - from < LONGEST
        && units.get(end) instanceof Unit.Letter next
        && next.style().equals(first.style())
        && next.suggested().equals(first.suggested())) {
      end++;
    }
    return end;
  }

  private static String text(List<Unit> units, int from, int to) {
    var text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.append(letter(units.get(i)));
    }
    return escaped(text);
  }

  // Half a character at the end of a line is no text, so that it is kept as its number.
  private static String escaped(StringBuilder text) {
    var escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || c == '\\') {
        escaped.append("\\%04x".formatted((int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }

  private static char letter(Unit unit) {
    return unit instanceof Unit.Letter letter ? letter.letter() : '\n';
  }

  /// The tabs that were kept as these lines.
  static List<Tab> read(List<Obj> lines) {
    List<Tab> tabs = new ArrayList<>();
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Obj line = lines.get(i);
      if (line.has(TAB)) {
        tabs.add(new Tab(Told.obj(line, TAB), new Segment(Segment.Role.BODY, "", List.of())));
      } else if (line.has(SEGMENT)) {
        units = new ArrayList<>();
        int next = i + 1;
        while (next < lines.size() && isUnit(lines.get(next))) {
          unit(units, lines.get(next++));
        }
        segment(tabs.getLast(), line, units);
        i = next - 1;
      } else {
        beside(tabs.getLast(), line);
      }
    }
    return tabs;
  }

  private static boolean isUnit(Obj line) {
    return !line.has(TAB) && !line.has(SEGMENT) && !line.has(PART) && !line.has(RANGE);
  }

  private static void segment(Tab tab, Obj line, List<Unit> units) {
    var role = Segment.Role.valueOf(Told.text(line, "role").toUpperCase(Locale.ROOT));
    var segment = new Segment(role, Told.text(line, SEGMENT), units);
    if (role == Segment.Role.BODY) {
      tab.body(segment);
    } else {
      tab.add(segment);
    }
  }

  private static void beside(Tab tab, Obj line) {
    if (line.has(RANGE)) {
      List<Named> named = new ArrayList<>(tab.named());
      named.add(Named.read(Told.obj(line, RANGE)));
      tab.named(named);
    } else if (line.has("id")) {
      tab.put(Told.text(line, PART), Told.text(line, "id"), Told.obj(line, TOLD));
    } else {
      tab.part(Told.text(line, PART), Told.obj(line, TOLD));
    }
  }

  private static void unit(List<Unit> units, Obj line) {
    Obj style = Told.obj(line, "style");
    Obj suggested = Told.obj(line, "suggested");
    if (line.has("text")) {
      for (char c : unescaped(Told.text(line, "text")).toCharArray()) {
        units.add(new Unit.Letter(c, style, suggested));
      }
    } else if (line.has("end")) {
      units.add(new Unit.End(style, suggested, told(line, "end")));
    } else if (line.has("mark")) {
      units.add(new Unit.Mark(Told.text(line, "mark"), Told.obj(line, TOLD), style, suggested));
    } else {
      var what = Unit.What.valueOf(Told.text(line, "fence"));
      units.add(new Unit.Fence(what, told(line, TOLD)));
    }
  }
}
