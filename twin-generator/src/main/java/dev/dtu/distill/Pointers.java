package dev.dtu.distill;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// JSON pointers, as they stand after the `#` of a reference.
final class Pointers {

  private Pointers() {}

  /// The steps of a fragment such as `/paths/~1users%7Bid%7D/get`.
  static List<String> tokens(String fragment) {
    List<String> tokens = new ArrayList<>();
    String pointer = decoded(fragment);
    if (pointer.isEmpty() || pointer.equals("/")) {
      return tokens;
    }
    for (String token : pointer.substring(pointer.startsWith("/") ? 1 : 0).split("/", -1)) {
      tokens.add(token.replace("~1", "/").replace("~0", "~"));
    }
    return tokens;
  }

  static String pointer(List<String> tokens) {
    var pointer = new StringBuilder("#");
    for (String token : tokens) {
      pointer.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) { // a lone % stands for itself
      return text;
    }
  }
}
