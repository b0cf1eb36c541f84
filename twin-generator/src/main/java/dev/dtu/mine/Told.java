package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A rule that may explain a value.
///
/// @param is the template; empty when the member is not there
/// @param rank of two rules that explain as much, the one of the lower rank is believed
record Told(Optional<Json> is, Rank rank) {

  enum Rank {
    KEPT(0),
    ABSENT(1),
    LINKED(2),
    CLOCK(3),
    CONSTANT(4),
    COUNTED(5),
    ELSEWHERE(6),
    PARTLY(7),
    FORM(8);

    private final int doubt;

    Rank(int doubt) {
      this.doubt = doubt;
    }

    /// Whether it leaves open what the value is.
    boolean vague() {
      return this == PARTLY || this == FORM;
    }

    /// The more, the less it is believed.
    int doubt() {
      return doubt;
    }
  }

  /// Whether it is what stood at another place.
  boolean borrowed(Pointer at) {
    return (rank == Rank.LINKED || rank == Rank.ELSEWHERE)
        && is.map(Json::toString).filter(text -> BORROWED.matcher(text).find()).isPresent()
        && !is.equals(Optional.of(Json.of("${before:" + at + "}")))
        && !is.equals(Optional.of(Json.of("${sent:" + at + "}")));
  }

  /// Whether a token stands in it, which may be one tenant's own.
  boolean named() {
    return is.filter(Shapes::named).isPresent();
  }

  private static final Pattern BORROWED = Pattern.compile("\\$\\{(sent|before|item):");

  static final Told KEPT = new Told(Optional.of(Line.KEPT), Rank.KEPT);
  static final Told ABSENT = new Told(Optional.empty(), Rank.ABSENT);

  /// It is an object; what is in it has rules of its own.
  static final Told OBJECT = new Told(Optional.of(Obj.EMPTY), Rank.CONSTANT);

  /// It is a list of so many objects; what is in them has rules of its own.
  static Told things(int count) {
    List<Json> items = Collections.nCopies(count, Obj.EMPTY);
    return new Told(Optional.of(Arr.of(items)), Rank.CONSTANT);
  }

  /// There is something of that kind, and nothing better is known.
  static Told form(Json value) {
    return new Told(Optional.of(Json.of("${form:" + value.kind() + "}")), Rank.FORM);
  }

  static Told of(Json is, Rank rank) {
    return new Told(Optional.of(is), rank);
  }
}
