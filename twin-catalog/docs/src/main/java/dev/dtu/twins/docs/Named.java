package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// A named range: what it covers goes along with what is there, and it is gone when nothing is left.
///
/// - source: developers.google.com, Docs API, documents, NamedRange, 2026-09-12
record Named(String id, String name, List<Span> spans) {

  /// So many UTF-16 code units a name has at most.
  static final int LONGEST = 256;

  /// Indexes of a segment, the last not in it.
  record Span(String segment, int from, int to) {

    Obj told(String tab) {
      Obj told = segment.isEmpty() ? Obj.EMPTY : Obj.of("segmentId", Json.of(segment));
      told = from == 0 ? told : told.with("startIndex", Json.of(from));
      told = told.with("endIndex", Json.of(to));
      return tab.isEmpty() ? told : told.with("tabId", tab);
    }

    private Span moved(Segment.Move move) {
      return segment.equals(move.segment().id())
          ? new Span(segment, first(from, move), last(to, move))
          : this;
    }

    // What is put right before a range is not in it, nor is what is put right behind it.
    private static int first(int index, Segment.Move move) {
      int left = index - Math.clamp((long) index - move.at(), 0, move.removed());
      return move.inserted() > 0 && move.at() <= index ? left + move.inserted() : left;
    }

    private static int last(int index, Segment.Move move) {
      int left = index - Math.clamp((long) index - move.at(), 0, move.removed());
      return move.inserted() > 0 && move.at() < index ? left + move.inserted() : left;
    }
  }

  Named {
    spans = List.copyOf(spans);
  }

  static List<Named> moved(List<Named> all, Segment.Move move) {
    List<Named> moved = new ArrayList<>();
    for (Named each : all) {
      List<Span> spans =
          each.spans.stream()
              .map(span -> span.moved(move))
              .filter(span -> span.from < span.to)
              .toList();
      if (!spans.isEmpty()) {
        moved.add(new Named(each.id, each.name, spans));
      }
    }
    return moved;
  }

  static List<Named> without(List<Named> all, Segment segment) {
    return moved(all, new Segment.Move(segment, 0, Integer.MAX_VALUE, 0));
  }

  /// As it is shown.
  ///
  /// @param tab the id of its tab; empty where tabs are not told
  Obj told(String tab) {
    return Obj.of("namedRangeId", Json.of(id), "name", Json.of(name))
        .with("ranges", Json.array(spans.stream().map(span -> span.told(tab)).toList()));
  }

  /// What was shown.
  static Named read(Obj told) {
    List<Span> spans = new ArrayList<>();
    for (Obj range : Told.objects(told, "ranges")) {
      spans.add(
          new Span(
              Told.text(range, "segmentId"),
              Told.whole(range, "startIndex", 0),
              Told.whole(range, "endIndex", 0)));
    }
    return new Named(Told.text(told, "namedRangeId"), Told.text(told, "name"), spans);
  }
}
