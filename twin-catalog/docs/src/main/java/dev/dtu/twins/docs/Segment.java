package dev.dtu.twins.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The body of a tab, a header, a footer or a footnote: units, each at its index.
final class Segment {

  enum Role {
    BODY,
    HEADER,
    FOOTER,
    FOOTNOTE
  }

  /// Units that came or went: so many, from an index on.
  record Move(Segment segment, int at, int removed, int inserted) {}

  private final Role role;
  private final String id;
  private final List<Unit> units;
  private Consumer<Move> heard = _ -> {};

  Segment(Role role, String id, List<Unit> units) {
    this.role = role;
    this.id = id;
    this.units = new ArrayList<>(units);
  }

  Role role() {
    return role;
  }

  /// Its id; empty for a body.
  String id() {
    return id;
  }

  /// Tells somebody of all units that come and go from now on.
  void tells(Consumer<Move> who) {
    heard = who;
  }

  int size() {
    return units.size();
  }

  Unit at(int index) {
    return units.get(index);
  }

  List<Unit> units() {
    return units;
  }

  List<Unit> units(int from, int to) {
    return List.copyOf(units.subList(from, to));
  }

  /// Whether something may stand before an index, in a paragraph.
  boolean open(int index) {
    return index >= 0 && index < units.size() && units.get(index) instanceof Unit.Inline;
  }

  void set(int index, Unit unit) {
    units.set(index, unit);
  }

  void insert(int at, List<? extends Unit> more) {
    units.addAll(at, more);
    heard.accept(new Move(this, at, 0, more.size()));
  }

  void remove(int from, int to) {
    units.subList(from, to).clear();
    heard.accept(new Move(this, from, to - from, 0));
  }

  /// Where the paragraph begins that an index is in.
  int start(int index) {
    int start = index;
    while (start > 0
        && units.get(start - 1) instanceof Unit.Inline before
        && !(before instanceof Unit.End)) {
      start--;
    }
    return start;
  }

  /// Where the newline stands of the paragraph that an index is in.
  int end(int index) {
    int end = index;
    while (!(units.get(end) instanceof Unit.End)) {
      end++;
    }
    return end;
  }

  Unit.End paragraph(int index) {
    return (Unit.End) units.get(end(index));
  }

  /// Where the newlines stand of all paragraphs that a range is in.
  List<Integer> paragraphs(int from, int to) {
    List<Integer> ends = new ArrayList<>();
    boolean open = false;
    for (int i = from; i < units.size() && (i < to || open); i++) {
      open = units.get(i) instanceof Unit.Inline && !(units.get(i) instanceof Unit.End);
      if (units.get(i) instanceof Unit.End) {
        ends.add(i);
      }
    }
    return ends;
  }

  /// Whether an index is in a table.
  boolean tabled(int index) {
    int depth = 0;
    for (int i = 0; i < index; i++) {
      depth += Unit.is(units.get(i), Unit.What.TABLE) ? 1 : 0;
      depth -= Unit.is(units.get(i), Unit.What.TABLE_END) ? 1 : 0;
    }
    return depth > 0;
  }

  /// Whether an index stands between the halves of one character.
  boolean cuts(int index) {
    return index > 0
        && index < units.size()
        && units.get(index - 1) instanceof Unit.Letter high
        && units.get(index) instanceof Unit.Letter low
        && Character.isSurrogatePair(high.letter(), low.letter());
  }

  /// The fence before an index that begins its section; the first one at most.
  int section(int index) {
    int at = Math.min(index, units.size() - 1);
    while (at > 0 && !Unit.is(units.get(at), Unit.What.SECTION)) {
      at--;
    }
    return at;
  }
}
