package dev.dtu.call;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Header lines in the order they came; names compare without case and are kept in lower case.
public record Headers(List<Headers.Line> lines) implements Iterable<Headers.Line> {

  /// One line.
  public record Line(String name, String value) {
    public Line {
      name = name.toLowerCase(Locale.ROOT);
      if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "header " + name + ": expected one line, found a line break");
      }
    }

    /// A line of a value that is data and may hold anything: a blank stands for each character that no
    /// header has, such as a line break (RFC 9110, 5.5).
    public static Line of(String name, String data) {
      for (int i = 0; i < data.length(); i++) {
        if (!fits(data.charAt(i))) {
          return new Line(name, blanked(data));
        }
      }
      return new Line(name, data);
    }

    private static String blanked(String data) {
      var value = new StringBuilder(data);
      for (int i = 0; i < value.length(); i++) {
        if (!fits(value.charAt(i))) {
          value.setCharAt(i, ' ');
        }
      }
      return value.toString();
    }

    private static boolean fits(char c) {
      return (c >= ' ' && c <= 0xff && c != 0x7f) || c == '\t';
    }
  }

  public static final Headers NONE = new Headers(List.of());

  public Headers {
    lines = List.copyOf(lines);
  }

  /// One line alone, as [Line#of] makes it.
  public static Headers of(String name, String value) {
    return new Headers(List.of(Line.of(name, value)));
  }

  /// The first line of that name.
  public Optional<String> find(String name) {
    for (Line line : lines) {
      if (line.name.equalsIgnoreCase(name)) {
        return Optional.of(line.value);
      }
    }
    return Optional.empty();
  }

  /// All lines of that name, in order.
  public List<String> all(String name) {
    List<String> found = new ArrayList<>();
    for (Line line : lines) {
      if (line.name.equalsIgnoreCase(name)) {
        found.add(line.value);
      }
    }
    return found;
  }

  /// A copy with one more line, as [Line#of] makes it.
  public Headers with(String name, String value) {
    List<Line> longer = new ArrayList<>(lines);
    longer.add(Line.of(name, value));
    return new Headers(longer);
  }

  @Override
  public Iterator<Line> iterator() {
    return lines.iterator();
  }
}
