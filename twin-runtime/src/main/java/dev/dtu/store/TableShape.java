package dev.dtu.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is declared of a table: its name with its namespace (`okta/user`), its indexes, and whether
/// its changes stay when the turn that made them is refused.
///
/// Two are equal only with the same index functions. A table that is asked for by a shape that asks
/// for less stays as it was kept, so that whoever knows a table by its name alone does no harm; one
/// that lacks an index is indexed anew, row by row.
public record TableShape(String name, List<IndexShape> indexes, boolean survives) {

  public TableShape {
    indexes = List.copyOf(indexes);
    for (int i = 1; i < indexes.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (indexes.get(i).name().equals(indexes.get(j).name())) {
          throw new IllegalArgumentException(
              "expected each index once, found '%s' twice in table '%s'"
                  .formatted(indexes.get(i).name(), name));
        }
      }
    }
  }

  /// A table whose changes a refusal rolls back.
  public static TableShape of(String name, IndexShape... indexes) {
    return new TableShape(name, List.of(indexes), false);
  }

  /// As records have it, but written out: the JVM would make the code in the first call of a start.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TableShape shape
            && name.equals(shape.name)
            && survives == shape.survives
            && indexes.equals(shape.indexes));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /// Whether a table of this shape has all that another asks for.
  boolean covers(TableShape other) {
    return equals(other)
        || (name.equals(other.name) && (survives || !other.survives) && hasAll(other.indexes));
  }

  private boolean hasAll(List<IndexShape> others) {
    for (IndexShape index : others) {
      if (!has(index)) {
        return false;
      }
    }
    return true;
  }

  /// This shape with all that another asks for, whose functions stand where both have an index.
  TableShape with(TableShape other) {
    List<IndexShape> all = new ArrayList<>(other.indexes);
    for (IndexShape index : indexes) {
      if (other.indexes.stream().noneMatch(each -> each.name().equals(index.name()))) {
        all.add(index);
      }
    }
    return new TableShape(name, all, survives || other.survives);
  }

  private boolean has(IndexShape index) {
    for (IndexShape own : indexes) {
      if (own.name().equals(index.name()) && own.values().equals(index.values())) {
        return true;
      }
    }
    return false;
  }

  /// The position of an index; an undeclared one is a defect.
  int index(String index) {
    for (int i = 0; i < indexes.size(); i++) {
      if (indexes.get(i).name().equals(index)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "expected an index of table '%s' (%s), found '%s'"
            .formatted(
                name, String.join(", ", indexes.stream().map(IndexShape::name).toList()), index));
  }
}
