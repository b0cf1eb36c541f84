package dev.dtu.effect;

import dev.dtu.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Numbers the client did not send: ids drawn, moments in seconds or milliseconds, else the smallest
/// that is not negative and allowed.
final class Numbers {

  private Numbers() {}

  static Json of(Shape shape, String name, Synthesis draw) {
    Json wanted = wanted(name, draw);
    if (Synthesis.fits(wanted, shape)) {
      return wanted;
    }
    BigDecimal low = bound(shape, "minimum", "exclusiveMinimum", 1).orElse(BigDecimal.ZERO);
    BigDecimal high =
        bound(shape, "maximum", "exclusiveMaximum", -1).orElse(low.max(BigDecimal.ZERO));
    BigDecimal value = low.max(BigDecimal.ZERO).min(high);
    BigDecimal step = keyword(shape, "multipleOf").orElse(null);
    if (step != null && step.signum() > 0) {
      value = value.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }
    if (shape.is("integer") && !shape.is("number")) {
      value = value.setScale(0, RoundingMode.CEILING);
    }
    return new Json.Num(value.toPlainString());
  }

  /// A number for a member of that name, before any bounds.
  static Json.Num wanted(String name, Synthesis draw) {
    if (Names.moment(name)) {
      long millis = draw.moment().toEpochMilli();
      return num(name.endsWith("illis") || name.endsWith("Ms") ? millis : millis / 1000);
    }
    if (Names.id(name)) {
      return num(10_000L + draw.dice().draw(0, 1_000_000));
    }
    return num(0);
  }

  private static Json.Num num(long value) {
    return new Json.Num(Long.toString(value));
  }

  private static Optional<BigDecimal> bound(
      Shape shape, String inclusive, String exclusive, int inward) {
    Optional<BigDecimal> in = keyword(shape, inclusive);
    Optional<BigDecimal> ex = keyword(shape, exclusive).map(b -> b.add(BigDecimal.valueOf(inward)));
    if (in.isEmpty() || ex.isEmpty()) {
      return in.isPresent() ? in : ex;
    }
    return inward > 0 ? Optional.of(in.get().max(ex.get())) : Optional.of(in.get().min(ex.get()));
  }

  private static Optional<BigDecimal> keyword(Shape shape, String keyword) {
    return shape
        .schema()
        .keyword(keyword)
        .filter(Json.Num.class::isInstance)
        .map(value -> new BigDecimal(((Json.Num) value).lexeme()));
  }
}
