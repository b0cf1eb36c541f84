package dev.dtu.twin;

import dev.dtu.call.Request;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes of a whole a request brings, as its `Content-Range` tells; without one, all of them.
///
/// @param from the first byte; 0 when none is brought
/// @param count how many bytes it says it brings; -1 when it does not say
/// @param total how many bytes the whole has; -1 when nobody knows yet
/// @param asks whether the request brings none and only asks how far the whole has come
public record ByteRange(long from, long count, long total, boolean asks) {

  private static final Pattern FORM =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  /// The range a request tells.
  ///
  /// @throws Refusal when it cannot be read
  public static ByteRange of(Request request) {
    String text = request.headers().find("content-range").orElse("").strip();
    if (text.isEmpty()) {
      return new ByteRange(0, -1, request.body().length(), false);
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw unreadable(text);
    }
    long total = parts.group(3).equals("*") ? -1 : Long.parseLong(parts.group(3));
    if (parts.group(1) == null) {
      return new ByteRange(0, -1, total, total != 0);
    }
    long first = Long.parseLong(parts.group(1));
    long last = Long.parseLong(parts.group(2));
    if (last < first || (total >= 0 && last >= total)) {
      throw unreadable(text);
    }
    return new ByteRange(first, last - first + 1, total, false);
  }

  private static Refusal unreadable(String text) {
    return Refusal.of(Problem.INVALID)
        .because("Content-Range", "expected 'bytes FIRST-LAST/TOTAL', found '" + text + "'");
  }

  /// Whether a request that brings so many bytes says so.
  public boolean fits(long length) {
    return count < 0 || count == length;
  }

  /// Whether that many bytes from here on end the whole.
  public boolean last(long length) {
    return !asks && total >= 0 && from + length >= total;
  }
}
