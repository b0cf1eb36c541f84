package dev.dtu.expression;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How values compare: moments by time, numbers by size, all else as text. An attribute of several
/// values does what one of them does.
public enum Comparing implements Expression.Judge {
  /// Texts are equal when every letter is.
  EXACT,
  /// Capital letters count as small ones.
  CASELESS;

  @Override
  public boolean present(Json document, Expression.Present wanted) {
    return values(document, wanted.attribute()).stream()
        .anyMatch(value -> value != Json.Null.NULL && !value.equals(Json.of("")));
  }

  @Override
  public boolean compares(Json document, Expression.Compare wanted) {
    List<Json> values = values(document, wanted.attribute());
    if (wanted.operator() == Operator.NE) {
      return values.stream().noneMatch(value -> same(value, wanted.value()))
          && !(values.isEmpty() && wanted.value() == Json.Null.NULL);
    }
    if (wanted.operator() == Operator.EQ && wanted.value() == Json.Null.NULL) {
      return values.stream().allMatch(value -> value == Json.Null.NULL);
    }
    return values.stream().anyMatch(value -> does(value, wanted));
  }

  private boolean does(Json value, Expression.Compare wanted) {
    String own = folded(value);
    String other = folded(wanted.value());
    return switch (wanted.operator()) {
      case EQ, IN -> same(value, wanted.value());
      case NE -> !same(value, wanted.value());
      case CO -> own.contains(other);
      case SW -> own.startsWith(other);
      case EW -> own.endsWith(other);
      case PR -> value != Json.Null.NULL;
      case GT -> side(value, wanted.value()).filter(side -> side > 0).isPresent();
      case GE -> side(value, wanted.value()).filter(side -> side >= 0).isPresent();
      case LT -> side(value, wanted.value()).filter(side -> side < 0).isPresent();
      case LE -> side(value, wanted.value()).filter(side -> side <= 0).isPresent();
    };
  }

  private boolean same(Json value, Json wanted) {
    return side(value, wanted).filter(side -> side == 0).isPresent();
  }

  /// On which side of the wanted value it stands; empty when they do not compare.
  private Optional<Integer> side(Json value, Json wanted) {
    if (value == Json.Null.NULL || wanted == Json.Null.NULL) {
      return value.equals(wanted) ? Optional.of(0) : Optional.empty();
    }
    if (value instanceof Json.Num own && wanted instanceof Json.Num other) {
      return Optional.of(Double.compare(own.real(), other.real()));
    }
    if (value instanceof Json.Bool != wanted instanceof Json.Bool) {
      return Optional.empty();
    }
    Optional<Instant> own = moment(value);
    Optional<Instant> other = moment(wanted);
    return own.isPresent() && other.isPresent()
        ? Optional.of(own.get().compareTo(other.get()))
        : Optional.of(folded(value).compareTo(folded(wanted)));
  }

  private String folded(Json value) {
    String words = value.asWords().orElse("");
    return this == CASELESS ? words.toLowerCase(Locale.ROOT) : words;
  }

  private static Optional<Instant> moment(Json value) {
    String text = value.asText().orElse("");
    if (text.length() < 17 || text.charAt(4) != '-' || text.indexOf('T') != 10) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /// The values at a dotted path, those of lists one by one.
  static List<Json> values(Json document, String path) {
    List<Json> values = new ArrayList<>();
    collect(document, path, values);
    return values;
  }

  private static void collect(Json value, String path, List<Json> values) {
    switch (value) {
      case Arr several -> several.forEach(each -> collect(each, path, values));
      case Obj obj when !path.isEmpty() -> {
        obj.find(path).ifPresent(each -> collect(each, "", values));
        int dot = path.indexOf('.');
        if (dot > 0) {
          obj.find(path.substring(0, dot))
              .ifPresent(each -> collect(each, path.substring(dot + 1), values));
        }
      }
      case Obj _, Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {
        if (path.isEmpty()) {
          values.add(value);
        }
      }
    }
  }
}
