package dev.dtu.twin;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a service writes moments in its texts.
///
/// @param forms by resource; [#EVERY] for those without one of their own
public record Moments(SortedMap<String, Form> forms) {

  /// What stands for every resource without a form of its own.
  public static final String EVERY = "*";

  /// Milliseconds and a `Z`, everywhere.
  public static final Moments USUAL = new Moments(new TreeMap<>());

  public Moments {
    forms = Collections.unmodifiableSortedMap(new TreeMap<>(forms));
  }

  /// How moments in a resource's rows are written.
  public Form of(String resource) {
    Form own = forms.get(resource);
    return own == null ? usual() : own;
  }

  /// How moments that belong to no resource are written.
  public Form usual() {
    return forms.getOrDefault(EVERY, Form.PLAIN);
  }

  /// One way to write a moment: RFC 3339, or nearly so, in universal time.
  ///
  /// @param digits of the seconds' fraction
  /// @param whole whether those are always zero: the service keeps whole seconds
  /// @param offset how universal time is written: `Z`, `+00:00`, `+0000`
  public record Form(int digits, boolean whole, String offset) {

    /// Milliseconds and a `Z`.
    public static final Form PLAIN = new Form(3, false, "Z");

    private static final Pattern EXAMPLE =
        Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.(\\d{1,9}))?(Z|\\+00:?00)");

    /// The form an example has: `2026-01-31T10:11:12.345+0000`. One with zeros for a fraction stands
    /// for whole seconds.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Form like(String example) {
      Matcher parts = EXAMPLE.matcher(example);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "expected a moment as the service writes it, such as 2026-01-31T10:11:12.345+0000;"
                + " found '"
                + example
                + "'");
      }
      String fraction = parts.group(1) == null ? "" : parts.group(1);
      return new Form(fraction.length(), fraction.matches("0+"), parts.group(2));
    }

    /// The moment in this form.
    public String text(Instant moment) {
      LocalDateTime at = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
      var out = new StringBuilder(32);
      padded(out, at.getYear(), 4).append('-');
      padded(out, at.getMonthValue(), 2).append('-');
      padded(out, at.getDayOfMonth(), 2).append('T');
      padded(out, at.getHour(), 2).append(':');
      padded(out, at.getMinute(), 2).append(':');
      padded(out, at.getSecond(), 2);
      if (digits > 0) {
        int from = out.append('.').length();
        padded(out, whole ? 0 : at.get(ChronoField.NANO_OF_SECOND), 9).setLength(from + digits);
      }
      return out.append(offset).toString();
    }

    private static StringBuilder padded(StringBuilder out, int number, int digits) {
      String text = Integer.toString(number);
      for (int i = text.length(); i < digits; i++) {
        out.append('0');
      }
      return out.append(text);
    }
  }
}
