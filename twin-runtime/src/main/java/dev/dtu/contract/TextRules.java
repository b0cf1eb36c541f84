package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The rules for strings; lengths are counted in code points.
final class TextRules {

  private TextRules() {}

  static List<Rule> of(Obj node) {
    var rules = new ArrayList<Rule>();
    Limits.of(node, "minLength")
        .ifPresent(least -> rules.add(length("minLength", least, Integer.MAX_VALUE)));
    Limits.of(node, "maxLength").ifPresent(most -> rules.add(length("maxLength", 0, most)));
    node.text("pattern")
        .flatMap(PatternTest::of)
        .ifPresent(pattern ->
            rules.add(rule("pattern", "a string that matches " + pattern, pattern::matches)));
    node.text("format")
        .flatMap(Formats::test)
        .ifPresent(format -> rules.add(rule("format", words(node), format)));
    return rules;
  }

  private static String words(Obj node) {
    String format = node.text("format").orElse("");
    return format.contains("int") ? "a string that spells an " + format : "a " + format;
  }

  private static Rule rule(String keyword, String expected, Predicate<String> test) {
    return (value, walk) ->
        !(value instanceof Json.Text(String text))
            || test.test(text)
            || walk.complain(
                keyword, () -> "expected " + expected + ", found " + Words.shown(value));
  }

  private static Rule length(String keyword, int least, int most) {
    return (value, walk) -> {
      if (!(value instanceof Json.Text(String text))) {
        return true;
      }
      int length = text.codePointCount(0, text.length());
      return (length >= least && length <= most)
          || walk.complain(keyword, () -> Limits.words(keyword, least, most, length, "character"));
    };
  }
}
