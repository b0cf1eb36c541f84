package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A document as the service shows it, whole, and back.
///
/// - source: recorded documents of cedricdelpoux/gatsby-source-google-docs, and developers.google.com,
///   Docs API, how-tos/tabs, 2026-09-12
final class Shown {

  private static final String RANGES = "namedRanges";

  private final Document document;
  private final View view;
  private final boolean tabbed;

  /// @param tabbed whether all tabs are told, and not what the first one has
  Shown(Document document, View view, boolean tabbed) {
    this.document = document;
    this.view = view;
    this.tabbed = tabbed;
  }

  Obj told() {
    Obj told = Obj.of("title", Json.of(document.title()));
    Obj behind = Obj.EMPTY;
    if (tabbed) {
      told = told.with("tabs", Json.array(tabs("")));
    } else {
      Obj first = tab(document.tabs().getFirst());
      for (Obj.Member member : first) {
        boolean last = member.key().endsWith("Objects");
        told = last ? told : told.with(member.key(), member.value());
        behind = last ? behind.with(member.key(), member.value()) : behind;
      }
    }
    return told.with("revisionId", document.revision())
        .with("suggestionsViewMode", view.name())
        .withAll(behind)
        .with("documentId", document.id());
  }

  private List<Json> tabs(String parent) {
    List<Json> tabs = new ArrayList<>();
    for (Tab tab : document.tabs()) {
      if (tab.parent().equals(parent)) {
        Obj told = Obj.of("tabProperties", tab.properties(), "documentTab", tab(tab));
        List<Json> below = tabs(tab.id());
        tabs.add(below.isEmpty() ? told : told.with("childTabs", Json.array(below)));
      }
    }
    return tabs;
  }

  private Obj tab(Tab tab) {
    SortedMap<String, Integer> numbers = numbers(tab);
    Obj told = Obj.of("body", Obj.of("content", content(tab, tab.body(), numbers)));
    for (Segment.Role role :
        List.of(Segment.Role.HEADER, Segment.Role.FOOTER, Segment.Role.FOOTNOTE)) {
      String name = role.name().toLowerCase(java.util.Locale.ROOT);
      Obj all = Obj.EMPTY;
      for (Segment segment : tab.beside()) {
        if (segment.role() == role) {
          Obj one =
              Obj.of(name + "Id", Json.of(segment.id()), "content", content(tab, segment, numbers));
          all = all.with(segment.id(), (Json) one);
        }
      }
      told = Told.with(told, name + "s", all);
    }
    told = Told.with(told, "documentStyle", tab.part("documentStyle"));
    told = Told.with(told, "namedStyles", tab.part("namedStyles"));
    told = Told.with(told, "lists", tab.part("lists"));
    told = Told.with(told, RANGES, ranges(tab));
    told = Told.with(told, "inlineObjects", tab.part("inlineObjects"));
    return Told.with(told, "positionedObjects", tab.part("positionedObjects"));
  }

  private Json content(Tab tab, Segment segment, SortedMap<String, Integer> numbers) {
    UnaryOperator<Obj> styles = tabbed ? style -> Links.tabbed(style, tab) : Links::plain;
    return new Showing(view.seen(segment.units()), numbers, styles).content();
  }

  // Footnotes are numbered as they are referred to.
  private static SortedMap<String, Integer> numbers(Tab tab) {
    SortedMap<String, Integer> numbers = new TreeMap<>();
    for (Unit unit : tab.body().units()) {
      if (unit instanceof Unit.Mark mark && mark.told().has("footnoteId")) {
        numbers.putIfAbsent(Told.text(mark.told(), "footnoteId"), numbers.size() + 1);
      }
    }
    return numbers;
  }

  private Obj ranges(Tab tab) {
    Obj all = Obj.EMPTY;
    for (Named named : tab.named()) {
      Obj known = Told.obj(all, named.name());
      List<Json> of = new ArrayList<>(known.items(RANGES).items());
      of.add(named.told(tabbed ? tab.id() : ""));
      Obj group = Obj.of("name", Json.of(named.name()), RANGES, Json.array(of));
      all = all.with(named.name(), (Json) group);
    }
    return all;
  }

  /// The tabs of what was shown; none when it shows no content.
  static List<Tab> read(Obj shown) {
    List<Tab> tabs = new ArrayList<>();
    if (shown.has("body")) {
      tabs.add(tab(Birth.firstTab(), shown));
    }
    Told.objects(shown, "tabs").forEach(told -> read(tabs, told));
    return tabs;
  }

  private static void read(List<Tab> tabs, Obj told) {
    tabs.add(tab(Told.obj(told, "tabProperties"), Told.obj(told, "documentTab")));
    Told.objects(told, "childTabs").forEach(below -> read(tabs, below));
  }

  private static Tab tab(Obj properties, Obj told) {
    Tab tab = Birth.tab(properties);
    tab.body(Reading.segment(Segment.Role.BODY, "", Told.obj(told, "body")));
    beside(tab, Segment.Role.HEADER, Told.obj(told, "headers"));
    beside(tab, Segment.Role.FOOTER, Told.obj(told, "footers"));
    beside(tab, Segment.Role.FOOTNOTE, Told.obj(told, "footnotes"));
    for (String part : Tab.PARTS) {
      told.obj(part).ifPresent(known -> tab.part(part, known));
    }
    List<Named> named = new ArrayList<>();
    for (Obj.Member group : Told.obj(told, RANGES)) {
      Obj all = group.value().asObj().orElse(Obj.EMPTY);
      Told.objects(all, RANGES).forEach(each -> named.add(Named.read(each)));
    }
    tab.named(named);
    return tab;
  }

  private static void beside(Tab tab, Segment.Role role, Obj all) {
    for (Obj.Member each : all) {
      Obj shown = each.value().asObj().orElse(Obj.EMPTY);
      tab.add(Reading.segment(role, each.key(), shown));
    }
  }
}
