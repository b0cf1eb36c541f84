package dev.dtu.twins.sheets;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ranges that a request tells by what is noted of them, by numbers or in A1 notation.
///
/// - source: developers.google.com, Sheets API, DataFilter, 2026-09-12
final class Filters {

  /// A range, and the filter that wants it.
  record Match(Obj filter, Range range) {}

  private Filters() {}

  /// What the `dataFilters` of a request want.
  static List<Match> matched(Book book, Obj sent) {
    return matched(book, Book.objects(sent.items("dataFilters")));
  }

  static List<Match> matched(Book book, List<Obj> filters) {
    List<Match> all = new ArrayList<>();
    for (Obj filter : filters) {
      Optional<String> text = filter.text("a1Range");
      Optional<Obj> range = filter.obj("gridRange");
      if (text.isPresent()) {
        all.add(new Match(filter, A1.read(book, text.get())));
      } else if (range.isPresent()) {
        all.add(new Match(filter, Range.told(book, range.get())));
      } else {
        for (Obj note : Metadata.wanted(book, List.of(filter))) {
          place(book, note).ifPresent(found -> all.add(new Match(filter, found)));
        }
      }
    }
    return all;
  }

  private static Optional<Range> place(Book book, Obj note) {
    Optional<Tab> tab = Metadata.sheet(note).flatMap(book::find).filter(Tab::isGrid);
    Optional<Obj> line = Told.obj(note, "location").obj("dimensionRange");
    if (tab.isEmpty() || line.isEmpty()) {
      return tab.map(Range::whole);
    }
    int from = Told.whole(line.get(), "startIndex", 0);
    boolean columns = Told.text(line.get(), "dimension").equals("COLUMNS");
    return Optional.of(
        columns
            ? new Range(tab.get(), 0, from, Range.OPEN, from + 1)
            : new Range(tab.get(), from, 0, from + 1, Range.OPEN));
  }
}
