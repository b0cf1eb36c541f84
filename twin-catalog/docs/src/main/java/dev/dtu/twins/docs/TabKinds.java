package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about tabs.
///
/// - source: developers.google.com, Docs API, how-tos/tabs and documents/request, and measurements of
///   mmedum/google-docs-mcp, 2026-09-12
final class TabKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("addDocumentTab", TabKinds::add);
    ALL.put("deleteTab", TabKinds::delete);
    ALL.put("updateDocumentTabProperties", TabKinds::update);
  }

  private static final String PROPERTIES = "tabProperties";
  private static final String ICON = "iconEmoji";

  /// Tabs lie in one another so deep, counted from 0.
  private static final int DEEPEST = 2;

  private TabKinds() {}

  private static List<Tab> below(Document document, String parent) {
    return document.tabs().stream().filter(tab -> tab.parent().equals(parent)).toList();
  }

  private static int level(Document document, String parent) {
    int level = 0;
    for (String id = parent; !id.isEmpty(); id = document.tab(id).parent()) {
      level++;
    }
    return level;
  }

  private static Obj add(Document document, Obj told) {
    Obj wish = Told.obj(told, PROPERTIES);
    String parent = Told.text(wish, "parentTabId");
    int level = level(document, parent);
    if (level > DEEPEST) {
      throw new Amiss("Tabs cannot be nested deeper than " + (DEEPEST + 1) + " levels.");
    }
    List<Tab> siblings = new ArrayList<>(below(document, parent));
    int index = Told.whole(wish, "index", siblings.size());
    check(index, siblings.size());
    String title =
        wish.text("title")
            .filter(each -> !each.isEmpty())
            .orElse("Tab " + (document.tabs().size() + 1));
    Obj properties = Obj.of("tabId", Json.of(document.draw("t.")), "title", Json.of(title));
    properties = parent.isEmpty() ? properties : properties.with("parentTabId", parent);
    properties = properties.with("index", Json.of(index));
    properties = level == 0 ? properties : properties.with("nestingLevel", Json.of(level));
    properties = wish.has(ICON) ? properties.with(ICON, icon(wish)) : properties;
    Tab tab = Birth.tab(properties);
    document.add(document.tabs().size(), tab);
    siblings.add(index, tab);
    ordered(document, parent, siblings);
    return Obj.of(PROPERTIES, tab.properties());
  }

  private static void check(int index, int most) {
    if (index < 0 || index > most) {
      throw new Amiss("The tab index must be between 0 and " + most + ", inclusive.");
    }
  }

  private static String icon(Obj wish) {
    String icon = Told.text(wish, ICON);
    boolean plain = icon.codePoints().anyMatch(c -> c < 0x80 && c != '#' && c != '*');
    if (icon.isEmpty() || plain || icon.codePointCount(0, icon.length()) > 10) {
      throw new Amiss("The icon emoji is invalid.");
    }
    return icon;
  }

  // Puts the tabs below a parent into this order, with all below them, and numbers them.
  private static void ordered(Document document, String parent, List<Tab> siblings) {
    for (int i = 0; i < siblings.size(); i++) {
      Tab tab = siblings.get(i);
      tab.properties(tab.properties().with("index", Json.of(i)));
    }
    List<Tab> all = new ArrayList<>();
    walk(document, "", parent, siblings, all);
    document.tabs().clear();
    document.tabs().addAll(all);
  }

  private static void walk(
      Document document, String at, String parent, List<Tab> siblings, List<Tab> all) {
    for (Tab tab : at.equals(parent) ? siblings : below(document, at)) {
      all.add(tab);
      walk(document, tab.id(), parent, siblings, all);
    }
  }

  private static Obj delete(Document document, Obj told) {
    Tab gone = document.tab(required(told));
    List<Tab> siblings = new ArrayList<>(below(document, gone.parent()));
    siblings.remove(gone);
    if (gone.parent().isEmpty() && siblings.isEmpty()) {
      throw new Amiss("The last tab of a document cannot be deleted.");
    }
    ordered(document, gone.parent(), siblings);
    return Obj.EMPTY;
  }

  private static String required(Obj told) {
    String id = Told.text(told, "tabId");
    if (id.isEmpty()) {
      throw new Amiss("The tab ID must be specified.");
    }
    return id;
  }

  /// Changes a tab. One that moves is put in while it still stands where it stood, so that it comes to
  /// stand one before the place it was to have when that is a later one.
  private static Obj update(Document document, Obj told) {
    Obj wish = Told.obj(told, PROPERTIES);
    Tab tab = document.tab(required(wish));
    List<String> closed = List.of("tabId", "parentTabId", "nestingLevel");
    Mask mask = Mask.of(told, List.of("title", "index", ICON), closed);
    if (mask.names(ICON) && wish.has(ICON)) {
      icon(wish);
    }
    if (mask.names("title") && Told.text(wish, "title").isEmpty()) {
      throw new Amiss("The tab title must not be empty.");
    }
    Obj properties = mask.applied(tab.properties(), wish.without("index"));
    tab.properties(properties.with("index", tab.properties().find("index").orElse(Json.of(0))));
    if (mask.names("index")) {
      List<Tab> siblings = new ArrayList<>(below(document, tab.parent()));
      int to = Told.whole(wish, "index", 0);
      check(to, siblings.size());
      int from = siblings.indexOf(tab);
      siblings.add(to, tab);
      siblings.remove(to <= from ? from + 1 : from);
      ordered(document, tab.parent(), siblings);
    }
    return Obj.EMPTY;
  }
}
