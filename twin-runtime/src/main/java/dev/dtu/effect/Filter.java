package dev.dtu.effect;

import dev.dtu.json.Obj;
import java.util.List;

/// One thing a list may be asked for: the items whose member compares so with an argument.
///
/// Told in a line of data as `MEMBER`, `MEMBER TEST` or `MEMBER TEST INCLUSIVE`, of which the last
/// names an argument that, when true, lets what is equal pass too: `state`, `created_at >=`,
/// `ts > inclusive`.
///
/// @param member dotted
/// @param inclusive empty when no argument says so
record Filter(String argument, String member, Test test, String inclusive) {

  /// How the member compares with what is asked for.
  enum Test {
    /// It is one of the words, or has one of them.
    IS("="),
    AFTER(">"),
    FROM(">="),
    BEFORE("<"),
    UNTIL("<="),
    /// It is not true, where that is asked for.
    NOT("!");

    private final String sign;

    Test(String sign) {
      this.sign = sign;
    }

    static Test of(String sign) {
      for (Test test : values()) {
        if (test.sign.equals(sign)) {
          return test;
        }
      }
      throw new IllegalArgumentException(
          "expected one of = > >= < <= ! after the member of a filter, found '" + sign + "'");
    }
  }

  static Filter of(String argument, String told) {
    String[] parts = told.split(" +", 3);
    return new Filter(
        argument,
        parts[0],
        parts.length > 1 ? Test.of(parts[1]) : Test.IS,
        parts.length > 2 ? parts[2] : "");
  }

  /// The same that lets pass what is equal.
  Filter including() {
    Test wider =
        switch (test) {
          case AFTER -> Test.FROM;
          case BEFORE -> Test.UNTIL;
          case IS, FROM, UNTIL, NOT -> test;
        };
    return new Filter(argument, member, wider, "");
  }

  /// True for a filter that an index may answer.
  boolean plain() {
    return test == Test.IS;
  }

  /// True for an item that is asked for.
  ///
  /// @param wanted the words of the argument; one of them is enough
  boolean holds(Obj item, List<String> wanted) {
    List<String> words = Facets.words(item, member);
    return switch (test) {
      case IS -> words.stream().anyMatch(wanted::contains);
      case NOT -> !words.contains("true") || !wanted.contains("true");
      case AFTER, FROM, BEFORE, UNTIL ->
          words.stream().anyMatch(word -> compares(word, wanted.getFirst()));
    };
  }

  private boolean compares(String word, String wanted) {
    Worth own = Worth.of(word);
    int side = own.compareTo(Worth.of(wanted).like(own));
    return switch (test) {
      case AFTER -> side > 0;
      case FROM -> side >= 0;
      case BEFORE -> side < 0;
      case UNTIL -> side <= 0;
      case IS, NOT -> side == 0;
    };
  }
}
