package dev.dtu.infer;

import dev.dtu.call.Dice;
import dev.dtu.twin.Mint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the simple regular expressions documents give for ids as [dev.dtu.twin.Mint] shapes:
/// literal text and counted classes, `^AC[0-9a-fA-F]{32}$`.
final class Patterns {
  private static final Pattern PIECE =
      Pattern.compile(
          "(\\[[A-Za-z0-9_-]+]|\\\\d|\\\\w|[A-Za-z0-9_:-])(\\{(\\d+)(,(\\d*))?}|\\+|\\*)?");
  private static final int MANY = 12;

  private Patterns() {}

  /// The shape; empty when the expression says more than a shape can.
  static Optional<String> shape(String pattern) {
    if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
      return Optional.empty();
    }
    String inside = pattern.substring(1, pattern.length() - 1);
    Matcher piece = PIECE.matcher(inside);
    var shape = new StringBuilder();
    int at = 0;
    while (piece.find() && piece.start() == at) {
      shape.append(set(piece.group(1))).append(count(piece));
      at = piece.end();
    }
    return at == inside.length() && at > 0 && fits(shape.toString(), pattern)
        ? Optional.of(shape.toString())
        : Optional.empty();
  }

  private static String set(String piece) {
    return switch (piece) {
      case "\\d" -> "[0-9]";
      case "\\w" -> "[a-z0-9]";
      default -> piece;
    };
  }

  private static String count(Matcher piece) {
    String said = piece.group(2);
    if (said == null) {
      return "";
    }
    if (said.equals("+") || said.equals("*")) {
      return "{" + MANY + "}";
    }
    int least = Integer.parseInt(piece.group(3));
    String most = piece.group(5);
    boolean open = piece.group(4) != null;
    int upTo =
        most == null || most.isEmpty()
            ? (open ? Math.max(MANY, least) : least)
            : Integer.parseInt(most);
    return "{" + Math.max(1, Math.max(least, Math.min(upTo, 32))) + "}";
  }

  private static boolean fits(String shape, String pattern) {
    try {
      String made = Mint.of(shape).make(new Dice(1), 0);
      return Pattern.compile(pattern).matcher(made).matches();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
