package dev.dtu.effect;

import dev.dtu.contract.Paging;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the members around a list tell of the page, by their names.
final class PageFacts {

  private static final Set<String> TO_PAGES =
      Set.of("next", "nextpage", "prev", "previous", "prevpage", "previouspage");

  private static final Pattern STEP =
      Pattern.compile("(next|prev|previous|first)(page|)(token|cursor|link|url|uri|href|)");

  private PageFacts() {}

  /// True for what leads to another page, itself an object with an address in some services.
  static boolean step(String name) {
    return TO_PAGES.contains(Names.plain(name));
  }

  /// The object with the member at what is true of the page, when its name tells of pages.
  static Obj put(Obj around, Shape.Slot slot, Paged.Page page) {
    String name = Names.plain(slot.name());
    return switch (name) {
      case "total",
          "totalcount",
          "totalitems",
          "totalresults",
          "totalrecords",
          "totalelements",
          "results" ->
          number(around, slot, page.total());
      case "count" -> number(around, slot, page.rows().size());
      case "offset", "startat", "skip" -> number(around, slot, page.from());
      case "limit", "maxresults", "pagesize", "perpage", "size" ->
          number(around, slot, page.size());
      case "totalpages", "pages", "pagecount" ->
          number(around, slot, (page.total() + page.size() - 1) / Math.max(1, page.size()));
      case "page", "currentpage", "pagenumber" ->
          number(around, slot, page.from() / Math.max(1, page.size()) + 1);
      case "islast", "last", "islastpage" -> flag(around, slot, page.next().isEmpty());
      case "hasmore", "more", "hasnext", "hasnextpage", "incompleteresults" ->
          flag(around, slot, !name.startsWith("incomplete") && page.next().isPresent());
      case "start" -> number(around, slot, page.from());
      case "end" -> number(around, slot, Math.max(0, page.from() + page.rows().size() - 1));
      case "cursor", "after" -> next(around, slot, page.next());
      default -> step(around, slot, page, name);
    };
  }

  /// What leads to another page: `next`, `nextPageToken`, `next_page_uri`, `previous`, `first_page_uri`.
  private static Obj step(Obj around, Shape.Slot slot, Paged.Page page, String name) {
    Matcher step = STEP.matcher(name);
    if (!step.matches()) {
      return around;
    }
    return switch (step.group(1)) {
      case "next" -> next(around, slot, page.next());
      case "first" -> address(slot) ? next(around, slot, page.first()) : around;
      default -> next(around, slot, page.previous());
    };
  }

  /// The number as the member tells it: some services tell counts as texts.
  private static Obj number(Obj around, Shape.Slot slot, int value) {
    if (slot.shape().allows("integer") || slot.shape().allows("number")) {
      return around.with(slot.name(), Json.of(value));
    }
    return slot.shape().is("string")
        ? around.with(slot.name(), Json.of(Integer.toString(value)))
        : around;
  }

  private static Obj flag(Obj around, Shape.Slot slot, boolean value) {
    return slot.shape().allows("boolean") ? around.with(slot.name(), Json.of(value)) : around;
  }

  /// The object with where to go on, told by the name that it is asked by.
  static Obj handed(Obj whole, Paging how, Paged.Page page, Shape shape) {
    Optional<Shape.Slot> told =
        how.next()
            .filter(name -> how.cursor().filter(name::equals).isPresent())
            .map(shape.slots(whole)::get);
    return told.map(slot -> next(whole, slot, page.next())).orElse(whole);
  }

  private static Obj next(Obj around, Shape.Slot slot, Optional<Paged.Next> step) {
    if (step.isEmpty()) {
      return nothing(around, slot);
    }
    Paged.Next next = step.get();
    if (slot.shape().is("object")) {
      return link(around, slot, next.address());
    }
    boolean number = slot.shape().is("integer") && !slot.shape().is("string");
    if (address(slot)) {
      // services that tell a URI beside URLs tell it without their host
      boolean bare =
          Names.plain(slot.name()).endsWith("uri")
              && slot.shape().schema().format().filter("uri"::equals).isEmpty();
      return around.with(slot.name(), Json.of(bare ? next.path() : next.address()));
    }
    return around.with(slot.name(), number ? new Json.Num(next.word()) : Json.of(next.word()));
  }

  /// True for a member that holds a whole address.
  private static boolean address(Shape.Slot slot) {
    String name = Names.plain(slot.name());
    return slot.shape().schema().format().filter(format -> format.startsWith("ur")).isPresent()
        || name.equals("next")
        || name.endsWith("link")
        || name.endsWith("url")
        || name.endsWith("uri");
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
    return TO_PAGES.contains(Names.plain(name)) || Names.plain(name).equals("nextlink");
  }

  private static Obj nothing(Obj around, Shape.Slot slot) {
    if (slot.shape().nullable()) {
      return around.with(slot.name(), Json.Null.NULL);
    }
    return slot.required() ? around : around.without(slot.name());
  }
}
