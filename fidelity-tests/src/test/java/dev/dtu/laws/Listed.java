package dev.dtu.laws;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is known not to hold, each with why, a line each; lines that begin with `#` say what for.
final class Listed {

  private Listed() {}

  /// The lines of a file among the tests' resources, in order; none where there is no file.
  ///
  /// @param form what a line looks like
  static Map<String, String> in(String file, String form) {
    Map<String, String> known = new LinkedHashMap<>();
    try (InputStream in = Listed.class.getResourceAsStream("/" + file)) {
      if (in == null) {
        return known;
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split("#", 2);
          if (parts.length < 2 || parts[1].isBlank()) {
            fail("%s: expected '%s', found '%s'", file, form, line);
          }
          known.put(parts[0].strip(), parts[1].strip());
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return known;
  }
}
