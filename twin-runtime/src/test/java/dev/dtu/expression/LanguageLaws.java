package dev.dtu.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds of any condition.
class LanguageLaws {

  private static final Language ALL = Language.of(Operator.values()).negating().grouping();

  @Provide
  Arbitrary<Json> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("ab\"\\ ()é\n").ofMaxLength(4).map(Json::of),
        Arbitraries.integers().between(-5, 5).map(Json::of),
        Arbitraries.of(true, false).map(Json::of));
  }

  @Provide
  Arbitrary<Expression> conditions() {
    return Arbitraries.recursive(this::single, this::joined, 0, 4);
  }

  private Arbitrary<Expression> single() {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of("a", "b", "c.d"),
                Arbitraries.of(Operator.values()).filter(each -> each != Operator.PR),
                values())
            .as((name, operator, value) -> new Expression.Compare(name, operator, value, 0)),
        Arbitraries.of("a", "b", "c.d").map(name -> new Expression.Present(name, 0)));
  }

  private Arbitrary<Expression> joined(Arbitrary<Expression> inner) {
    return Arbitraries.oneOf(
        Combinators.combine(inner, single()).as(Expression.And::new),
        Combinators.combine(single(), inner).as(Expression.Or::new),
        inner.map(Expression.Not::new));
  }

  @Provide
  Arbitrary<Obj> documents() {
    return Combinators.combine(values(), values(), values())
        .as((a, b, d) -> Obj.of("a", a, "b", b).with("c", Obj.of("d", d)));
  }

  private static String written(Expression expression) {
    return switch (expression) {
      case Expression.Compare one ->
          one.attribute() + " " + one.operator().word() + " " + one.value();
      case Expression.Present one -> one.attribute() + " pr";
      case Expression.And both ->
          "(" + written(both.left()) + ") AND (" + written(both.right()) + ")";
      case Expression.Or either ->
          "((" + written(either.left()) + ") or (" + written(either.right()) + "))";
      case Expression.Not not -> "not (" + written(not.inner()) + ")";
      case Expression.Any any -> any.attribute() + "[" + written(any.inner()) + "]";
    };
  }

  @Property(tries = 300)
  void what_is_written_means_what_was_meant(
      @ForAll("conditions") Expression meant, @ForAll("documents") Obj document) throws Misspelled {
    Expression read = ALL.read(written(meant));
    for (Comparing comparing : Comparing.values()) {
      assertThat(read.holds(document, comparing)).isEqualTo(meant.holds(document, comparing));
    }
  }

  @Property(tries = 300)
  void not_both_is_one_of_them_not(
      @ForAll("conditions") Expression left,
      @ForAll("conditions") Expression right,
      @ForAll("documents") Obj document) {
    Expression one = new Expression.Not(new Expression.And(left, right));
    Expression other = new Expression.Or(new Expression.Not(left), new Expression.Not(right));
    assertThat(one.holds(document, Comparing.EXACT))
        .isEqualTo(other.holds(document, Comparing.EXACT));
  }

  @Property(tries = 500)
  void any_text_is_read_or_told_with_a_place_in_it(@ForAll("texts") String text) {
    try {
      assertThat(ALL.read(text).comparisons()).isNotEmpty();
    } catch (Misspelled wrong) {
      assertThat(wrong.position()).isBetween(0, text.length());
      assertThat(wrong.expected()).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "eq", "pr", "and", "or", "not", "(", ")", "[", "]", "\"x\"", "1", "\"")
        .list()
        .ofMaxSize(9)
        .map(words -> String.join(" ", words));
  }
}
