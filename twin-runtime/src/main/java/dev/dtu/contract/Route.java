package dev.dtu.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A path template: fixed segments, parameters, and segments that mix the two, such as
/// `{id}:verb`, `{base}...{head}` or `{owner}.json`.
///
/// `{+name}` and `{name+}` take one segment or more. What follows a `?` or `#` in a template is not
/// part of the path. A brace that is not closed is an ordinary character.
public final class Route {

  /// One segment of a template.
  public sealed interface Segment {

    /// The names of its parameters, from left to right.
    List<String> parameters();

    /// Exactly this text.
    record Fixed(String text) implements Segment {
      @Override
      public List<String> parameters() {
        return List.of();
      }
    }

    /// Any one segment that is not empty.
    record Named(String parameter) implements Segment {
      @Override
      public List<String> parameters() {
        return List.of(parameter);
      }
    }

    /// Literals and parameters by turns: `literals` has one more item than `parameters`, the first
    /// and the last may be empty.
    record Mixed(List<String> literals, List<String> parameters) implements Segment {
      public Mixed {
        literals = List.copyOf(literals);
        parameters = List.copyOf(parameters);
      }
    }

    /// One segment or more, the last of which ends in `suffix`.
    record Tail(String parameter, String suffix) implements Segment {
      @Override
      public List<String> parameters() {
        return List.of(parameter);
      }
    }
  }

  private final String template;
  private final List<Segment> segments;
  private final boolean trailingSlash;

  private Route(String template, List<Segment> segments, boolean trailingSlash) {
    this.template = template;
    this.segments = segments;
    this.trailingSlash = trailingSlash;
  }

  public static Route of(String template) {
    String path = path(template);
    boolean slash = path.length() > 1 && path.endsWith("/");
    var segments = new ArrayList<Segment>();
    for (String text : split(slash ? path.substring(0, path.length() - 1) : path)) {
      segments.add(segment(text));
    }
    return new Route(template, List.copyOf(segments), slash);
  }

  private static String path(String template) {
    if (template.indexOf('?') < 0 && template.indexOf('#') < 0) {
      return template;
    }
    int depth = 0;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0 && (c == '?' || c == '#')) {
        return template.substring(0, i);
      }
    }
    return template;
  }

  /// The pieces between slashes; one slash at the front is not counted, a slash within braces
  /// neither.
  private static List<String> split(String path) {
    var pieces = new ArrayList<String>();
    int from = path.startsWith("/") ? 1 : 0;
    if (from == path.length()) {
      return pieces;
    }
    for (int slash = slash(path, from); slash >= 0; slash = slash(path, from)) {
      pieces.add(path.substring(from, slash));
      from = slash + 1;
    }
    pieces.add(path.substring(from));
    return pieces;
  }

  /// Where the next slash stands that is not within braces; -1 when none does.
  private static int slash(String path, int from) {
    int slash = path.indexOf('/', from);
    int open = path.indexOf('{', from);
    while (slash >= 0 && open >= 0 && open < slash) {
      int close = path.indexOf('}', open);
      if (close < 0) {
        return slash;
      }
      slash = close < slash ? slash : path.indexOf('/', close);
      open = path.indexOf('{', close);
    }
    return slash;
  }

  private static Segment segment(String text) {
    if (text.indexOf('{') < 0) {
      return new Segment.Fixed(text);
    }
    var literals = new ArrayList<String>();
    var names = new ArrayList<String>();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      literals.add(text.substring(from, open));
      names.add(text.substring(open + 1, close));
      from = close + 1;
    }
    literals.add(text.substring(from));
    if (names.isEmpty()) {
      return new Segment.Fixed(text);
    }
    String name = names.getFirst();
    if (names.size() == 1 && literals.getFirst().isEmpty()) {
      if (name.startsWith("+") || name.endsWith("+")) {
        return new Segment.Tail(name.replace("+", ""), literals.getLast());
      }
      if (literals.getLast().isEmpty()) {
        return new Segment.Named(name);
      }
    }
    return new Segment.Mixed(literals, names);
  }

  /// The template as the document spells it.
  public String template() {
    return template;
  }

  public List<Segment> segments() {
    return segments;
  }

  /// True when the template ends in a slash, and is not the root.
  public boolean trailingSlash() {
    return trailingSlash;
  }

  /// The names of the parameters, from left to right.
  public List<String> parameters() {
    var names = new ArrayList<String>();
    for (Segment segment : segments) {
      names.addAll(segment.parameters());
    }
    return List.copyOf(names);
  }

  /// The path with these values, percent-encoded; the router gives them back.
  ///
  /// @throws IllegalArgumentException when a parameter has no value
  public String path(Map<String, String> values) {
    var out = new StringBuilder();
    for (Segment segment : segments) {
      out.append('/');
      switch (segment) {
        case Segment.Fixed fixed -> out.append(fixed.text());
        case Segment.Named named -> encode(value(values, named.parameter()), false, out);
        case Segment.Mixed mixed -> {
          for (int i = 0; i < mixed.parameters().size(); i++) {
            out.append(mixed.literals().get(i));
            encode(value(values, mixed.parameters().get(i)), false, out);
          }
          out.append(mixed.literals().getLast());
        }
        case Segment.Tail tail -> {
          encode(value(values, tail.parameter()), true, out);
          out.append(tail.suffix());
        }
      }
    }
    return trailingSlash || segments.isEmpty() ? out.append('/').toString() : out.toString();
  }

  private String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a value for {" + name + "} of " + template + ", found none");
    }
    return value;
  }

  private static void encode(String value, boolean slashesStay, StringBuilder out) {
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0
              || (slashesStay && c == '/');
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
  }

  private static char hex(int nibble) {
    return Character.toUpperCase(Character.forDigit(nibble & 0xf, 16));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Route that && that.template.equals(template);
  }

  @Override
  public int hashCode() {
    return template.hashCode();
  }

  @Override
  public String toString() {
    return template;
  }
}
