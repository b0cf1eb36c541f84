package dev.dtu.twins.docs;

import dev.dtu.json.Obj;

/// A place in a document: an index of a segment of a tab.
///
/// - source: developers.google.com, Docs API, documents/request, Location, and measurements of
///   brekkylab/backlot tests, 2026-09-12
record Place(Tab tab, Segment segment, int index) {

  private static final String OUTSIDE =
      "The insertion index must be inside the bounds of an existing paragraph. You can still create"
          + " new paragraphs by inserting newlines.";

  /// The place that a `Location` tells, wherever it is.
  ///
  /// @throws Amiss when there is no such tab, segment or index
  static Place of(Document document, Obj told) {
    Tab tab = document.tab(Told.text(told, "tabId"));
    Segment segment = segment(tab, told);
    int index = Told.whole(told, "index", 0);
    if (index >= segment.size()) {
      throw beyond(index, segment);
    }
    if (index < 0) {
      throw new Amiss("Index " + index + " must be greater than or equal to 0.");
    }
    return new Place(tab, segment, index);
  }

  static Amiss beyond(int index, Segment segment) {
    return new Amiss(
        "Index %d must be less than the end index of the referenced segment, %d."
            .formatted(index, segment.size()));
  }

  static Segment segment(Tab tab, Obj told) {
    String id = Told.text(told, "segmentId");
    return tab.segment(id)
        .orElseThrow(() -> new Amiss("Segment with ID " + id + " was not found."));
  }

  /// Where a request puts something: at its `location`, or before the last newline of a segment.
  ///
  /// @throws Amiss when it tells no place, or one in no paragraph
  static Place insertion(Document document, Obj request) {
    if (!Told.has(request, "location") && !Told.has(request, "endOfSegmentLocation")) {
      throw new Amiss("The insertion location must be specified.");
    }
    if (!Told.has(request, "location")) {
      Obj told = Told.obj(request, "endOfSegmentLocation");
      Tab tab = document.tab(Told.text(told, "tabId"));
      Segment segment = segment(tab, told);
      return new Place(tab, segment, segment.size() - 1);
    }
    Place place = of(document, Told.obj(request, "location"));
    if (!place.segment.open(place.index)) {
      throw new Amiss(OUTSIDE);
    }
    return place.segment.cuts(place.index)
        ? new Place(place.tab, place.segment, place.index + 1)
        : place;
  }

  /// The same, where it must be the body.
  ///
  /// @param what what is put there, as the refusal names it
  static Place inBody(Document document, Obj request, String what) {
    Place place = insertion(document, request);
    if (place.segment.role() != Segment.Role.BODY) {
      throw new Amiss(what + " can only be inserted in the body.");
    }
    return place;
  }

  /// The same, where it must not be a footnote.
  static Place notInFootnote(Document document, Obj request, String what) {
    Place place = insertion(document, request);
    if (place.segment.role() == Segment.Role.FOOTNOTE) {
      throw new Amiss(what + " cannot be inserted inside a footnote.");
    }
    return place;
  }

  /// @throws Amiss when it is in a table
  Place outsideTables(String what) {
    if (segment.tabled(index)) {
      throw new Amiss(what + " cannot be inserted inside a table.");
    }
    return this;
  }

  /// How text looks that is put here: as what is before it in its paragraph, else as what follows.
  Obj style() {
    boolean first = index == segment.start(index);
    return ((Unit.Inline) segment.at(first ? index : index - 1)).style();
  }
}
