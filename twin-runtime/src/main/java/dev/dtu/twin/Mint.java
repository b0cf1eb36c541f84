package dev.dtu.twin;

import dev.dtu.call.Dice;
import java.util.ArrayList;
import java.util.List;

/// Makes ids and tokens in a vendor's shape: literal text, `[a-z0-9]{4}` for drawn characters,
/// `#{10000}` for a counter that starts there.
///
/// The same dice and count give the same text, so an id depends on its table and on how many that
/// table has minted, not on what else was called.
public final class Mint {

  private sealed interface Piece {

    /// What it is in the text of that count.
    String text(Dice dice, long count);

    /// Where it ends in a text in which it begins at this character; -1 where it does not stand
    /// there.
    int after(String text, int at);

    record Fixed(String text) implements Piece {
      @Override
      public String text(Dice dice, long count) {
        return text;
      }

      @Override
      public int after(String whole, int at) {
        return whole.startsWith(text, at) ? at + text.length() : -1;
      }
    }

    record Drawn(String alphabet, int length) implements Piece {
      @Override
      public String text(Dice dice, long count) {
        return dice.text(alphabet, length);
      }

      @Override
      public int after(String whole, int at) {
        int end = at + length;
        boolean drawn =
            end <= whole.length()
                && whole.substring(at, end).chars().allMatch(c -> alphabet.indexOf(c) >= 0);
        return drawn ? end : -1;
      }
    }

    record Counter(long start) implements Piece {
      @Override
      public String text(Dice dice, long count) {
        return Long.toString(start + count);
      }

      @Override
      public int after(String whole, int at) {
        int end = at;
        while (end < whole.length() && whole.charAt(end) >= '0' && whole.charAt(end) <= '9') {
          end++;
        }
        return end > at ? end : -1;
      }
    }
  }

  private final String shape;
  private final List<Piece> pieces;

  private Mint(String shape, List<Piece> pieces) {
    this.shape = shape;
    this.pieces = pieces;
  }

  /// Reads a shape; refuses one it cannot follow.
  public static Mint of(String shape) {
    List<Piece> pieces = new ArrayList<>();
    var fixed = new StringBuilder();
    int at = 0;
    while (at < shape.length()) {
      char c = shape.charAt(at);
      boolean counter = c == '#' && at + 1 < shape.length() && shape.charAt(at + 1) == '{';
      if (c != '[' && !counter) {
        fixed.append(c);
        at++;
        continue;
      }
      if (!fixed.isEmpty()) {
        pieces.add(new Piece.Fixed(fixed.toString()));
        fixed.setLength(0);
      }
      int classEnd = counter ? at : end(shape, at, ']');
      int open = counter ? at + 1 : classEnd + 1;
      boolean counted = open < shape.length() && shape.charAt(open) == '{';
      int close = counted ? end(shape, open, '}') : classEnd;
      long number = counted ? number(shape, open + 1, close) : 1;
      pieces.add(
          counter
              ? new Piece.Counter(number)
              : new Piece.Drawn(alphabet(shape.substring(at + 1, classEnd)), (int) number));
      at = close + 1;
    }
    if (!fixed.isEmpty()) {
      pieces.add(new Piece.Fixed(fixed.toString()));
    }
    return new Mint(shape, List.copyOf(pieces));
  }

  /// The n-th text of the dice, from 0.
  public String make(Dice dice, long count) {
    var out = new StringBuilder();
    Dice own = dice.at(count);
    for (int i = 0; i < pieces.size(); i++) {
      out.append(pieces.get(i).text(own.at(i), count));
    }
    return out.toString();
  }

  /// Whether all its texts have letters or digits in common.
  public boolean worded() {
    return pieces.stream()
        .anyMatch(each ->
            each instanceof Piece.Fixed fixed
                && fixed.text().chars().anyMatch(Character::isLetterOrDigit));
  }

  /// Whether a text is of the shape.
  public boolean fits(String text) {
    int at = 0;
    for (Piece each : pieces) {
      at = at < 0 ? at : each.after(text, at);
    }
    return at == text.length();
  }

  private static int end(String shape, int from, char closing) {
    int at = shape.indexOf(closing, from);
    if (at < 0) {
      throw new IllegalArgumentException(
          "shape '" + shape + "': expected '" + closing + "' after character " + (from + 1));
    }
    return at;
  }

  private static long number(String shape, int from, int to) {
    try {
      return Long.parseLong(shape, from, to, 10);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "shape '" + shape + "': expected a number, found '" + shape.substring(from, to) + "'");
    }
  }

  private static String alphabet(String ranges) {
    var out = new StringBuilder();
    for (int i = 0; i < ranges.length(); i++) {
      boolean range = i + 2 < ranges.length() && ranges.charAt(i + 1) == '-';
      if (range) {
        for (char c = ranges.charAt(i); c <= ranges.charAt(i + 2); c++) {
          out.append(c);
        }
        i += 2;
      } else {
        out.append(ranges.charAt(i));
      }
    }
    if (out.isEmpty()) {
      throw new IllegalArgumentException("shape: expected characters between [ and ], found none");
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return shape;
  }
}
