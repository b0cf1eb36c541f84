package dev.dtu.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON value: immutable, in the order it was written, numbers as they were spelled.
///
/// `null` and an absent member are two facts: the first is [Null], the second an empty
/// [Optional].
public sealed interface Json permits Obj, Arr, Json.Text, Json.Num, Json.Bool, Json.Null {

  /// A string.
  record Text(String value) implements Json {
    @Override
    public Optional<String> asWords() {
      return Optional.of(value);
    }

    @Override
    public String kind() {
      return "string";
    }

    // The two below are as a record has them; made by the JVM at a first use they cost a start 5
    // ms.

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Text that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }

    @Override
    public String toString() {
      return JsonWriter.text(this);
    }
  }

  /// A number, by its spelling: `1.0` and `1` are different values of the same quantity.
  record Num(String lexeme) implements Json {
    public Num {
      if (!JsonNumber.valid(lexeme)) {
        throw new IllegalArgumentException("expected a JSON number, found '" + lexeme + "'");
      }
    }

    /// The value as a long when it is a whole number in range.
    public Optional<Long> whole() {
      return JsonNumber.whole(lexeme);
    }

    /// Whether [#whole] has a value; told without making one.
    public boolean isWhole() {
      return JsonNumber.isWhole(lexeme);
    }

    /// The value as a double; infinite when it is too large.
    public double real() {
      return Double.parseDouble(lexeme);
    }

    @Override
    public Optional<String> asWords() {
      return Optional.of(lexeme);
    }

    @Override
    public String kind() {
      return "number";
    }

    @Override
    public String toString() {
      return lexeme;
    }
  }

  /// `true` or `false`.
  enum Bool implements Json {
    TRUE,
    FALSE;

    public boolean value() {
      return this == TRUE;
    }

    @Override
    public Optional<String> asWords() {
      return Optional.of(toString());
    }

    @Override
    public String kind() {
      return "boolean";
    }

    @Override
    public String toString() {
      return Boolean.toString(value());
    }
  }

  /// `null`.
  enum Null implements Json {
    NULL;

    @Override
    public String kind() {
      return "null";
    }

    @Override
    public String toString() {
      return "null";
    }
  }

  static Text of(String value) {
    return Known.text(value);
  }

  static Num of(long value) {
    return new Num(Long.toString(value));
  }

  /// A number; refuses NaN and infinities, which JSON cannot say.
  static Num of(double value) {
    return new Num(
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value));
  }

  static Bool of(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  static Arr array(List<? extends Json> items) {
    return Arr.of(items);
  }

  /// Reads one whole document within the default [JsonLimits]; nothing may follow it.
  static Json parse(byte[] utf8) throws Malformed {
    return JsonReader.read(utf8, JsonLimits.DEFAULT, false);
  }

  /// Reads what a client sent, within the default [JsonLimits]: of several members with one name the
  /// last counts, where that of the first stands.
  static Json received(byte[] utf8) throws Malformed {
    return JsonReader.read(utf8, JsonLimits.DEFAULT, true);
  }

  static Json parse(String text) throws Malformed {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads a document the program itself wrote; a malformed one is a defect.
  static Json trusted(String text) {
    try {
      return parse(text);
    } catch (Malformed malformed) {
      throw new IllegalArgumentException(malformed.getMessage(), malformed);
    }
  }

  /// The compact UTF-8 form.
  default byte[] bytes() {
    return JsonWriter.bytes(this);
  }

  /// The form for people: two spaces a level, a member a line.
  default String pretty() {
    return JsonWriter.pretty(this);
  }

  default Optional<Obj> asObj() {
    return this instanceof Obj obj ? Optional.of(obj) : Optional.empty();
  }

  default Optional<Arr> asArr() {
    return this instanceof Arr arr ? Optional.of(arr) : Optional.empty();
  }

  default Optional<String> asText() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /// A scalar as the words a query string or a path would carry; empty for the others.
  default Optional<String> asWords() {
    return Optional.empty();
  }

  /// What a dotted name leads to, such as `profile.login`: this for no name; a member whose own name has
  /// the dots comes first.
  default Optional<Json> at(String dotted) {
    if (dotted.isEmpty()) {
      return Optional.of(this);
    }
    Optional<Json> plain = asObj().flatMap(obj -> obj.find(dotted));
    int dot = dotted.indexOf('.');
    return plain.isPresent() || dot < 0
        ? plain
        : asObj()
            .flatMap(obj -> obj.find(dotted.substring(0, dot)))
            .flatMap(inner -> inner.at(dotted.substring(dot + 1)));
  }

  /// What this is, in the words of JSON Schema: `object`, `array`, `string`, `number`, `boolean`
  /// or `null`.
  String kind();
}
