package dev.dtu.twin;

import dev.dtu.call.Request;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes of a whole a request brings, as its `Content-Range` tells; without one, all of them.
///
/// @param from the first byte; 0 when none is brought
/// @param total how many bytes the whole has; -1 when nobody knows yet
/// @param asks whether the request brings none and only asks how far the whole has come
public record ByteRange(long from, long total, boolean asks) {

  private static final Pattern FORM =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  /// The range a request tells.
  ///
  /// @throws Refusal when it cannot be read
  public static ByteRange of(Request request) {
    String text = request.headers().find("content-range").orElse("").strip();
    if (text.isEmpty()) {
      return new ByteRange(0, request.body().length(), false);
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw Refusal.of(Problem.INVALID)
          .because("Content-Range", "expected 'bytes FIRST-LAST/TOTAL', found '" + text + "'");
    }
    long total = parts.group(3).equals("*") ? -1 : Long.parseLong(parts.group(3));
    return parts.group(1) == null
        ? new ByteRange(0, total, total != 0)
        : new ByteRange(Long.parseLong(parts.group(1)), total, false);
  }

  /// Whether that many bytes from here on end the whole.
  public boolean last(long length) {
    return !asks && total >= 0 && from + length >= total;
  }
}
