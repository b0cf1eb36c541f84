package dev.dtu.contract;

import dev.dtu.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the texts of a parameter as the value they mean.
final class ParameterText {
  private ParameterText() {}

  static Json value(List<String> rawValues, Parameter parameter) {
    return Json.of(String.join(",", rawValues));
  }

  static Optional<Json> value(Map<String, List<String>> all, Parameter parameter) {
    return Optional.ofNullable(all.get(parameter.name())).map(raw -> value(raw, parameter));
  }
}
