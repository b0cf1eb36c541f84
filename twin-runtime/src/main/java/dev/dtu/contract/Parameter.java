package dev.dtu.contract;

import java.util.Locale;
import java.util.Optional;

/// A parameter of an operation.
///
/// @param style how arrays and objects are spelled: `form`, `simple`, `spaceDelimited`,
///     `pipeDelimited`, `deepObject`, `label` or `matrix`
/// @param explode whether each item is a parameter (or a pair) of its own
/// @param mediaType set when the value is itself a document, such as JSON in a query parameter
public record Parameter(
    String name,
    Place place,
    boolean required,
    boolean deprecated,
    String style,
    boolean explode,
    Schema schema,
    Optional<String> mediaType) {

  /// Where in a request a parameter stands.
  public enum Place {
    PATH,
    QUERY,
    HEADER,
    COOKIE;

    static Optional<Place> named(String word) {
      for (Place place : values()) {
        if (place.word().equals(word.toLowerCase(Locale.ROOT))) {
          return Optional.of(place);
        }
      }
      return Optional.empty();
    }

    /// The word an API document uses: `path`, `query`, `header` or `cookie`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    String defaultStyle() {
      return switch (this) {
        case PATH, HEADER -> "simple";
        case QUERY, COOKIE -> "form";
      };
    }
  }

  /// The same with another schema.
  Parameter with(Schema other) {
    return new Parameter(name, place, required, deprecated, style, explode, other, mediaType);
  }
}
