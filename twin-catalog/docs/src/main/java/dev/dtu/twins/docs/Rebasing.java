package dev.dtu.twins.docs;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests that speak of an earlier revision, as requests of this one: an index means the unit that
/// stood there. Knows where each unit that the caller knows of stands now.
///
/// - source: developers.google.com, Docs API, how-tos/best-practices, 2026-09-12
final class Rebasing {

  private final Document document;
  private final List<History.Shift> since;
  private final SortedMap<String, List<Integer>> places = new TreeMap<>();
  private int heard;

  /// @param since what became of that revision
  Rebasing(Document document, List<History.Shift> since) {
    this.document = document;
    this.since = List.copyOf(since);
  }

  /// A request of that revision, as the caller's own requests have left it.
  Obj now(Obj request) {
    hear();
    return (Obj) moved(request);
  }

  // What the caller's own requests did is known to the caller.
  private void hear() {
    List<History.Shift> own = document.shifts();
    for (; heard < own.size(); heard++) {
      History.Shift shift = own.get(heard);
      places(shift.tab(), shift.segment(), own.subList(heard, own.size()));
      own(places.get(key(shift.tab(), shift.segment())), shift);
    }
  }

  private static String key(String tab, String segment) {
    return tab + "/" + segment;
  }

  private static void own(
      @org.jspecify.annotations.Nullable List<Integer> places, History.Shift shift) {
    if (places == null) {
      return;
    }
    int first = 0;
    while (first < places.size() && places.get(first) < shift.at()) {
      first++;
    }
    if (shift.removed() > 0) {
      int end = shift.at() + shift.removed();
      places.removeIf(place -> place >= shift.at() && place < end);
    }
    foreign(places, shift);
    for (int i = 0; i < shift.inserted(); i++) {
      places.add(first + i, shift.at() + i);
    }
  }

  private static void foreign(List<Integer> places, History.Shift shift) {
    int end = shift.at() + shift.removed();
    places.replaceAll(place -> {
      int left = place >= end ? place - shift.removed() : Math.min(place, shift.at());
      boolean behind = place >= shift.at() && shift.inserted() > 0;
      return (place < shift.at() ? place : left) + (behind ? shift.inserted() : 0);
    });
  }

  /// Where the units stand that a segment had, now.
  ///
  /// @param unheard what the caller's own requests did to it that was not heard yet
  private List<Integer> places(String tab, String segment, List<History.Shift> unheard) {
    return places.computeIfAbsent(key(tab, segment), _ -> begun(tab, segment, unheard));
  }

  private List<Integer> begun(String tab, String segment, List<History.Shift> unheard) {
    int size =
        document.find(tab).flatMap(each -> each.segment(segment)).map(Segment::size).orElse(0);
    List<History.Shift> here =
        since.stream()
            .filter(shift -> shift.tab().equals(tab) && shift.segment().equals(segment))
            .toList();
    for (History.Shift shift : unheard) {
      boolean same = shift.tab().equals(tab) && shift.segment().equals(segment);
      size -= same ? shift.inserted() - shift.removed() : 0;
    }
    for (History.Shift shift : here) {
      size -= shift.inserted() - shift.removed();
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i <= size; i++) {
      places.add(i);
    }
    here.forEach(shift -> foreign(places, shift));
    return places;
  }

  private Json moved(Json value) {
    return switch (value) {
      case Obj object -> object(object);
      case Arr items -> Arr.of(items.items().stream().map(this::moved).toList());
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private Json object(Obj told) {
    Obj moved = told;
    for (Obj.Member member : told) {
      moved = moved.with(member.key(), moved(member.value()));
    }
    boolean place = told.has("index") && !told.has("title") && !told.has("parentTabId");
    if (!place && !told.has("startIndex") && !told.has("endIndex")) {
      return moved;
    }
    String tab = Told.text(told, "tabId");
    String known = tab.isEmpty() ? document.tabs().getFirst().id() : tab;
    List<Integer> places = places(known, Told.text(told, "segmentId"), List.of());
    for (String member : List.of("index", "startIndex", "endIndex")) {
      int index = Told.whole(told, member, -1);
      if (index >= 0 && index < places.size()) {
        moved = moved.with(member, Json.of(places.get(index)));
      }
    }
    return moved;
  }
}
