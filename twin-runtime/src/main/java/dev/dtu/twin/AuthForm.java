package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Dice;
import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import java.util.Optional;

/// One form in which a service takes credentials, and how ours look in it.
///
/// @param kind the name in tables and journals: `SSWS`, `basic`, `bearer`, `apiKey`
/// @param place where it stands
/// @param name of the header, query parameter, cookie or form field
/// @param prefix what stands before the value in a header, its blank included: `SSWS `
/// @param bound what stands before a value that is bound to a key, in the place of `prefix`: `DPoP `;
///     empty where none is
/// @param shape the [Mint] shape of a value of ours
/// @param schemes the contract's security schemes it satisfies
public record AuthForm(
    String kind,
    Place place,
    String name,
    String prefix,
    String bound,
    String shape,
    java.util.List<String> schemes) {

  /// Where a credential stands in a request.
  public enum Place {
    HEADER,
    QUERY,
    COOKIE,
    /// A field of a form; it leads to no universe, as bodies are read when one is found.
    FORM
  }

  public AuthForm {
    schemes = java.util.List.copyOf(schemes);
  }

  /// One whose values are bound to nothing.
  public AuthForm(
      String kind,
      Place place,
      String name,
      String prefix,
      String shape,
      java.util.List<String> schemes) {
    this(kind, place, name, prefix, "", shape, schemes);
  }

  /// What a query carries that leads to where it was made, and is nobody's credential.
  public static AuthForm ofQuery(String parameter) {
    return new AuthForm(
        parameter, Place.QUERY, parameter, "", "", java.util.Collections.emptyList());
  }

  /// The credential the request carries in this form.
  public Optional<String> read(Request request) {
    return switch (place) {
      case HEADER -> request.headers().find(name).flatMap(this::inHeader);
      case QUERY -> request.parameters().find(name).filter(value -> !value.isBlank());
      case COOKIE -> cookie(request.headers());
      case FORM -> form(request);
    };
  }

  private Optional<String> inHeader(String line) {
    return after(prefix, line).or(() -> bound.isEmpty() ? Optional.empty() : after(bound, line));
  }

  /// Whether a request says that its credential is bound to a key.
  public boolean saysBound(Request request) {
    return !bound.isEmpty()
        && request.headers().find(name).flatMap(line -> after(bound, line)).isPresent();
  }

  private static Optional<String> after(String word, String line) {
    return line.regionMatches(true, 0, word, 0, word.length())
        ? Optional.of(line.substring(word.length()).strip()).filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  private Optional<String> form(Request request) {
    boolean form =
        request
            .headers()
            .find("content-type")
            .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
            .isPresent();
    return form && request.body() instanceof Body.Bytes bytes
        ? Query.parse(bytes.toString()).find(name).filter(value -> !value.isBlank())
        : Optional.empty();
  }

  private Optional<String> cookie(Headers headers) {
    for (String line : headers.all("cookie")) {
      for (String pair : line.split(";")) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
          return Optional.of(pair.substring(equals + 1).strip()).filter(v -> !v.isEmpty());
        }
      }
    }
    return Optional.empty();
  }

  /// Whether a value begins as ours do: what stands in the shape before anything made up.
  public boolean begins(String value) {
    int end = 0;
    while (end < shape.length() && "[#".indexOf(shape.charAt(end)) < 0) {
      end++;
    }
    return shape.startsWith("basic:") || value.regionMatches(0, shape, 0, end);
  }

  /// Whether a value begins as ours do, and not all do.
  public boolean marks(String value) {
    boolean any =
        shape.isEmpty() || shape.startsWith("basic:") || "[#".indexOf(shape.charAt(0)) >= 0;
    return !any && begins(value);
  }

  /// A credential of ours in this form. A shape of `basic:USER:SHAPE` is Base64 of user and secret.
  public String mint(Dice dice) {
    if (!shape.startsWith("basic:")) {
      return Mint.of(shape).make(dice, 0);
    }
    String[] parts = shape.split(":", 3);
    String pair = parts[1] + ":" + Mint.of(parts[2]).make(dice, 0);
    return java.util.Base64.getEncoder()
        .encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /// A credential as the line a client sends: `Authorization: SSWS 00…`, `?key=…`, `Cookie: …`.
  public String line(String value) {
    return switch (place) {
      case HEADER -> name + ": " + prefix + value;
      case QUERY -> "?" + name + "=" + value;
      case COOKIE -> "Cookie: " + name + "=" + value;
      case FORM -> name + "=" + value;
    };
  }
}
