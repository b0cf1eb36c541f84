package dev.dtu.bench.load;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// What one run of the load saw. Latencies in microseconds.
///
/// @param firstError empty when there was none
public record Report(
    long requests,
    double seconds,
    double p50,
    double p99,
    double p999,
    double max,
    long errors,
    String firstError) {

  static Report of(Latencies latencies, double seconds, long errors, String firstError) {
    latencies.sort();
    return new Report(
        latencies.count(),
        seconds,
        latencies.at(0.5),
        latencies.at(0.99),
        latencies.at(0.999),
        latencies.at(1),
        errors,
        firstError);
  }

  public double perSecond() {
    return requests / seconds;
  }

  public Obj json() {
    return Obj.builder()
        .put("requests", requests)
        .put("seconds", Json.of(seconds))
        .put("p50", Json.of(p50))
        .put("p99", Json.of(p99))
        .put("p999", Json.of(p999))
        .put("max", Json.of(max))
        .put("errors", errors)
        .put("firstError", firstError)
        .build();
  }

  /// Reads what [#json] wrote.
  public static Report of(Obj json) {
    return new Report(
        (long) real(json, "requests"),
        real(json, "seconds"),
        real(json, "p50"),
        real(json, "p99"),
        real(json, "p999"),
        real(json, "max"),
        (long) real(json, "errors"),
        json.text("firstError").orElse(""));
  }

  private static double real(Obj json, String member) {
    return json.find(member).orElseThrow() instanceof Json.Num number ? number.real() : 0;
  }
}
