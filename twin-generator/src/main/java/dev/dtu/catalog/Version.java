package dev.dtu.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A version of a published twin: one to three numbers, `1.2`. Ordered by its numbers.
///
/// @param numbers most important first
public record Version(List<Integer> numbers) implements Comparable<Version> {

  static final Version FIRST = new Version(List.of(1));

  public Version {
    numbers = List.copyOf(numbers);
  }

  /// What `1.2` says.
  ///
  /// @throws IllegalArgumentException when it says no version
  public static Version parse(String text) {
    if (!text.matches("\\d{1,6}(\\.\\d{1,6}){0,2}")) {
      throw new IllegalArgumentException("expected a version such as 1.2, found '" + text + "'");
    }
    return new Version(Arrays.stream(text.split("\\.", -1)).map(Integer::parseInt).toList());
  }

  /// The one after: its last number is one more.
  Version next() {
    List<Integer> next = new ArrayList<>(numbers);
    next.add(next.removeLast() + 1);
    return new Version(next);
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int order = Integer.compare(at(i), other.at(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(numbers.size(), other.numbers.size());
  }

  private int at(int place) {
    return place < numbers.size() ? numbers.get(place) : 0;
  }

  @Override
  public String toString() {
    return String.join(".", numbers.stream().map(String::valueOf).toList());
  }
}
