package dev.dtu.bench;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Locale;

/// One measured number, its unit and what it had to reach. The median decides.
public record Figure(String bench, String name, String unit, Target target, Spread spread) {

  boolean met() {
    return target.metBy(spread.median());
  }

  /// `PASS`, `MISS`, or nothing when there is no target.
  String verdict() {
    return target == Target.None.NONE ? "" : met() ? "PASS" : "MISS";
  }

  String line() {
    return "%-11s  %-44s %10s %-6s %-21s %-8s %s"
        .formatted(
            bench,
            name,
            number(spread.median()),
            unit,
            "(" + number(spread.least()) + "–" + number(spread.most()) + ")",
            target,
            verdict())
        .stripTrailing();
  }

  Obj json() {
    return Obj.builder()
        .put("bench", bench)
        .put("name", name)
        .put("unit", unit)
        .put("target", target.toString())
        .put("median", Json.of(spread.median()))
        .put("least", Json.of(spread.least()))
        .put("most", Json.of(spread.most()))
        .put("verdict", verdict())
        .build();
  }

  /// As many digits as carry a meaning.
  static String number(double value) {
    String format = Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
