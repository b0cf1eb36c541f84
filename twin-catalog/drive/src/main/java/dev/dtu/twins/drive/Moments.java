package dev.dtu.twins.drive;

import dev.dtu.expression.Expression;
import dev.dtu.expression.Operator;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Moments of files, and those that clients write: RFC 3339, in UTC where no zone is told.
final class Moments {

  private Moments() {}

  static Optional<Instant> read(Json value) {
    return value.asText().flatMap(Moments::read);
  }

  private static Optional<Instant> read(String text) {
    try {
      if (text.length() == 10) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      boolean zoned = text.matches(".*(Z|z|[+-]\\d\\d:\\d\\d)");
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /// Whether a moment of the file stands on the wanted side of another; never one it has not.
  static boolean compares(Obj file, Expression.Compare one) {
    Optional<Instant> own = file.find(one.attribute()).flatMap(Moments::read);
    Instant other = read(one.value()).orElseThrow();
    if (own.isEmpty()) {
      return one.operator() == Operator.NE;
    }
    int side = own.get().compareTo(other);
    return switch (one.operator()) {
      case NE -> side != 0;
      case GT -> side > 0;
      case GE -> side >= 0;
      case LT -> side < 0;
      case LE -> side <= 0;
      default -> side == 0;
    };
  }
}
