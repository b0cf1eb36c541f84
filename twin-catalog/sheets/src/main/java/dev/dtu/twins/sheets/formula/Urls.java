package dev.dtu.twins.sheets.formula;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Texts as they stand in an address.
final class Urls {

  private Urls() {}

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
