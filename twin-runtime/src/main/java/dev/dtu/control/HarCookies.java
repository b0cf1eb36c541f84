package dev.dtu.control;

import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cookies as an HTTP Archive lists them: names and attributes; their values are masked.
final class HarCookies {

  private HarCookies() {}

  /// Those that a client sends (RFC 6265 §4.2).
  static Json sent(Headers headers) {
    List<Json> shown = new ArrayList<>();
    for (String line : headers.all("cookie")) {
      for (String pair : line.split(";")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          shown.add(Har.pair(pair.substring(0, equals).strip(), Veil.MASK));
        }
      }
    }
    return Json.array(shown);
  }

  /// Those that a service sets (RFC 6265 §4.1).
  static Json set(Headers headers) {
    List<Json> shown = new ArrayList<>();
    for (String line : headers.all("set-cookie")) {
      String[] parts = line.split(";");
      int equals = parts[0].indexOf('=');
      if (equals > 0) {
        Obj cookie = Har.pair(parts[0].substring(0, equals).strip(), Veil.MASK);
        for (int i = 1; i < parts.length; i++) {
          cookie = with(cookie, parts[i].strip());
        }
        shown.add(cookie);
      }
    }
    return Json.array(shown);
  }

  private static Obj with(Obj cookie, String attribute) {
    int equals = attribute.indexOf('=');
    String name = (equals < 0 ? attribute : attribute.substring(0, equals)).strip();
    String value = equals < 0 ? "" : attribute.substring(equals + 1).strip();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "path" -> cookie.with("path", value);
      case "domain" -> cookie.with("domain", value);
      case "httponly" -> cookie.with("httpOnly", Json.of(true));
      case "secure" -> cookie.with("secure", Json.of(true));
      case "expires" -> expires(cookie, value);
      default -> cookie;
    };
  }

  private static Obj expires(Obj cookie, String value) {
    try {
      var moment = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return cookie.with("expires", moment.toInstant().toString());
    } catch (DateTimeException ownForm) {
      return cookie;
    }
  }
}
