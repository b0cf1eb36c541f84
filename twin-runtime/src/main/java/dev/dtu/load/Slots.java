package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  static Obj object(Page page) {
    return page.json().asObj().orElse(Obj.EMPTY);
  }

  static boolean flag(Page page) {
    return page.word(List.of("true", "false")).equals("true");
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
