package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Functions that look values up.
final class Lookup {

  static final List<Function> ALL =
      List.of(
          Function.of("VLOOKUP", "sas[s]", given -> table(given, false)),
          Function.of("HLOOKUP", "sas[s]", given -> table(given, true)),
          Function.of("LOOKUP", "sa[a]", Lookup::lookup),
          Function.of("XLOOKUP", "saa[lss]", Lookup::extended),
          Function.number("MATCH", "sa[s]", Lookup::match),
          Function.number(
              "XMATCH",
              "sa[ss]",
              given -> position(given, given.whole(2, 0), given.whole(3, 1)) + 1));

  private Lookup() {}

  private static Failure missing(Arguments given) {
    return Failure.missing(
        "Did not find value '%s' in %s evaluation."
            .formatted(Plain.text(given.value(0)), given.function()));
  }

  private static Value table(Arguments given, boolean across) {
    Value key = given.sound(0);
    Value.Table table = given.table(1);
    int index = given.whole(2);
    if (index < 1) {
      throw Failure.value(
          "Function %s parameter 3 value is %d. It should be greater than or equal to 1."
              .formatted(given.function(), index));
    }
    if (index > (across ? table.height() : table.width())) {
      throw Failure.reference(given.function() + " evaluates to an out of bounds range.");
    }
    List<Value> keys = across ? table.rows().getFirst() : column(table, 0);
    boolean sorted = given.truth(3, true);
    given.spend(keys.size());
    int at = sorted ? last(keys, key) : exact(keys, key, true);
    if (at < 0) {
      throw missing(given);
    }
    return across ? table.at(index - 1, at) : table.at(at, index - 1);
  }

  static List<Value> column(Value.Table table, int column) {
    return table.rows().stream().map(row -> row.get(column)).toList();
  }

  /// The first place of a value; a text may have wildcards.
  static int exact(List<Value> values, Value wanted, boolean wild) {
    boolean pattern = wild && wanted instanceof Value.Text text && Wildcard.is(text.value());
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      boolean same =
          pattern
              ? value instanceof Value.Text text
                  && Wildcard.matches(Plain.text(wanted), text.value())
              : same(value, wanted);
      if (same) {
        return i;
      }
    }
    return -1;
  }

  private static boolean same(Value value, Value wanted) {
    boolean blank = value instanceof Value.Blank;
    return blank || wanted instanceof Value.Blank
        ? blank && wanted instanceof Value.Blank
        : value.getClass() == wanted.getClass() && Plain.equal(value, wanted);
  }

  /// The last place, in values that rise, of one of the same type that is not greater.
  static int last(List<Value> values, Value wanted) {
    int found = -1;
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      if (value.getClass() == wanted.getClass()) {
        if (Plain.compare(value, wanted) > 0) {
          break;
        }
        found = i;
      }
    }
    return found;
  }

  /// The values of an argument that is one row or one column.
  private static List<Value> line(Arguments given, int index) {
    Value.Table table = given.table(index);
    if (table.height() != 1 && table.width() != 1) {
      throw Failure.missing(
          "%s range must be a single row or a single column.".formatted(given.function()));
    }
    return table.rows().stream().flatMap(List::stream).toList();
  }

  private static double match(Arguments given) {
    Value key = given.sound(0);
    List<Value> values = line(given, 1);
    int type = (int) Math.signum(given.number(2, 1));
    given.spend(values.size());
    int at =
        switch (type) {
          case 0 -> exact(values, key, true);
          case 1 -> last(values, key);
          default -> falling(values, key);
        };
    if (at < 0) {
      throw missing(given);
    }
    return at + 1;
  }

  private static int falling(List<Value> values, Value wanted) {
    int found = -1;
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      if (value.getClass() == wanted.getClass()) {
        if (Plain.compare(value, wanted) < 0) {
          break;
        }
        found = i;
      }
    }
    return found;
  }

  private static Value lookup(Arguments given) {
    Value key = given.sound(0);
    Value.Table table = given.table(1);
    boolean wide = table.width() > table.height();
    List<Value> keys = wide ? table.rows().getFirst() : column(table, 0);
    int at = last(keys, key);
    if (at < 0) {
      throw missing(given);
    }
    if (given.has(2)) {
      List<Value> results = line(given, 2);
      if (at >= results.size()) {
        throw Failure.reference("LOOKUP evaluates to an out of bounds range.");
      }
      return results.get(at);
    }
    return wide ? table.at(table.height() - 1, at) : table.at(at, table.width() - 1);
  }

  /// The place of the key by XLOOKUP's modes, -1 when there is none.
  private static int place(Arguments given, List<Value> values, int mode, int search) {
    Value key = given.sound(0);
    given.spend(values.size());
    List<Integer> order = new ArrayList<>(IntStream.range(0, values.size()).boxed().toList());
    if (search < 0) {
      order = order.reversed();
    }
    List<Value> ordered = order.stream().map(values::get).toList();
    int exact = exact(ordered, key, mode == 2);
    if (exact >= 0 || mode == 0 || mode == 2) {
      return exact < 0 ? -1 : order.get(exact);
    }
    int best = -1;
    for (int i : order) {
      Value value = values.get(i);
      boolean beside = value.getClass() == key.getClass() && Plain.compare(value, key) * mode > 0;
      if (beside && (best < 0 || Plain.compare(value, values.get(best)) * mode < 0)) {
        best = i;
      }
    }
    return best;
  }

  private static int position(Arguments given, int mode, int search) {
    int at = place(given, line(given, 1), mode, search);
    if (at < 0) {
      throw missing(given);
    }
    return at;
  }

  private static Operand extended(Arguments given) {
    Value.Table results = given.table(2);
    Value.Table keys = given.table(1);
    int at = place(given, line(given, 1), given.whole(4, 0), given.whole(5, 1));
    boolean across = keys.height() == 1 && keys.width() > 1;
    if (at < 0) {
      if (given.has(3) && !(given.operand(3) instanceof Value.Blank)) {
        return given.operand(3);
      }
      throw missing(given);
    }
    if ((across ? results.width() : results.height()) != (across ? keys.width() : keys.height())) {
      throw Failure.value("Array arguments to XLOOKUP are of different size.");
    }
    if (given.operand(2) instanceof Operand.Span span) {
      Area area = span.area();
      return across
          ? new Operand.Span(
              new Area(
                  area.sheet(), area.top(), area.left() + at, area.bottom(), area.left() + at + 1))
          : new Operand.Span(
              new Area(
                  area.sheet(), area.top() + at, area.left(), area.top() + at + 1, area.right()));
    }
    return across
        ? new Value.Table(column(results, at).stream().map(List::of).toList())
        : new Value.Table(List.of(results.rows().get(at)));
  }
}
