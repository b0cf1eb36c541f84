package dev.dtu.control;

import dev.dtu.json.Json;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an operator is told.
public record Answer(int status, SortedMap<String, String> headers, Optional<Json> body) {

  static Answer of(int status, Json body) {
    return new Answer(status, new TreeMap<>(), Optional.of(body));
  }

  static Answer ok(Json body) {
    return of(200, body);
  }

  static Answer nothing() {
    return new Answer(204, new TreeMap<>(), Optional.empty());
  }

  Answer with(String header, String value) {
    SortedMap<String, String> longer = new TreeMap<>(headers);
    longer.put(header, value);
    return new Answer(status, longer, body);
  }
}
