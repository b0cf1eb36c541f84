package dev.dtu.twins.okta;

import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A text in Okta's expression language, of which rules for groups, claims and conditions of policies are
/// made: members of people and applications, texts, numbers, lists, comparisons, `? :`, and functions
/// ([ExpressionFunctions]). Those of event hooks say `eq` and `ne`, and choose among what an event is
/// about: `event.target.?[type eq 'UserGroup'].size() > 0`. Both sides of a choice are read, neither can fail.
///
/// - source: okta/okta-developer-docs, Okta Expression Language and the same in Identity Engine, 2026-11-23
final class Expression {

  private static final int DEPTH = 40;

  /// What expressions may speak of.
  interface Known {

    /// What a dotted name stands for: null where it has no value, empty where there is no such name.
    Optional<Json> named(String path);

    /// The groups of whom it is about.
    List<Thing> groups();

    /// The moment it is read at.
    Instant now();

    /// Whether it is an event, of which the language says some things otherwise.
    default boolean ofEvent() {
      return false;
    }
  }

  /// The text cannot be read.
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("", null, false, false);
    }
  }

  private final List<String> words;
  private Known known;
  private int at;
  private int depth;

  private Expression(List<String> words, Known known) {
    this.words = words;
    this.known = known;
  }

  /// What a text says; empty when it cannot be read, or speaks of what has no name.
  static Optional<Expression> read(String text, Predicate<String> names) {
    return read(text, new Names(names));
  }

  /// The same, where names are those of what it is to speak of.
  static Optional<Expression> read(String text, Known names) {
    List<String> words = ExpressionWords.in(text);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    try {
      var expression = new Expression(words, names);
      expression.whole();
      return Optional.of(expression);
    } catch (Unreadable wrong) {
      return Optional.empty();
    }
  }

  /// What it comes to; null where it comes to nothing.
  Json value(Known about) {
    known = about;
    try {
      return whole();
    } catch (Unreadable wrong) { // a name that there is none of for this one
      return Json.Null.NULL;
    }
  }

  private Json whole() {
    at = 0;
    depth = 0;
    Json value = choice();
    if (at < words.size()) {
      throw new Unreadable();
    }
    return value;
  }

  private Json choice() {
    if (++depth > DEPTH) {
      throw new Unreadable();
    }
    Json value = either();
    if (takes("?")) {
      Json first = choice();
      expect(":");
      Json second = choice();
      value = truth(value) ? first : second;
    }
    depth--;
    return value;
  }

  private Json either() {
    Json value = both();
    while (takes("OR") || takes("||")) {
      Json other = both();
      value = Json.of(truth(value) || truth(other));
    }
    return value;
  }

  private Json both() {
    Json value = one();
    while (takes("AND") || takes("&&")) {
      Json other = one();
      value = Json.of(truth(value) && truth(other));
    }
    return value;
  }

  private Json one() {
    if (++depth > DEPTH) {
      throw new Unreadable();
    }
    Json value = takes("NOT") || takes("!") ? Json.of(!truth(one())) : compared();
    depth--;
    return value;
  }

  private Json compared() {
    Json left = sum();
    for (String sign : List.of("==", "!=", "<=", ">=", "<", ">")) {
      if (takes(sign) || known.ofEvent() && takes(ExpressionWords.of(sign))) {
        Json right = sum();
        return Json.of(ExpressionFunctions.compared(sign, left, right));
      }
    }
    return left;
  }

  private Json sum() {
    Json value = value();
    while (takes("+")) {
      value = ExpressionFunctions.added(value, value());
    }
    return value;
  }

  private Json value() {
    String word = next();
    char first = word.charAt(0);
    Json value;
    if (first == '"' || first == '\'') {
      value = Json.of(word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1"));
    } else if (first == '(') {
      value = choice();
      expect(")");
    } else if (first == '{') {
      value = braced("}");
    } else if (first == '[') {
      value = braced("]");
    } else if (Character.isDigit(first) || first == '-') {
      value = new Json.Num(word);
    } else if (takes("(")) {
      value = called(word);
    } else {
      value = named(word);
    }
    while (at < words.size() && words.get(at).startsWith(".")) {
      String method = next().substring(1);
      if (method.equals("?[")) {
        value = chosen(value);
      } else {
        expect("(");
        value = ExpressionFunctions.method(method, value, arguments(")"));
      }
    }
    return value;
  }

  /// Those of a list of which what stands in the brackets holds; none are chosen among these again.
  private Json chosen(Json list) {
    if (!(known instanceof AboutEvent)) {
      throw new Unreadable();
    }
    Known whole = known;
    int from = at;
    List<Json> chosen = new ArrayList<>();
    List<Json> items = list.asArr().map(Arr::items).orElse(List.of());
    for (Json item : items.isEmpty() ? List.of(Json.Null.NULL) : items) { // read at least once
      at = from;
      known = new AboutEvent.Target(item);
      if (truth(choice())) {
        chosen.add(item);
      }
      expect("]");
    }
    known = whole;
    return items.isEmpty() ? Arr.EMPTY : Arr.of(chosen);
  }

  /// A list, or an object where members have names.
  private Json braced(String end) {
    List<Json> items = new ArrayList<>();
    Obj members = Obj.EMPTY;
    while (!takes(end)) {
      Json item = choice();
      if (takes(":")) {
        members = members.with(item.asWords().orElse(""), choice());
      } else {
        items.add(item);
      }
      takes(",");
    }
    return members.isEmpty() ? Arr.of(items) : members;
  }

  private Json called(String word) {
    var functions = new ExpressionFunctions(known);
    List<Json> arguments = arguments(")");
    Optional<Json> value = functions.called(word, arguments);
    if (value.isPresent()) {
      return value.get();
    }
    int dot = word.lastIndexOf('.');
    if (dot < 0) {
      throw new Unreadable();
    }
    return ExpressionFunctions.method(
        word.substring(dot + 1), named(word.substring(0, dot)), arguments);
  }

  private List<Json> arguments(String end) {
    List<Json> arguments = new ArrayList<>();
    while (!takes(end)) {
      arguments.add(choice());
      takes(",");
    }
    return arguments;
  }

  private Json named(String word) {
    return switch (word) {
      case "true" -> Json.of(true);
      case "false" -> Json.of(false);
      case "null", "NULL" -> Json.Null.NULL;
      default -> known.named(word).orElseThrow(Unreadable::new);
    };
  }

  /// Whether a value is true, or the word for it.
  static boolean truth(Json value) {
    return value.asWords().filter("true"::equals).isPresent();
  }

  private String next() {
    if (at >= words.size()) {
      throw new Unreadable();
    }
    return words.get(at++);
  }

  private void expect(String word) {
    if (!takes(word)) {
      throw new Unreadable();
    }
  }

  private boolean takes(String word) {
    boolean here = at < words.size() && words.get(at).equalsIgnoreCase(word);
    at += here ? 1 : 0;
    return here;
  }
}
