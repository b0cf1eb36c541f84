package dev.dtu.question;

import dev.dtu.call.Nearest;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads expectations: `{"question": {…}, "exactly": 1}`, or `atLeast` and `atMost`;
/// `{"inOrder": [{…}, {…}]}`; each may have a `name`.
public final class ExpectationReader {

  /// How many expectations may be verified at once.
  public static final int LIMIT = 100;

  private static final List<String> COUNT =
      List.of("name", "question", "atLeast", "atMost", "exactly");
  private static final List<String> ORDER = List.of("name", "inOrder");

  private ExpectationReader() {}

  /// A list of them, or one alone.
  public static List<Expectation> expectations(Json json) throws BadQuestion {
    List<Json> items = json.asArr().map(Arr::items).orElse(List.of(json));
    if (items.isEmpty() || items.size() > LIMIT) {
      throw new BadQuestion(
          "", "from 1 to " + LIMIT + " expectations", Integer.toString(items.size()));
    }
    List<Expectation> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      try {
        all.add(expectation(items.get(i)));
      } catch (BadQuestion bad) {
        throw bad.in(Integer.toString(i));
      }
    }
    return all;
  }

  private static Expectation expectation(Json json) throws BadQuestion {
    if (!(json instanceof Obj object)) {
      throw new BadQuestion("", "an object", json.kind());
    }
    String name = object.text("name").orElse("");
    if (object.has("inOrder")) {
      only(object, ORDER);
      return new Expectation.InOrder(name, questions(object));
    }
    only(object, COUNT);
    Json question =
        object
            .find("question")
            .orElseThrow(() -> new BadQuestion("question", "an object, or 'inOrder'", ""));
    return count(name, inside("question", question), object);
  }

  private static Question inside(String where, Json json) throws BadQuestion {
    try {
      return QuestionReader.question(json);
    } catch (BadQuestion bad) {
      throw bad.in(where);
    }
  }

  private static List<Question> questions(Obj object) throws BadQuestion {
    Arr items = object.items("inOrder");
    if (items.isEmpty() || items.size() > LIMIT) {
      throw new BadQuestion(
          "inOrder", "a list of 1 to " + LIMIT + " questions", items.size() + " of them");
    }
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      questions.add(inside("inOrder." + i, items.at(i)));
    }
    return questions;
  }

  private static Expectation count(String name, Question question, Obj object) throws BadQuestion {
    long exactly = times(object, "exactly", -1);
    long least = times(object, "atLeast", -1);
    long most = times(object, "atMost", -1);
    if (exactly >= 0 ? least >= 0 || most >= 0 : least < 0 && most < 0) {
      throw new BadQuestion(
          "",
          "'exactly', or 'atLeast' and 'atMost' or one of them",
          String.join(", ", object.keys()));
    }
    if (exactly >= 0) {
      return new Expectation.Count(name, question, exactly, exactly);
    }
    long top = most < 0 ? Expectation.MANY : most;
    if (least > top) {
      throw new BadQuestion("atMost", "a number from " + least + " on", Long.toString(top));
    }
    return new Expectation.Count(name, question, Math.max(0, least), top);
  }

  private static long times(Obj object, String member, long otherwise) throws BadQuestion {
    Optional<Json> value = object.find(member);
    if (value.isEmpty()) {
      return otherwise;
    }
    Optional<Long> whole =
        value.get() instanceof Json.Num number ? number.whole() : Optional.empty();
    return whole
        .filter(each -> each >= 0)
        .orElseThrow(
            () -> new BadQuestion(member, "a whole number of 0 or more", value.get().toString()));
  }

  private static void only(Obj object, List<String> known) throws BadQuestion {
    for (String name : object.keys()) {
      if (!known.contains(name)) {
        throw new BadQuestion(
            name, "members " + String.join(", ", known), name + Nearest.hint(name, known));
      }
    }
  }
}
