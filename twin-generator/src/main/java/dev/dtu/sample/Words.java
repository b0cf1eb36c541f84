package dev.dtu.sample;

import dev.dtu.contract.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Makes strings for a schema: by pattern, by format, else a word within the bounds of length.
final class Words {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String HEX = "0123456789abcdef";

  private Words() {}

  static String of(Schema schema, Chance chance) {
    long least = Numbers.bound(schema, "minLength").orElse(0L);
    long most = Numbers.bound(schema, "maxLength").orElse(Long.MAX_VALUE);
    Optional<String> pattern = schema.pattern();
    if (pattern.isPresent()) {
      Optional<String> match = PatternText.of(pattern.get(), least, most, chance);
      if (match.isPresent()) {
        return match.get();
      }
    }
    String text = schema.format().flatMap(format -> formatted(format, chance)).orElse("");
    return fitted(text.isEmpty() ? word(chance) : text, least, most, chance);
  }

  private static String word(Chance chance) {
    String word = chance.text(LETTERS, 8);
    return chance.next(6) == 0 ? word + " Zoë" : word;
  }

  private static String fitted(String text, long least, long most, Chance chance) {
    if (text.length() > most) {
      return text.strip().substring(0, (int) Math.min(most, text.strip().length()));
    }
    return text.length() < least
        ? text + chance.text(LETTERS, (int) Math.min(least - text.length(), 5_000))
        : text;
  }

  private static Optional<String> formatted(String format, Chance chance) {
    return Optional.ofNullable(
        switch (format.toLowerCase(Locale.ROOT)) {
          case "date-time", "datetime" -> day(chance) + "T" + clock(chance) + "Z";
          case "date" -> day(chance);
          case "time" -> clock(chance) + "Z";
          case "duration" -> "P" + chance.between(1, 9) + "D";
          case "email", "idn-email" -> chance.text(LETTERS, 7) + "@example.com";
          case "hostname", "idn-hostname" -> chance.text(LETTERS, 7) + ".example.com";
          case "uri", "url", "iri", "uri-template" ->
              "https://" + chance.text(LETTERS, 7) + ".example.com/" + chance.text(LETTERS, 4);
          case "uri-reference", "iri-reference" -> "/" + chance.text(LETTERS, 6);
          case "uuid", "guid" -> uuid(chance);
          case "ipv4", "ip" -> "192.0.2." + chance.between(1, 254);
          case "ipv6" -> "2001:db8::" + chance.text("123456789abcdef", 4);
          case "byte", "base64", "base64url" -> base64(chance);
          case "json-pointer" -> "/" + chance.text(LETTERS, 4);
          case "regex" -> chance.text(LETTERS, 4) + ".*";
          case "int64", "int32", "uint64", "uint32", "integer", "decimal", "number", "double" ->
              Long.toString(chance.between(1, 9_999));
          default -> null;
        });
  }

  private static String day(Chance chance) {
    return "2026-%02d-%02d".formatted(chance.between(1, 12), chance.between(1, 28));
  }

  private static String clock(Chance chance) {
    return "%02d:%02d:%02d"
        .formatted(chance.between(0, 23), chance.between(0, 59), chance.between(0, 59));
  }

  private static String uuid(Chance chance) {
    return chance.text(HEX, 8)
        + "-"
        + chance.text(HEX, 4)
        + "-4"
        + chance.text(HEX, 3)
        + "-a"
        + chance.text(HEX, 3)
        + "-"
        + chance.text(HEX, 12);
  }

  private static String base64(Chance chance) {
    byte[] bytes = chance.text(LETTERS, 9).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
