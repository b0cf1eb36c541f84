package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// Links to headings and bookmarks, which are told by their id alone, or with their tab where all tabs
/// are told.
///
/// - source: developers.google.com, Docs API, how-tos/tabs, 2026-09-12
final class Links {

  private Links() {}

  /// A text style as it is shown where all tabs are told.
  static Obj tabbed(Obj style, Tab tab) {
    Obj link = Told.obj(style, "link");
    for (String kind : java.util.List.of("heading", "bookmark")) {
      if (link.has(kind + "Id")) {
        Obj place = Obj.of("id", Json.of(Told.text(link, kind + "Id"))).with("tabId", tab.id());
        return style.with("link", (Json) Obj.of(kind, place));
      }
    }
    return style;
  }

  /// A text style as it is shown where the first tab alone is told.
  static Obj plain(Obj style) {
    Obj link = Told.obj(style, "link");
    for (String kind : java.util.List.of("heading", "bookmark")) {
      if (link.has(kind)) {
        Obj plain = Obj.of(kind + "Id", Json.of(Told.text(Told.obj(link, kind), "id")));
        return style.with("link", (Json) plain);
      }
    }
    return style;
  }
}
