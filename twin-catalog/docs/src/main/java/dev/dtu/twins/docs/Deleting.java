package dev.dtu.twins.docs;

import java.util.ArrayList;
import java.util.List;

/// Takes units out of a segment, as long as what is left is a segment.
///
/// - source: developers.google.com, Docs API, documents/request, DeleteContentRangeRequest, and
///   messages in issues of its clients, 2026-09-12
final class Deleting {

  private static final String NO = "Invalid deletion range. Cannot delete the requested range.";

  private Deleting() {}

  /// Deletes a range.
  ///
  /// @throws Amiss when it has the last newline of a segment, half a character, or a part of what can
  ///     only go whole
  static void range(Stretch range) {
    Segment segment = range.segment();
    if (range.to() == segment.size()) {
      throw new Amiss("The range cannot include the newline character at the end of the segment.");
    }
    if (range.from() == 0 && segment.role() == Segment.Role.BODY) {
      throw new Amiss("Cannot operate on the first section break in the document.");
    }
    if (segment.cuts(range.from()) || segment.cuts(range.to()) || !isWhole(range)) {
      throw new Amiss(NO);
    }
    sections(range);
    remove(segment, range.from(), range.to());
  }

  /// Takes units out, whatever is left; two paragraphs that become one look as the first did.
  static void remove(Segment segment, int from, int to) {
    Unit before = from == 0 ? Birth.end() : segment.at(from - 1);
    boolean within = before instanceof Unit.Inline && !(before instanceof Unit.End);
    Unit.End first = within ? segment.paragraph(from) : Birth.end();
    segment.remove(from, to);
    if (within) {
      int end = segment.end(from);
      segment.set(end, ((Unit.End) segment.at(end)).saying(first.paragraph()));
    }
  }

  private static boolean isWhole(Stretch range) {
    Segment segment = range.segment();
    int depth = 0;
    for (int i = range.from(); i < range.to(); i++) {
      Unit unit = segment.at(i);
      if (Unit.is(unit, Unit.What.TABLE) || Unit.is(unit, Unit.What.CONTENTS)) {
        depth++;
      } else if (Unit.is(unit, Unit.What.TABLE_END) || Unit.is(unit, Unit.What.CONTENTS_END)) {
        depth--;
      }
      boolean inner = Unit.is(unit, Unit.What.ROW) || Unit.is(unit, Unit.What.CELL);
      if (depth < 0 || depth == 0 && (inner || keeps(range, i))) {
        return false;
      }
    }
    return depth == 0 && joins(segment, range.from(), range.to());
  }

  // A newline before a fence stays as long as the fence does.
  private static boolean keeps(Stretch range, int index) {
    Segment segment = range.segment();
    return segment.at(index) instanceof Unit.End
        && segment.at(index + 1) instanceof Unit.Fence
        && index + 1 >= range.to();
  }

  // What is before the range and what is behind it must go together: a paragraph ends before a
  // fence
  // and begins behind one.
  private static boolean joins(Segment segment, int from, int to) {
    boolean ended = from == 0 || segment.at(from - 1) instanceof Unit.End;
    return ended || segment.at(to) instanceof Unit.Inline;
  }

  // A section that is no more takes its own headers and footers along.
  private static void sections(Stretch range) {
    List<String> gone = new ArrayList<>();
    for (int i = range.from(); i < range.to(); i++) {
      if (range.segment().at(i) instanceof Unit.Fence fence && fence.what() == Unit.What.SECTION) {
        Headers.ids(Told.obj(fence.told(), "sectionStyle")).forEach(gone::add);
      }
    }
    gone.forEach(id -> range.tab().segment(id).ifPresent(range.tab()::remove));
  }
}
