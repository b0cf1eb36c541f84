package dev.dtu.twins.docs;

import dev.dtu.json.Obj;

/// A range of a segment, its end not in it.
///
/// - source: developers.google.com, Docs API, documents, Range, and messages in issues of its clients,
///   2026-09-12
record Stretch(Tab tab, Segment segment, int from, int to) {

  /// The range that a request tells.
  ///
  /// @throws Amiss when there is none, when it is empty, or ends where there is nothing
  static Stretch of(Document document, Obj request) {
    Obj told = Told.obj(request, "range");
    if (!Told.has(told, "startIndex") && !Told.has(told, "endIndex")) {
      throw new Amiss("The range should not be empty.");
    }
    Tab tab = document.tab(Told.text(told, "tabId"));
    Segment segment = Place.segment(tab, told);
    int from = Told.whole(told, "startIndex", 0);
    int to = Told.whole(told, "endIndex", 0);
    if (from < 0) {
      throw new Amiss("Index " + from + " must be greater than or equal to 0.");
    }
    if (to < from) {
      throw new Amiss("Invalid range: end index cannot be less than start index");
    }
    if (to == from) {
      throw new Amiss("The range should not be empty.");
    }
    if (to > segment.size()) {
      throw Place.beyond(to, segment);
    }
    return new Stretch(tab, segment, from, to);
  }

  /// The same with the whole of characters of which it has one half.
  Stretch whole() {
    int start = segment.cuts(from) ? from - 1 : from;
    int end = segment.cuts(to) ? to + 1 : to;
    return new Stretch(tab, segment, start, end);
  }
}
