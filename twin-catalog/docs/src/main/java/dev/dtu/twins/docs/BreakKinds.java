package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about breaks, and about what stands beside the body: headers, footers and footnotes.
///
/// - source: developers.google.com, Docs API, documents/request, 2026-09-12
final class BreakKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("insertPageBreak", BreakKinds::page);
    ALL.put("insertSectionBreak", BreakKinds::section);
    ALL.put("createHeader", (document, told) -> create(document, told, Segment.Role.HEADER));
    ALL.put("createFooter", (document, told) -> create(document, told, Segment.Role.FOOTER));
    ALL.put("deleteHeader", (document, told) -> delete(document, told, Segment.Role.HEADER));
    ALL.put("deleteFooter", (document, told) -> delete(document, told, Segment.Role.FOOTER));
    ALL.put("createFootnote", BreakKinds::footnote);
  }

  private static final String STYLE = "documentStyle";
  private static final String SECTION = "sectionStyle";

  private BreakKinds() {}

  private static Obj page(Document document, Obj told) {
    Place place = Place.inBody(document, told, "Page breaks").outsideTables("Page breaks");
    document.fits(2);
    Obj style = Writing.unlinked(place.style());
    var mark = new Unit.Mark("pageBreak", Obj.EMPTY, style, Obj.EMPTY);
    List<Unit> units = List.of(mark, Writing.parted(document, place, style));
    place.segment().insert(place.index(), units);
    return Obj.EMPTY;
  }

  private static Obj section(Document document, Obj told) {
    String type = Told.text(told, "sectionType");
    if (!type.equals("CONTINUOUS") && !type.equals("NEXT_PAGE")) {
      throw new Amiss("The section type must be specified.");
    }
    Place place = Place.inBody(document, told, "Section breaks").outsideTables("Section breaks");
    document.fits(2);
    Obj style = Writing.unlinked(place.style());
    List<Unit> units = List.of(Writing.parted(document, place, style), Birth.section(type));
    place.segment().insert(place.index(), units);
    return Obj.EMPTY;
  }

  private static String member(Segment.Role role) {
    return role == Segment.Role.HEADER ? "defaultHeaderId" : "defaultFooterId";
  }

  private static String word(Segment.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /// Makes a header or a footer, of a section when its break is told, else of the document.
  private static Obj create(Document document, Obj told, Segment.Role role) {
    if (!Told.text(told, "type").equals("DEFAULT")) {
      throw new Amiss("The " + word(role) + " type must be specified.");
    }
    Obj location = Told.obj(told, "sectionBreakLocation");
    Tab tab = document.tab(Told.text(location, "tabId"));
    Optional<Place> section = own(document, location);
    Obj style =
        section.isPresent() ? Told.obj(fence(section.get()).told(), SECTION) : tab.part(STYLE);
    if (style.has(member(role))) {
      throw new Amiss(
          "Default %s already exists. ID: %s"
              .formatted(word(role), Told.text(style, member(role))));
    }
    String id = document.draw("kix.");
    Obj changed = style.with(member(role), id);
    if (section.isPresent()) {
      restyle(section.get().segment(), section.get().index(), changed);
    } else {
      tab.part(STYLE, changed);
    }
    tab.add(Birth.segment(role, id));
    return Obj.of(word(role) + "Id", Json.of(id));
  }

  // None where the first section is meant: the document's style is its.
  private static Optional<Place> own(Document document, Obj location) {
    if (Told.whole(location, "index", 0) == 0) {
      return Optional.empty();
    }
    Place place = Place.of(document, location);
    if (!Unit.is(place.segment().at(place.index()), Unit.What.SECTION)) {
      throw new Amiss("The provided section break location is invalid.");
    }
    return Optional.of(place);
  }

  private static Unit.Fence fence(Place place) {
    return (Unit.Fence) place.segment().at(place.index());
  }

  private static void restyle(Segment segment, int at, Obj style) {
    Unit.Fence fence = (Unit.Fence) segment.at(at);
    segment.set(at, fence.saying(fence.told().with(SECTION, (Json) style)));
  }

  private static Obj delete(Document document, Obj told, Segment.Role role) {
    String id = Told.text(told, word(role) + "Id");
    Tab tab = document.tab(Told.text(told, "tabId"));
    Segment gone =
        tab.segment(id)
            .filter(segment -> segment.role() == role)
            .orElseThrow(
                () -> new Amiss("The " + word(role) + " with ID " + id + " was not found."));
    tab.remove(gone);
    tab.part(STYLE, Headers.without(tab.part(STYLE), id));
    Segment body = tab.body();
    for (int i = 0; i < body.size(); i++) {
      if (body.at(i) instanceof Unit.Fence fence && fence.what() == Unit.What.SECTION) {
        restyle(body, i, Headers.without(Told.obj(fence.told(), SECTION), id));
      }
    }
    return Obj.EMPTY;
  }

  private static Obj footnote(Document document, Obj told) {
    Place place = Place.inBody(document, told, "Footnotes");
    document.fits(3);
    String id = document.draw("kix.");
    Obj named = Obj.of("footnoteId", Json.of(id));
    Obj style = Writing.unlinked(place.style());
    place
        .segment()
        .insert(
            place.index(), List.of(new Unit.Mark("footnoteReference", named, style, Obj.EMPTY)));
    place.tab().add(Birth.segment(Segment.Role.FOOTNOTE, id));
    return named;
  }
}
