package dev.dtu.call;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form sent as parts (RFC 7578, `multipart/form-data`), read as the pairs it would be otherwise. A
/// file is what stands in it.
public final class FormData {

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile(
          "^content-disposition:[^\\r\\n]*?;\\s*name=(?:\"([^\"]*)\"|([^;\\s]+))",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final String LINE = "\r\n";

  private FormData() {}

  /// Whether a content type is one of a form sent as parts.
  public static boolean is(String contentType) {
    return contentType.regionMatches(true, 0, "multipart/form-data", 0, 19);
  }

  /// The pairs, in the order they stand; empty when it is no such form.
  public static Optional<Query> read(byte[] content, String contentType) {
    Matcher named = BOUNDARY.matcher(contentType);
    if (!named.find()) {
      return Optional.empty();
    }
    String boundary = "--" + (named.group(1) == null ? named.group(2) : named.group(1));
    String whole = LINE + new String(content, StandardCharsets.ISO_8859_1);
    String[] pieces = whole.split(Pattern.quote(LINE + boundary), -1);
    if (pieces.length < 2 || !pieces[pieces.length - 1].startsWith("--")) {
      return Optional.empty();
    }
    List<Query.Pair> pairs = new ArrayList<>();
    for (int i = 1; i < pieces.length - 1; i++) {
      Optional<Query.Pair> pair = pair(pieces[i]);
      if (pair.isEmpty()) {
        return Optional.empty();
      }
      pairs.add(pair.get());
    }
    return Optional.of(new Query(pairs));
  }

  private static Optional<Query.Pair> pair(String piece) {
    int head = piece.indexOf(LINE + LINE);
    Matcher name = NAME.matcher(piece.substring(0, Math.max(head, 0)));
    if (head < 0 || !name.find()) {
      return Optional.empty();
    }
    String called = name.group(1) == null ? name.group(2) : name.group(1);
    String value = piece.substring(head + 2 * LINE.length());
    return Optional.of(new Query.Pair(words(called), words(value)));
  }

  private static String words(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
