package dev.dtu.store;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/// The rows at so many of the places an index gives.
final class Slice implements Iterator<Row> {
  private final Iterator<String> places;
  private final Tree<Row> rows;
  private int left;

  Slice(Iterator<String> places, Tree<Row> rows, int left) {
    this.places = places;
    this.rows = rows;
    this.left = left;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public Row next() {
    if (left <= 0) {
      throw new NoSuchElementException();
    }
    left--;
    return Objects.requireNonNull(rows.get(places.next()));
  }
}
