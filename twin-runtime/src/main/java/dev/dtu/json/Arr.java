package dev.dtu.json;

import java.util.Iterator;
import java.util.List;

/// A JSON array.
public record Arr(List<Json> items) implements Json, Iterable<Json> {

  public static final Arr EMPTY = new Arr(List.of());

  public Arr {
    items = List.copyOf(items);
  }

  public static Arr of(List<? extends Json> items) {
    return items.isEmpty() ? EMPTY : new Arr(List.copyOf(items));
  }

  public static Arr of(Json... items) {
    return of(List.of(items));
  }

  public int size() {
    return items.size();
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  public Json at(int index) {
    return items.get(index);
  }

  @Override
  public Iterator<Json> iterator() {
    return items.iterator();
  }

  @Override
  public String kind() {
    return "array";
  }

  @Override
  public String toString() {
    return JsonWriter.text(this);
  }
}
