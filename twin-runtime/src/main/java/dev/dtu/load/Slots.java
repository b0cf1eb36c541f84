package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
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

  /// A flaw for each text with `${…}` in it that is none of those known, as a whole.
  static void whole(Page page, List<String> known) {
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

  /// A shape that [Mint] can follow.
  static String shape(Page page) {
    try {
      Mint.of(page.text());
      return page.text();
    } catch (IllegalArgumentException wrong) {
      page.flaw(String.valueOf(wrong.getMessage()));
      return "";
    }
  }
}
