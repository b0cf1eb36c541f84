package dev.dtu.twins.sheets.formula;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Text that takes the place of what a regular expression finds; `$1` is what its first group caught.
public final class Rewriting {

  private final Regex regex;
  private final String with;

  Rewriting(Regex regex, String with) {
    this.regex = regex;
    this.with = with;
  }

  /// What an expression of RE2 and a replacement say; empty when the expression cannot be read.
  ///
  /// @param count told the steps of each match; throws when they are too many
  public static Optional<Rewriting> of(String expression, String with, LongConsumer count) {
    return Regex.of(expression, count).map(regex -> new Rewriting(regex, with));
  }

  /// A text after its matches were replaced.
  ///
  /// @param times how many there were
  public record Rewritten(String text, int times) {}

  public Rewritten rewritten(String text) {
    var out = new StringBuilder();
    int times = 0;
    int from = 0;
    int at = 0;
    while (at <= text.length() && out.length() <= Limits.TEXT) {
      Optional<List<Integer>> found = regex.find(text, at);
      if (found.isEmpty()) {
        break;
      }
      times++;
      int start = found.get().get(0);
      int end = found.get().get(1);
      out.append(text, from, start);
      expand(out, text, found.get());
      from = end;
      if (end == start && end < text.length()) {
        out.append(text.charAt(end));
        from = end + 1;
      }
      at = end == start ? end + 1 : end;
    }
    out.append(text.substring(Math.min(from, text.length())));
    return new Rewritten(out.toString(), times);
  }

  private void expand(StringBuilder out, String text, List<Integer> places) {
    for (int i = 0; i < with.length(); i++) {
      char sign = with.charAt(i);
      boolean more = i + 1 < with.length();
      if (sign == '$' && more && Character.isDigit(with.charAt(i + 1))) {
        int group = Character.digit(with.charAt(++i), 10);
        if (2 * group + 1 < places.size()) {
          out.append(Plain.text(Regexes.part(text, places, group)));
        }
      } else if (sign == '\\' && more) {
        out.append(with.charAt(++i));
      } else {
        out.append(sign);
      }
    }
  }
}
