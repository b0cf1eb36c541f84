package dev.dtu.secret;

import dev.dtu.call.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds secrets in headers.
///
/// @param texts looks into their values
record Lines(Texts texts) {

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][\\w-]{1,20})\\s+(.+)");

  private static final Set<String> ADDRESSES =
      Set.of("location", "content-location", "referer", "origin");

  Headers scrubbed(Headers headers) {
    List<Headers.Line> lines = new ArrayList<>();
    headers.forEach(line -> lines.add(Headers.Line.of(line.name(), value(line))));
    return new Headers(lines);
  }

  private String value(Headers.Line line) {
    return switch (line.name()) {
      case "authorization", "proxy-authorization" -> credentials(line.name(), line.value());
      case "cookie" -> cookies(line.value());
      case "set-cookie" -> cookie(line.value());
      default -> {
        if (texts.pass().rules().header(line.name())) {
          yield texts.pass().hidden(line.value(), Globs.words(line.name()));
        }
        yield ADDRESSES.contains(line.name())
            ? new Addresses(texts).url(line.value())
            : texts.text(line.value());
      }
    };
  }

  /// `Bearer …`: the scheme stays.
  private String credentials(String name, String value) {
    Matcher parts = SCHEME.matcher(value);
    if (Placeholder.is(value) || !parts.matches()) {
      return texts.pass().hidden(value, name);
    }
    String secret = parts.group(2);
    if (parts.group(1).equalsIgnoreCase("basic")) {
      password(secret);
    }
    return parts.group(1) + " " + texts.pass().hidden(secret, name);
  }

  /// A password that is part of what was sent is one by itself.
  private void password(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      String pair = new String(bytes, StandardCharsets.UTF_8);
      texts.pass().remember(pair.substring(pair.indexOf(':') + 1));
    } catch (IllegalArgumentException other) {
      // it is hidden whole
    }
  }

  /// `a=1; b=2`: names stay.
  private String cookies(String value) {
    String[] pairs = value.split(";", -1);
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = cookie(pairs[i]);
    }
    return String.join(";", pairs);
  }

  /// `a=1; Path=/`: all but the value stays.
  private String cookie(String value) {
    int end = value.indexOf(';');
    String pair = end < 0 ? value : value.substring(0, end);
    String rest = end < 0 ? "" : value.substring(end);
    int equals = pair.indexOf('=');
    if (texts.pass().rules().keep().names().fit(pair.substring(0, Math.max(equals, 0)))) {
      return value;
    }
    String hidden = texts.pass().cookie(pair.substring(equals + 1).strip());
    return pair.substring(0, equals + 1) + hidden + rest;
  }
}
