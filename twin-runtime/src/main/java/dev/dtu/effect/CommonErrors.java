package dev.dtu.effect;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The error shapes a contract uses most; looked for when an operation declares none.
final class CommonErrors {

  /// Enough operations to see a service's habit without reading all its parts.
  private static final int LOOKED_AT = 200;

  private final Contract contract;
  private volatile @Nullable Map<String, Shape> byStatus;

  CommonErrors(Contract contract) {
    this.contract = contract;
  }

  /// The shape most used for a status, else for any error.
  Optional<Shape> shape(int status) {
    Map<String, Shape> known = byStatus;
    if (known == null) {
      known = look();
      byStatus = known;
    }
    return Optional.ofNullable(known.getOrDefault(Integer.toString(status), known.get("*")));
  }

  private Map<String, Shape> look() {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Schema> schemas = new HashMap<>();
    int looked = 0;
    for (OperationLine line : contract.lines()) {
      if (looked++ == LOOKED_AT) {
        break;
      }
      contract
          .operation(line.id())
          .replies()
          .forEach((status, reply) -> {
            if (status.startsWith("4") || status.startsWith("5") || status.equals("default")) {
              count(status, reply, counts, schemas);
              count("*", reply, counts, schemas);
            }
          });
    }
    return most(counts, schemas);
  }

  private static void count(
      String status, ReplyShape reply, Map<String, Integer> counts, Map<String, Schema> schemas) {
    reply
        .json()
        .filter(schema -> !schema.possibleProperties().isEmpty())
        .ifPresent(schema -> {
          String key = status + " " + schema;
          counts.merge(key, 1, Integer::sum);
          schemas.putIfAbsent(key, schema);
        });
  }

  private static Map<String, Shape> most(Map<String, Integer> counts, Map<String, Schema> schemas) {
    Map<String, Integer> best = new HashMap<>();
    Map<String, Shape> shapes = new HashMap<>();
    counts.keySet().stream()
        .sorted()
        .forEach(key -> {
          String status = key.substring(0, key.indexOf(' '));
          int count = counts.getOrDefault(key, 0);
          Schema schema = schemas.get(key);
          if (schema != null && count > best.getOrDefault(status, 0)) {
            best.put(status, count);
            shapes.put(status, new Shape(schema));
          }
        });
    return Map.copyOf(shapes);
  }
}
