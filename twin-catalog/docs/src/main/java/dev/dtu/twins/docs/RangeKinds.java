package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about named ranges.
///
/// - source: developers.google.com, Docs API, how-tos/named-ranges and documents/request, 2026-09-12
final class RangeKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("createNamedRange", RangeKinds::create);
    ALL.put("deleteNamedRange", RangeKinds::delete);
    ALL.put("replaceNamedRangeContent", RangeKinds::replace);
  }

  private static final String ID = "namedRangeId";

  private RangeKinds() {}

  private static Obj create(Document document, Obj told) {
    String name = Told.text(told, "name");
    if (name.isEmpty() || name.length() > Named.LONGEST) {
      throw new Amiss(
          "The name must be at least 1 character and no more than "
              + Named.LONGEST
              + " characters, measured in UTF-16 code units.");
    }
    Stretch range = Stretch.of(document, told);
    String id = document.draw("kix.");
    var span = new Named.Span(range.segment().id(), range.from(), range.to());
    List<Named> named = new ArrayList<>(range.tab().named());
    named.add(new Named(id, name, List.of(span)));
    range.tab().named(named);
    return Obj.of(ID, Json.of(id));
  }

  /// The ranges of a tab that a request means, by id or by name.
  private static List<Named> meant(Tab tab, String id, String name) {
    return tab.named().stream()
        .filter(each -> id.isEmpty() ? each.name().equals(name) : each.id().equals(id))
        .toList();
  }

  private static void check(Document document, Obj told, String id, String name) {
    if (id.isEmpty() == name.isEmpty()) {
      throw new Amiss("Exactly one of the named range ID and the name must be specified.");
    }
    boolean known = document.meant(told).stream().anyMatch(tab -> !meant(tab, id, name).isEmpty());
    if (!id.isEmpty() && !known) {
      throw new Amiss("The named range with ID " + id + " was not found.");
    }
  }

  private static Obj delete(Document document, Obj told) {
    String id = Told.text(told, ID);
    String name = Told.text(told, "name");
    check(document, told, id, name);
    for (Tab tab : document.meant(told)) {
      List<Named> left = new ArrayList<>(tab.named());
      left.removeAll(meant(tab, id, name));
      tab.named(left);
    }
    return Obj.EMPTY;
  }

  /// Puts a text in place of what ranges have; a range of several parts keeps its first.
  private static Obj replace(Document document, Obj told) {
    String id = Told.text(told, ID);
    String name = Told.text(told, "namedRangeName");
    check(document, told, id, name);
    String text = Writing.clean(Told.text(told, "text"));
    for (Tab tab : document.meant(told)) {
      for (Named each : meant(tab, id, name)) {
        replace(document, tab, each.id(), text);
      }
    }
    return Obj.EMPTY;
  }

  private static void replace(Document document, Tab tab, String id, String text) {
    for (int part = parts(tab, id) - 1; part > 0; part--) {
      Deleting.range(range(tab, id, part));
    }
    if (parts(tab, id) == 0) {
      return;
    }
    Stretch first = range(tab, id, 0);
    Segment segment = first.segment();
    boolean last = first.to() == segment.size();
    Stretch old = last ? new Stretch(tab, segment, first.from(), first.to() - 1) : first;
    Named before = tab.named().stream().filter(each -> each.id().equals(id)).findFirst().get();
    if (!segment.open(old.from())) {
      throw new Amiss("Invalid deletion range. Cannot delete the requested range.");
    }
    Obj style = ((Unit.Inline) segment.at(old.from())).style();
    if (old.to() > old.from()) {
      Deleting.range(old);
    }
    var at = new Place(tab, segment, old.from());
    Writing.text(document, at, text, style);
    var span = new Named.Span(segment.id(), old.from(), old.from() + text.length());
    List<Named> named = new ArrayList<>(tab.named());
    named.removeIf(each -> each.id().equals(id));
    if (!text.isEmpty()) {
      named.add(new Named(id, before.name(), List.of(span)));
    }
    tab.named(named);
  }

  private static int parts(Tab tab, String id) {
    return tab.named().stream()
        .filter(each -> each.id().equals(id))
        .mapToInt(each -> each.spans().size())
        .sum();
  }

  private static Stretch range(Tab tab, String id, int part) {
    Named.Span span =
        tab.named().stream()
            .filter(each -> each.id().equals(id))
            .flatMap(each -> each.spans().stream())
            .skip(part)
            .findFirst()
            .orElseThrow();
    return new Stretch(tab, tab.segment(span.segment()).orElseThrow(), span.from(), span.to());
  }
}
