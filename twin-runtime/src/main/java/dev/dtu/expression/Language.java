package dev.dtu.expression;

import java.util.List;

/// What one service takes of the language, for one of its parameters.
///
/// @param operators those it knows, in the order its errors list them
/// @param negates whether it knows `not (…)`
/// @param groups whether it knows `attribute[…]`
/// @param spelling how it writes them
public record Language(
    List<Operator> operators, boolean negates, boolean groups, Spelling spelling) {

  /// The most brackets in one another.
  public static final int DEPTH = 50;

  /// The most characters of a text.
  public static final int LENGTH = 20_000;

  public Language {
    operators = List.copyOf(operators);
  }

  /// A language of these operators, `and`, `or` and parentheses.
  public static Language of(Operator... operators) {
    return new Language(List.of(operators), false, false, Spelling.WORDS);
  }

  /// A language of these operators that is written with signs, see [Spelling#SIGNS].
  public static Language ofSigns(Operator... operators) {
    return new Language(List.of(operators), true, true, Spelling.SIGNS);
  }

  /// A copy that knows `not (…)` too.
  public Language negating() {
    return new Language(operators, true, groups, spelling);
  }

  /// A copy that knows `attribute[…]` too.
  public Language grouping() {
    return new Language(operators, negates, true, spelling);
  }

  /// What a text says. Operators, `and`, `or` and `not` may be written in any letters; `and` binds
  /// tighter than `or`.
  public Expression read(String text) throws Misspelled {
    return new Reading(this, text).whole();
  }
}
