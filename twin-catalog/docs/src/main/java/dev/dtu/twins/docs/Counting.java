package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts the items of lists, to say what stands before each.
///
/// - source: developers.google.com, Docs API, documents, NestingLevel, 2026-09-12
final class Counting {

  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final List<String> ROMAN =
      List.of("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i");
  private static final int ALPHABET = 26;

  private final Obj lists;
  private final SortedMap<String, int[]> counts = new TreeMap<>();

  Counting(Obj lists) {
    this.lists = lists;
  }

  /// An item: how deep it lies, whether it is numbered, and what stands before it.
  record Item(int level, boolean numbered, int number, String label) {}

  Item next(Obj bullet) {
    String id = Told.text(bullet, "listId");
    int level = Math.clamp(Told.whole(bullet, "nestingLevel", 0), 0, Bullets.LEVELS - 1);
    int[] count = counts.computeIfAbsent(id, _ -> new int[Bullets.LEVELS]);
    count[level]++;
    for (int deeper = level + 1; deeper < count.length; deeper++) {
      count[deeper] = 0;
    }
    List<Obj> levels =
        Told.objects(Told.obj(Told.obj(lists, id), "listProperties"), "nestingLevels");
    Obj own = level < levels.size() ? levels.get(level) : Obj.EMPTY;
    String type = Told.text(own, "glyphType");
    boolean numbered = !type.isEmpty() && !type.equals("GLYPH_TYPE_UNSPECIFIED");
    String label = Told.text(own, "glyphFormat");
    for (int i = 0; i <= level && i < levels.size(); i++) {
      int number = Math.max(count[i], 1);
      label = label.replace("%" + i, glyph(Told.text(levels.get(i), "glyphType"), number));
    }
    return new Item(level, numbered, count[level], numbered ? label : "*");
  }

  private static String glyph(String type, int number) {
    return switch (type) {
      case "ALPHA" -> letters(number);
      case "UPPER_ALPHA" -> letters(number).toUpperCase(Locale.ROOT);
      case "ROMAN" -> roman(number);
      case "UPPER_ROMAN" -> roman(number).toUpperCase(Locale.ROOT);
      case "ZERO_DECIMAL" -> number < 10 ? "0" + number : Integer.toString(number);
      case "NONE" -> "";
      default -> Integer.toString(number);
    };
  }

  // After z comes aa, then bb.
  private static String letters(int number) {
    char letter = (char) ('a' + (number - 1) % ALPHABET);
    return String.valueOf(letter).repeat(1 + (number - 1) / ALPHABET);
  }

  private static String roman(int number) {
    var roman = new StringBuilder();
    int left = number;
    for (int i = 0; i < VALUES.length; i++) {
      while (left >= VALUES[i]) {
        roman.append(ROMAN.get(i));
        left -= VALUES[i];
      }
    }
    return roman.toString();
  }
}
