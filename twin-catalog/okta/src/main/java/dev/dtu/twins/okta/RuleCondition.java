package dev.dtu.twins.okta;

import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of Okta's expression language that rules for groups are written in: comparisons of the
/// user's attributes, `String.…` and `isMemberOf…`, joined by AND, OR and NOT.
///
/// - source: developer.okta.com, Okta Expression Language, group rules, 2026-08-31
final class RuleCondition {

  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')"
              + "|([A-Za-z_][A-Za-z0-9_.]*)"
              + "|(==|!=|<=|>=|&&|\\|\\||[()<>!,{}])"
              + "|(-?[0-9]+(?:\\.[0-9]+)?))");
  private static final int DEPTH = 40;

  private final List<String> words;
  private Optional<Thing> user = Optional.empty();
  private List<Thing> groups = List.of();
  private int at;
  private int depth;

  private RuleCondition(List<String> words) {
    this.words = words;
  }

  /// The text cannot be read.
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("", null, false, false);
    }
  }

  /// What a text says; empty when it cannot be read.
  static Optional<RuleCondition> read(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.strip());
    int from = 0;
    while (word.lookingAt() && word.end() > from) {
      words.add(word.group().strip());
      from = word.end();
      word.region(from, text.strip().length());
    }
    if (words.isEmpty() || from < text.strip().length()) {
      return Optional.empty();
    }
    try {
      var condition = new RuleCondition(words);
      condition.whole();
      return Optional.of(condition);
    } catch (Unreadable wrong) {
      return Optional.empty();
    }
  }

  /// True of a user who is in these groups.
  boolean holds(Thing whom, List<Thing> in) {
    user = Optional.of(whom);
    groups = in;
    return whole();
  }

  private boolean whole() {
    at = 0;
    depth = 0;
    boolean holds = either();
    if (at < words.size()) {
      throw new Unreadable();
    }
    return holds;
  }

  private boolean either() {
    boolean holds = both();
    while (takes("OR") || takes("||")) {
      holds = both() || holds;
    }
    return holds;
  }

  private boolean both() {
    boolean holds = one();
    while (takes("AND") || takes("&&")) {
      holds = one() && holds;
    }
    return holds;
  }

  private boolean one() {
    if (++depth > DEPTH) {
      throw new Unreadable();
    }
    boolean holds;
    if (takes("NOT") || takes("!")) {
      holds = !one();
    } else if (takes("(")) {
      holds = either();
      expect(")");
    } else {
      holds = compared();
    }
    depth--;
    return holds;
  }

  private boolean compared() {
    String left = value();
    for (String sign : List.of("==", "!=", "<=", ">=", "<", ">")) {
      if (takes(sign)) {
        String right = value();
        int side = left.compareTo(right);
        return switch (sign) {
          case "==" -> side == 0;
          case "!=" -> side != 0;
          case "<=" -> side <= 0;
          case ">=" -> side >= 0;
          case "<" -> side < 0;
          default -> side > 0;
        };
      }
    }
    return left.equals("true");
  }

  private String value() {
    String word = next();
    char first = word.charAt(0);
    if (first == '"' || first == '\'') {
      return word.substring(1, word.length() - 1).replace("\\\"", "\"");
    }
    if (takes("(")) {
      return called(word, arguments());
    }
    if (word.startsWith("user.")) {
      return user.flatMap(each -> each.find("profile." + word.substring("user.".length())))
          .flatMap(Json::asWords)
          .orElse("null");
    }
    if (!word.matches("null|true|false|-?[0-9.]+")) {
      throw new Unreadable();
    }
    return word;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    while (!takes(")")) {
      arguments.add(value());
      takes(",");
    }
    return arguments;
  }

  private String called(String function, List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    String second = arguments.size() < 2 ? "" : arguments.get(1);
    return switch (function) {
      case "String.startsWith" -> String.valueOf(first.startsWith(second));
      case "String.stringContains" -> String.valueOf(first.contains(second));
      case "String.toLowerCase" -> first.toLowerCase(java.util.Locale.ROOT);
      case "String.toUpperCase" -> first.toUpperCase(java.util.Locale.ROOT);
      case "String.len" -> String.valueOf(first.length());
      case "isMemberOfGroup", "isMemberOfAnyGroup" ->
          String.valueOf(groups.stream().anyMatch(group -> arguments.contains(group.id())));
      case "isMemberOfGroupName" -> String.valueOf(inGroup(name -> name.equals(first)));
      case "isMemberOfGroupNameStartsWith" ->
          String.valueOf(inGroup(name -> name.startsWith(first)));
      case "isMemberOfGroupNameContains" -> String.valueOf(inGroup(name -> name.contains(first)));
      default -> throw new Unreadable();
    };
  }

  private boolean inGroup(java.util.function.Predicate<String> wanted) {
    return groups.stream().anyMatch(group -> group.text("profile.name").filter(wanted).isPresent());
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
