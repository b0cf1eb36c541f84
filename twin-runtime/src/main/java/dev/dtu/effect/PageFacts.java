package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Set;

/// What the members around a list tell of the page, by their names.
final class PageFacts {

  private static final Set<String> STEPS =
      Set.of("next", "nextpage", "prev", "previous", "prevpage", "previouspage");

  private PageFacts() {}

  /// True for what leads to another page, itself an object with an address in some services.
  static boolean step(String name) {
    return STEPS.contains(Names.plain(name));
  }

  /// The object with the member at what is true of the page, when its name tells of pages.
  static Obj put(Obj around, Shape.Slot slot, Paged.Page page) {
    String name = Names.plain(slot.name());
    return switch (name) {
      case "total", "totalcount", "totalitems", "totalresults", "totalrecords", "totalelements" ->
          around.with(slot.name(), Json.of(page.total()));
      case "count" -> around.with(slot.name(), Json.of(page.rows().size()));
      case "offset", "startat", "skip" -> around.with(slot.name(), Json.of(page.from()));
      case "limit", "maxresults", "pagesize", "perpage", "size" ->
          around.with(slot.name(), Json.of(page.size()));
      case "totalpages", "pages", "pagecount" ->
          around.with(
              slot.name(), Json.of((page.total() + page.size() - 1) / Math.max(1, page.size())));
      case "page", "currentpage", "pagenumber" ->
          around.with(slot.name(), Json.of(page.from() / Math.max(1, page.size()) + 1));
      case "islast", "last", "islastpage" -> flag(around, slot, page.next().isEmpty());
      case "hasmore", "more", "hasnext", "hasnextpage", "incompleteresults" ->
          flag(around, slot, !name.startsWith("incomplete") && page.next().isPresent());
      case "next",
          "nextpage",
          "nextcursor",
          "nextpagetoken",
          "nextlink",
          "nexturl",
          "cursor",
          "after" ->
          next(around, slot, page);
      case "prev", "previous", "prevpage", "previouspage" -> nothing(around, slot);
      default -> around;
    };
  }

  private static Obj flag(Obj around, Shape.Slot slot, boolean value) {
    return slot.shape().allows("boolean") ? around.with(slot.name(), Json.of(value)) : around;
  }

  private static Obj next(Obj around, Shape.Slot slot, Paged.Page page) {
    if (page.next().isEmpty()) {
      return nothing(around, slot);
    }
    if (slot.shape().is("object")) {
      return link(around, slot, page.next().get().address());
    }
    String name = Names.plain(slot.name());
    String format = slot.shape().schema().format().orElse("");
    boolean address =
        format.startsWith("ur")
            || name.equals("next")
            || name.endsWith("link")
            || name.endsWith("url");
    Json word =
        slot.shape().is("integer") && !slot.shape().is("string")
            ? new Json.Num(page.next().get().word())
            : Json.of(address ? page.next().get().address() : page.next().get().word());
    return around.with(slot.name(), word);
  }

  /// A link is an object with an address in it.
  private static Obj link(Obj around, Shape.Slot slot, String address) {
    Obj link = around.obj(slot.name()).orElse(Obj.EMPTY);
    for (String name : slot.shape().slots(link).keySet()) {
      if (name.equals("href") || name.equals("url")) {
        return around.with(slot.name(), link.with(name, Json.of(address)));
      }
    }
    return around;
  }

  /// True for what tells of another page.
  static boolean tells(String name) {
    return switch (Names.plain(name)) {
      case "next", "nextpage", "nextlink", "prev", "previous", "prevpage", "previouspage" -> true;
      default -> false;
    };
  }

  private static Obj nothing(Obj around, Shape.Slot slot) {
    if (slot.shape().nullable()) {
      return around.with(slot.name(), Json.Null.NULL);
    }
    return slot.required() ? around : around.without(slot.name());
  }
}
