package dev.dtu.control;

import dev.dtu.question.BadQuestion;
import dev.dtu.question.Question;
import dev.dtu.question.QuestionReader;
import dev.dtu.question.Term;
import java.util.ArrayList;
import java.util.List;

/// Reads an operator's questions, and says what is wrong with them.
final class Questions {

  private Questions() {}

  /// The question in a query.
  ///
  /// @param others parameters of the route that are no part of it
  static Question of(Ask ask, List<String> others) throws Wrong {
    List<String> known = new ArrayList<>(others);
    known.addAll(Term.words());
    ask.parameters(known.toArray(String[]::new));
    try {
      return QuestionReader.question(ask.query(), others);
    } catch (BadQuestion bad) {
      throw wrong(bad);
    }
  }

  static Wrong wrong(BadQuestion bad) {
    String at = bad.where().isEmpty() ? "" : ": '" + bad.where() + "'";
    return new Wrong(400, "the question cannot be read" + at)
        .expected(bad.expected())
        .found(bad.found())
        .remedy("docs/reference/journal-questions.md tells what can be asked");
  }
}
