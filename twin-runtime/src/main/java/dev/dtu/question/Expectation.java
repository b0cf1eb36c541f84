package dev.dtu.question;

import java.util.List;

/// What is expected of a journal.
public sealed interface Expectation {

  /// What it is called in answers; empty when it has no name.
  String name();

  /// So many entries are meant by a question.
  ///
  /// @param least and
  /// @param most how many
  record Count(String name, Question question, long least, long most) implements Expectation {
    public Count {
      if (least < 0 || most < least) {
        throw new IllegalArgumentException(
            "expected at least 0 up to at most, found " + least + " and " + most);
      }
    }

    @Override
    public String toString() {
      String times =
          least == most ? "exactly " + least : most == MANY ? "at least " + least : between();
      return times + " of: " + question;
    }

    private String between() {
      return least == 0 ? "at most " + most : "from " + least + " to " + most;
    }
  }

  /// An entry for each question, each later than the one before; others may stand between them.
  record InOrder(String name, List<Question> questions) implements Expectation {
    public InOrder {
      questions = List.copyOf(questions);
      if (questions.isEmpty()) {
        throw new IllegalArgumentException("expected one question or more");
      }
    }

    @Override
    public String toString() {
      return "in order: "
          + String.join("; then ", questions.stream().map(Question::toString).toList());
    }
  }

  /// However many.
  long MANY = Long.MAX_VALUE;

  static Expectation exactly(long times, Question question) {
    return new Count("", question, times, times);
  }

  static Expectation atLeast(long times, Question question) {
    return new Count("", question, times, MANY);
  }

  static Expectation atMost(long times, Question question) {
    return new Count("", question, 0, times);
  }

  static Expectation inOrder(List<Question> questions) {
    return new InOrder("", questions);
  }
}
