package dev.dtu.fidelity;

import dev.dtu.recording.Dates;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// The forms by which volatile texts are known.
public final class Forms {

  private static final Pattern MOMENT =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)");
  private static final Pattern HTTP_DATE =
      Pattern.compile("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
  private static final Pattern EPOCH = Pattern.compile("[1-9]\\d{9}(\\d{3}|\\.\\d{6})?");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern HIDDEN = Pattern.compile("REDACTED.*|<[A-Z_]+>", Pattern.DOTALL);

  /// Shorter texts may be words.
  private static final int LONG = 16;

  /// How far from the call a bare number still is a moment.
  private static final Duration CLOSE = Duration.ofDays(2);

  private Forms() {}

  /// The moment a text tells; numbers only where they are close to the call's.
  public static Optional<Instant> moment(String text, Optional<Instant> call) {
    int length = text.length();
    if (length < 10 || length > 40) {
      return Optional.empty();
    }
    char first = text.charAt(0);
    if (text.charAt(length - 1) == 'T' && HTTP_DATE.matcher(text).matches()) {
      return Dates.read(text);
    }
    if (first < '0' || first > '9') {
      return Optional.empty();
    }
    if (length > 15 && text.charAt(4) == '-') {
      return MOMENT.matcher(text).matches() ? Dates.read(colon(text)) : Optional.empty();
    }
    if (call.isEmpty() || !EPOCH.matcher(text).matches()) {
      return Optional.empty();
    }
    Instant told =
        length == 13
            ? Instant.ofEpochMilli(Long.parseLong(text))
            : Instant.ofEpochSecond(Long.parseLong(text, 0, 10, 10));
    boolean close = Duration.between(told, call.get()).abs().compareTo(CLOSE) <= 0;
    return close ? Optional.of(told) : Optional.empty();
  }

  private static String colon(String text) {
    int sign = text.length() - 5;
    boolean bare = sign > 0 && (text.charAt(sign) == '+' || text.charAt(sign) == '-');
    return bare ? text.substring(0, sign + 3) + ":" + text.substring(sign + 3) : text;
  }

  /// How a moment is written, its digits and zone folded.
  static String written(String moment) {
    var out = new StringBuilder(moment.length());
    for (int i = 0; i < moment.length(); i++) {
      char c = moment.charAt(i);
      boolean sign = (c == '+' || c == '-') && i > 15;
      out.append(c >= '0' && c <= '9' ? '0' : c >= 'a' && c <= 'z' ? 'a' : sign ? '+' : c);
    }
    return out.toString();
  }

  /// Whether a text says nothing but that it is one: a hash, a key, a secret.
  public static boolean token(String text) {
    if (hidden(text)) {
      return true;
    }
    if (!opaque(text)) {
      return false;
    }
    return hex(text) || UUID.matcher(text).matches() || mixed(text);
  }

  private static boolean hidden(String text) {
    boolean like = text.startsWith("REDACTED") || text.startsWith("<");
    return like && HIDDEN.matcher(text).matches();
  }

  private static boolean hex(String text) {
    return figures(text) && text.chars().anyMatch(Character::isDigit);
  }

  /// At least 16 letters, digits and what encodings add to them. Asked of every leaf.
  private static boolean opaque(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (kind(c) == 3 && "+/=_.~-".indexOf(c) < 0) {
        return false;
      }
    }
    return text.length() >= LONG;
  }

  /// At least 16 figures of base 16, letters all small or all big.
  private static boolean figures(String text) {
    boolean small = false;
    boolean big = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      small |= c >= 'a' && c <= 'f';
      big |= c >= 'A' && c <= 'F';
      if (kind(c) == 3 || (c > 'F' && c <= 'Z') || c > 'f') {
        return false;
      }
    }
    return text.length() >= LONG && !(small && big);
  }

  /// Big and small letters and digits, in no order that words have.
  private static boolean mixed(String text) {
    int turns = 0;
    boolean small = false;
    boolean big = false;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      small |= c >= 'a' && c <= 'z';
      big |= c >= 'A' && c <= 'Z';
      digits += c >= '0' && c <= '9' ? 1 : 0;
      turns += i > 0 && kind(c) != kind(text.charAt(i - 1)) ? 1 : 0;
    }
    return small && big && digits > 0 && turns * 4 >= text.length();
  }

  private static int kind(char c) {
    return c >= 'a' && c <= 'z' ? 0 : c >= 'A' && c <= 'Z' ? 1 : c >= '0' && c <= '9' ? 2 : 3;
  }

  /// Whether two tokens are of one form: hashes of one length, names as the standard has them, else
  /// both tokens. What was hidden in the recording may be any text.
  static boolean alike(String recorded, String other) {
    if (hidden(recorded)) {
      return !other.isEmpty();
    }
    if (UUID.matcher(recorded).matches()) {
      return UUID.matcher(other).matches();
    }
    if (hex(recorded)) {
      return figures(other) && other.length() == recorded.length();
    }
    return opaque(other);
  }
}
