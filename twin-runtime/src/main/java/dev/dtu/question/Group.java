package dev.dtu.question;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// Calls that a report tells of together: how many, and the numbers of the first of them. Mutable;
/// one thread's.
final class Group {

  private final List<Long> numbers = new ArrayList<>();
  private long count;

  void add(long number) {
    count++;
    if (numbers.size() < Tally.NAMED) {
      numbers.add(number);
    }
  }

  long count() {
    return count;
  }

  /// As operators see it.
  Obj show() {
    return Obj.of(
        "count", Json.of(count), "entries", Json.array(numbers.stream().map(Json::of).toList()));
  }

  @Override
  public String toString() {
    List<String> first = numbers.stream().limit(10).map(number -> number + "").toList();
    return count + " (" + String.join(", ", first) + (count > 10 ? ", …" : "") + ")";
  }
}
