package dev.dtu.split;

import dev.dtu.recording.Session;
import java.util.regex.Pattern;

/// What recordings of the same doing are called.
public final class Group {

  /// A hash, an ordinal or a word for a repetition at the end of a name, with what parts it from the
  /// rest.
  private static final Pattern TAIL =
      Pattern.compile(
          "([ _.#@-]+(?=[0-9a-f]*[0-9])[0-9a-f]{6,64}|[ _.#@-]*\\(\\d{1,6}\\)|[ _.#@-]+\\d{1,6}"
              + "|[ _.#@-]+(copy|again|retry|rerun))$",
          Pattern.CASE_INSENSITIVE);

  private Group() {}

  /// The group of a session: its name without tenant, hash and ordinal, in small letters.
  public static String of(Session session) {
    return of(session.group());
  }

  /// The group of a name that has no tenant in it. A name that is nothing else stays as it is.
  static String of(String name) {
    String group = name.strip();
    while (true) {
      String shorter = TAIL.matcher(group).replaceFirst("");
      if (shorter.equals(group) || shorter.isEmpty()) {
        return group.toLowerCase(java.util.Locale.ROOT);
      }
      group = shorter;
    }
  }
}
