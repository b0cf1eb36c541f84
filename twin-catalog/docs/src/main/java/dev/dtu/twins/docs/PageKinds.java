package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Requests about how documents, sections and named styles look.
///
/// - source: developers.google.com, Docs API, documents/request and documents, DocumentStyle and
///   SectionStyle, and measurements of mmedum/google-docs-mcp, 2026-09-12
final class PageKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("updateDocumentStyle", PageKinds::document);
    ALL.put("updateSectionStyle", PageKinds::section);
    ALL.put("updateNamedStyle", PageKinds::named);
  }

  private static final String STYLE = "documentStyle";
  private static final String SECTION = "sectionStyle";
  private static final String CUSTOM = "useCustomHeaderFooterMargins";
  private static final int MOST_COLUMNS = 3;

  private static final List<String> EDGES =
      List.of("marginTop", "marginBottom", "marginRight", "marginLeft");
  private static final List<String> MARGINS = List.of("marginHeader", "marginFooter");

  private static final List<String> OF_DOCUMENTS =
      joined(
          Stream.of(
              List.of("background", "documentFormat", "pageNumberStart", "pageSize"),
              List.of("flipPageOrientation", "useEvenPageHeaderFooter", "useFirstPageHeaderFooter"),
              EDGES,
              MARGINS));

  private static final List<String> OF_SECTIONS =
      joined(
          Stream.of(
              List.of("columnProperties", "columnSeparatorStyle", "contentDirection"),
              List.of("flipPageOrientation", "pageNumberStart", "useFirstPageHeaderFooter"),
              EDGES,
              MARGINS));

  private PageKinds() {}

  private static List<String> joined(Stream<List<String>> lists) {
    return lists.flatMap(List::stream).toList();
  }

  private static Obj document(Document document, Obj told) {
    Mask mask = Mask.of(told, OF_DOCUMENTS, joined(Stream.of(Headers.MEMBERS, List.of(CUSTOM))));
    Obj wish = (Obj) Forms.plain(Told.obj(told, STYLE));
    Obj paint = Told.obj(Told.obj(wish, "background"), "color");
    if (mask.names("background") && wish.has("background") && !paint.has("color")) {
      throw new Amiss("Documents cannot have a transparent background color.");
    }
    Tab tab = document.tab(Told.text(told, "tabId"));
    Obj style = mask.applied(tab.part(STYLE), wish);
    for (Obj.Member usual : Birth.documentStyle()) {
      style = style.has(usual.key()) ? style : style.with(usual.key(), usual.value());
    }
    tab.part(STYLE, custom(style, mask));
    List<String> edges = EDGES.stream().filter(mask::names).toList();
    sections(tab.body(), 0, tab.body().size()).forEach(at -> clear(tab.body(), at, edges));
    return Obj.EMPTY;
  }

  private static Obj custom(Obj style, Mask mask) {
    return MARGINS.stream().anyMatch(mask::names) ? style.with(CUSTOM, Json.of(true)) : style;
  }

  private static void clear(Segment body, int at, List<String> members) {
    Unit.Fence fence = (Unit.Fence) body.at(at);
    Obj style = Told.obj(fence.told(), SECTION);
    for (String member : members) {
      style = style.without(member);
    }
    body.set(at, fence.saying(fence.told().with(SECTION, (Json) style)));
  }

  /// Where the section breaks stand whose sections a range is in.
  private static List<Integer> sections(Segment body, int from, int to) {
    List<Integer> sections = new ArrayList<>(List.of(body.section(from)));
    for (int i = from + 1; i < to; i++) {
      if (Unit.is(body.at(i), Unit.What.SECTION)) {
        sections.add(i);
      }
    }
    return sections;
  }

  private static Obj section(Document document, Obj told) {
    Mask mask =
        Mask.of(told, OF_SECTIONS, joined(Stream.of(Headers.MEMBERS, List.of("sectionType"))));
    Obj wish = (Obj) Forms.plain(Told.obj(told, SECTION));
    for (String member : mask.members()) {
      if (!Told.has(wish, member)) {
        throw new Amiss("A concrete value must be specified for field: " + member);
      }
    }
    if (wish.items("columnProperties").size() > MOST_COLUMNS) {
      throw new Amiss("A section can have no more than " + MOST_COLUMNS + " columns.");
    }
    Stretch range = Stretch.of(document, told);
    Segment body = range.segment();
    if (body.role() != Segment.Role.BODY) {
      throw new Amiss("Section styles can only be updated in the body.");
    }
    for (int at : sections(body, range.from(), range.to())) {
      Unit.Fence fence = (Unit.Fence) body.at(at);
      Obj style = mask.applied(Told.obj(fence.told(), SECTION), wish);
      body.set(at, fence.saying(fence.told().with(SECTION, (Json) style)));
    }
    range.tab().part(STYLE, custom(range.tab().part(STYLE), mask));
    return Obj.EMPTY;
  }

  private static Obj named(Document document, Obj told) {
    Obj wish = (Obj) Forms.plain(Told.obj(told, "namedStyle"));
    List<String> open = List.of("namedStyleType", "textStyle", "paragraphStyle");
    Mask mask = Mask.of(told, open, List.of());
    String type = Told.text(wish, "namedStyleType");
    if (!Birth.STYLES.contains(type)) {
      throw new Amiss("The named style type must be specified.");
    }
    Tab tab = document.tab(Told.text(told, "tabId"));
    Obj style = tab.style(type);
    style = part(style, wish, mask, "textStyle");
    style = part(style, wish, mask, "paragraphStyle");
    List<Json> styles = new ArrayList<>();
    for (Obj each : Told.objects(tab.part("namedStyles"), "styles")) {
      styles.add(Told.text(each, "namedStyleType").equals(type) ? style : each);
    }
    tab.part("namedStyles", tab.part("namedStyles").with("styles", Json.array(styles)));
    return Obj.EMPTY;
  }

  // A part that is named with its leaves changes in these; one that is named alone, wholly.
  private static Obj part(Obj style, Obj wish, Mask mask, String part) {
    if (!mask.names(part)) {
      return style;
    }
    String type = Told.text(wish, "namedStyleType");
    Obj usual = Told.obj(Birth.namedStyle(type), part);
    List<String> order = part.equals("textStyle") ? Forms.TEXT : Forms.PARAGRAPH;
    Mask leaves = mask.below(part);
    Obj changed =
        leaves.isEmpty()
            ? usual.withAll(Told.obj(wish, part))
            : leaves.applied(Told.obj(style, part), Told.obj(wish, part));
    for (String member : leaves.members()) {
      boolean unset = !changed.has(member) && usual.has(member);
      changed = unset ? changed.with(member, usual.find(member).orElseThrow()) : changed;
    }
    return style.with(part, (Json) Forms.ordered(changed, order));
  }
}
