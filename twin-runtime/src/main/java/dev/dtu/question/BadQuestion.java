package dev.dtu.question;

import dev.dtu.call.Unfit;

/// Why a question cannot be read.
public final class BadQuestion extends Unfit {

  private static final long serialVersionUID = 1L;

  BadQuestion(String where, String expected, String found) {
    super(where, expected, found);
  }

  /// The same, of a question that stands in a longer text.
  BadQuestion in(String outer) {
    return new BadQuestion(where().isEmpty() ? outer : outer + "." + where(), expected(), found());
  }
}
