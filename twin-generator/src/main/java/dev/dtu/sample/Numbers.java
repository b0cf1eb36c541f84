package dev.dtu.sample;

import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import java.util.Optional;

/// Makes numbers within a schema's bounds.
final class Numbers {

  private Numbers() {}

  /// The whole number a keyword holds.
  static Optional<Long> bound(Schema schema, String keyword) {
    return schema
        .keyword(keyword)
        .filter(Json.Num.class::isInstance)
        .map(Json.Num.class::cast)
        .flatMap(num -> num.whole().or(() -> Optional.of((long) num.real())));
  }

  static long whole(Schema schema, Chance chance) {
    long low =
        bound(schema, "minimum")
            .or(() -> bound(schema, "exclusiveMinimum").map(each -> each + 1))
            .orElse(Long.MIN_VALUE);
    long high =
        bound(schema, "maximum")
            .or(() -> bound(schema, "exclusiveMaximum").map(each -> each - 1))
            .orElse(Long.MAX_VALUE);
    long step = Math.max(1, bound(schema, "multipleOf").orElse(1L));
    long from = low != Long.MIN_VALUE ? low : high < 1 ? high - 1_000 : 1;
    long to = Math.min(high, from + 9_999);
    long drawn = chance.between(from, Math.max(from, to));
    long down = Math.floorDiv(drawn, step) * step;
    return down >= from ? down : Math.min(high, down + step);
  }

  static Json real(Schema schema, Chance chance) {
    long whole = whole(schema, chance);
    boolean half =
        schema.keyword("multipleOf").isEmpty()
            && bound(schema, "maximum").or(() -> bound(schema, "exclusiveMaximum")).isEmpty();
    return half && chance.coin() ? Json.of(whole + 0.5) : Json.of(whole);
  }
}
