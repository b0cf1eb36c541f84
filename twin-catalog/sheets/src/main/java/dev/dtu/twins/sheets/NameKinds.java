package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Requests about named and protected ranges, and about what developers note.
///
/// - source: developers.google.com, Sheets API, spreadsheets/request, recorded traffic of
///   burnash/gspread, and measurements of mmedum/google-sheets-mcp, 2026-09-12
final class NameKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("addNamedRange", NameKinds::add);
    ALL.put("updateNamedRange", NameKinds::update);
    ALL.put("deleteNamedRange", NameKinds::delete);
    ALL.put("addProtectedRange", NameKinds::protect);
    ALL.put("updateProtectedRange", NameKinds::protectOtherwise);
    ALL.put("deleteProtectedRange", Items.PROTECTED::delete);
    ALL.put("createDeveloperMetadata", NameKinds::note);
    ALL.put("updateDeveloperMetadata", NameKinds::noteOtherwise);
    ALL.put("deleteDeveloperMetadata", NameKinds::unnote);
  }

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]{0,249}");
  private static final Pattern CELL =
      Pattern.compile("[A-Za-z]{1,3}\\d+|[Rr]\\d+[Cc]\\d+|(?i:true|false)");
  private static final String ID = "namedRangeId";

  private NameKinds() {}

  private static Obj add(Book book, Obj told) {
    Obj wanted = Told.obj(told, "namedRange");
    Obj named =
        Obj.of(
                ID,
                Json.of(
                    wanted
                        .text(ID)
                        .filter(id -> !id.isEmpty())
                        .orElseGet(() -> Integer.toString(book.draw()))))
            .with("name", named(book, wanted, ""))
            .with("range", (Json) Range.told(book, Told.obj(wanted, "range")).told());
    book.namedRanges().add(named);
    return Obj.of("namedRange", named);
  }

  private static String named(Book book, Obj wanted, String own) {
    String name = Told.text(wanted, "name");
    if (!NAME.matcher(name).matches() || CELL.matcher(name).matches()) {
      throw new Amiss("The name given to this range is invalid.");
    }
    for (Obj other : book.namedRanges()) {
      boolean same = Told.text(other, "name").equalsIgnoreCase(name);
      if (same && !Told.text(other, ID).equals(own)) {
        throw new Amiss(
            "Cannot add named range with name "
                + name
                + ", a named range with that name already exists.");
      }
    }
    return name;
  }

  private static int index(Book book, String id) {
    List<Obj> all = book.namedRanges();
    for (int i = 0; i < all.size(); i++) {
      if (Told.text(all.get(i), ID).equals(id)) {
        return i;
      }
    }
    throw new Amiss("No named range with id: " + id);
  }

  private static Obj update(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Obj wanted = Told.obj(told, "namedRange");
    String id = Told.text(wanted, ID);
    int at = index(book, id);
    Obj now = mask.applied(book.namedRanges().get(at), wanted).with(ID, id);
    named(book, now, id);
    Obj range = Range.told(book, Told.obj(now, "range")).told();
    book.namedRanges().set(at, now.with("range", (Json) range));
    return Obj.EMPTY;
  }

  private static Obj delete(Book book, Obj told) {
    book.namedRanges().remove(index(book, Told.text(told, ID)));
    return Obj.EMPTY;
  }

  private static Obj protect(Book book, Obj told) {
    Obj wanted = Told.obj(told, "protectedRange");
    Tab tab = tab(book, wanted);
    Obj added = Items.PROTECTED.add(tab, whole(book, wanted));
    return Obj.of("protectedRange", added);
  }

  private static Tab tab(Book book, Obj wanted) {
    if (wanted.has(ID)) {
      Obj named = book.namedRanges().get(index(book, Told.text(wanted, ID)));
      return book.grid(Told.whole(Told.obj(named, "range"), "sheetId", 0));
    }
    return book.grid(Told.whole(Told.obj(wanted, "range"), "sheetId", 0));
  }

  // Who asks owns the account, and so may edit all.
  private static Obj whole(Book book, Obj wanted) {
    Obj editors = Told.obj(wanted, "editors");
    for (Obj.Member member : editors) {
      boolean none = member.value().asArr().filter(items -> items.isEmpty()).isPresent();
      editors = none ? editors.without(member.key()) : editors;
    }
    Obj said = Told.said(wanted.without("editors").without("requestingUserCanEdit"));
    if (said.has("range")) {
      Obj range = Range.told(book, Told.obj(said, "range")).told();
      said = said.with("range", (Json) range);
    }
    Obj whole = said.with("requestingUserCanEdit", Json.of(true));
    return said.flag("warningOnly") ? whole : whole.with("editors", (Json) editors);
  }

  private static Obj protectOtherwise(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Obj wanted = Told.obj(told, "protectedRange");
    Items.Found found = Items.PROTECTED.get(book, wanted);
    Items.PROTECTED.change(
        found,
        before -> {
          Obj now = mask.applied(before, wanted);
          Json id = before.find("protectedRangeId").orElseThrow();
          return Obj.of("protectedRangeId", id).withAll(whole(book, now));
        });
    return Obj.EMPTY;
  }

  private static Obj note(Book book, Obj told) {
    Obj note = Metadata.made(book, Told.obj(told, Metadata.MEMBER));
    book.metadata().add(note);
    return Obj.of(Metadata.MEMBER, note);
  }

  private static Obj noteOtherwise(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Obj wanted = Told.obj(told, Metadata.MEMBER);
    List<Obj> filters = Book.objects(told.items("dataFilters"));
    List<Obj> changed = new java.util.ArrayList<>();
    List<Obj> hit = Metadata.wanted(book, filters);
    book.metadata()
        .replaceAll(each -> {
          if (!hit.contains(each)) {
            return each;
          }
          Json id = each.find("metadataId").orElseThrow();
          Obj now = mask.applied(each, wanted).with("metadataId", id);
          changed.add(now);
          return now;
        });
    return changed.isEmpty() ? Obj.EMPTY : Obj.of(Metadata.MEMBER, Json.array(changed));
  }

  private static Obj unnote(Book book, Obj told) {
    List<Obj> gone = Metadata.taken(book, List.of(Told.obj(told, "dataFilter")));
    return gone.isEmpty() ? Obj.EMPTY : Obj.of("deletedDeveloperMetadata", Json.array(gone));
  }
}
