package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a table as spreadsheets name it: `'My sheet'!B2:D9`, or `A1` alone. The name of the sheet
/// stands in quotes where it is more than a word.
///
/// `bare:FACT` is such a text with no quotes that it need not have; `area:POINTER:FACT` is the part that
/// begins where the fact does and is as large as the list of rows that was sent at the pointer.
public final class Area {

  private static final Pattern AREA =
      Pattern.compile(
          "(?:('(?:[^']|'')+'|[^'!]+)!)?([A-Za-z]{1,3})([1-9][0-9]{0,6})"
              + "(?::([A-Za-z]{1,3})([1-9][0-9]{0,6}))?");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final int LETTERS = 26;

  private Area() {}

  /// Whether a text names a part of a table.
  public static boolean is(String text) {
    return AREA.matcher(text).matches();
  }

  /// The text without quotes that need not be; empty when it names no part of a table.
  public static Optional<String> bare(String text) {
    Matcher area = AREA.matcher(text);
    return area.matches()
        ? Optional.of(sheet(area) + text.substring(area.start(2)))
        : Optional.empty();
  }

  /// The part from where a text begins that has room for some rows; empty when it names none, or where
  /// there are no rows.
  public static Optional<String> of(String text, Json rows) {
    Matcher area = AREA.matcher(text);
    if (!(rows instanceof Arr lists) || !area.matches() || Counting.width(lists) == 0) {
      return Optional.empty();
    }
    String first = area.group(2).toUpperCase(Locale.ROOT);
    int row = Integer.parseInt(area.group(3));
    String end = letters(number(first) + Counting.width(lists) - 1);
    String last = end + (row + Counting.height(lists) - 1);
    String from = first + row;
    return Optional.of(sheet(area) + (from.equals(last) ? from : from + ":" + last));
  }

  private static String sheet(Matcher area) {
    String name = area.group(1);
    if (name == null) {
      return "";
    }
    boolean quoted = name.startsWith("'");
    String plain = quoted ? name.substring(1, name.length() - 1).replace("''", "'") : name;
    boolean word = WORD.matcher(plain).matches();
    return (word ? plain : "'" + plain.replace("'", "''") + "'") + "!";
  }

  private static int number(String letters) {
    int number = 0;
    for (int i = 0; i < letters.length(); i++) {
      number = number * LETTERS + letters.charAt(i) - 'A' + 1;
    }
    return number;
  }

  private static String letters(int number) {
    var out = new StringBuilder();
    for (int rest = number; rest > 0; rest = (rest - 1) / LETTERS) {
      out.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return out.toString();
  }
}
