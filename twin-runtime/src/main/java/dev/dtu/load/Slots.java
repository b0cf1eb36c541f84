package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.fault.Selector;
import dev.dtu.grant.Grant;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks the templates and shapes of token services.
final class Slots {

  /// What the file of a client may tell.
  static final List<String> FILE = List.of("id", "name", "secret", "url", "key", "pem");

  private static final Pattern SLOT = Pattern.compile("\\$\\{([^}:]*)(:[^}]*(?:\\{\\d+})?[^}]*)?}");

  private Slots() {}

  /// A flaw for each `${…}` that stands for nothing.
  ///
  /// @param also further names that stand for something
  static void check(Page page, List<String> known, Predicate<String> also) {
    if (page.sound()) {
      return;
    }
    for (String text : Texts.in(page.json())) {
      Matcher slot = SLOT.matcher(text);
      while (slot.find()) {
        String name = slot.group(1);
        if (!known.contains(name) && !also.test(name)) {
          page.flaw(
              "expected ${…} to name one of "
                  + String.join(", ", known)
                  + "; found '"
                  + name
                  + "'"
                  + Nearest.hint(name, known));
        }
      }
    }
  }

  /// A flaw for each `$given` that names nothing.
  ///
  /// @param also further names that stand for something
  static void given(Page page, List<String> known, Predicate<String> also) {
    if (page.sound()) {
      return;
    }
    for (String told : Texts.of(page.json(), Grant.GIVEN)) {
      String name = told.split(":", 2)[0];
      if (!known.contains(name) && !also.test(name)) {
        page.flaw(
            "expected $given to name one of "
                + String.join(", ", known)
                + "; found '"
                + name
                + "'"
                + Nearest.hint(name, known));
      }
    }
  }

  /// A flaw for each text with `${…}` in it that is none of those known, as a whole.
  static void whole(Page page, List<String> known) {
    if (page.sound()) {
      return;
    }
    for (String text : Texts.in(page.json())) {
      if (SLOT.matcher(text).find() && !known.contains(text)) {
        page.flaw(
            "expected " + String.join(" or ", known) + " as the whole text, found '" + text + "'");
      }
    }
  }

  /// The members there, or none.
  static Obj object(@Nullable Page page) {
    return page == null ? Obj.EMPTY : page.json().asObj().orElse(Obj.EMPTY);
  }

  /// Whether it is there and true.
  static boolean flag(@Nullable Page page) {
    return page != null && page.word(List.of("true", "false")).equals("true");
  }

  /// A flaw where nothing there is fits a name with `*` for any part of one.
  static void glob(Page page, List<String> known) {
    if (page.sound()) {
      return;
    }
    if (known.stream().noneMatch(name -> Selector.matches(page.text(), name))) {
      page.flaw(
          "expected a name among "
              + String.join(", ", known)
              + ", '*' for any part of one; found '"
              + page.text()
              + "'"
              + Nearest.hint(page.text(), known));
    }
  }

  /// A time such as `PT3S`, no longer than the longest.
  static Duration time(Page page, Duration longest) {
    try {
      Duration time = Duration.parse(page.text());
      if (!time.isNegative() && time.compareTo(longest) <= 0) {
        return time;
      }
    } catch (DateTimeException notOne) {
      // told below, like a time that is too long
    }
    page.flaw("expected a time of up to " + longest + ", found '" + page.text() + "'");
    return longest;
  }

  /// A shape that [Mint] can follow.
  static String shape(Page page) {
    if (page.sound()) {
      return page.text();
    }
    try {
      Mint.of(page.text());
      return page.text();
    } catch (IllegalArgumentException wrong) {
      page.flaw(String.valueOf(wrong.getMessage()));
      return "";
    }
  }
}
