package dev.dtu.control;

import dev.dtu.call.Body;
import dev.dtu.json.Json;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an operator is told.
///
/// @param file bytes instead of a document
public record Answer(
    int status, SortedMap<String, String> headers, Optional<Json> body, Optional<Body.Bytes> file) {

  static Answer of(int status, Json body) {
    return new Answer(status, new TreeMap<>(), Optional.of(body), Optional.empty());
  }

  static Answer ok(Json body) {
    return of(200, body);
  }

  static Answer file(byte[] content) {
    return new Answer(200, new TreeMap<>(), Optional.empty(), Optional.of(new Body.Bytes(content)));
  }

  /// A file of a type of its own.
  static Answer file(String type, byte[] content) {
    return file(content).with("content-type", type);
  }

  static Answer nothing() {
    return new Answer(204, new TreeMap<>(), Optional.empty(), Optional.empty());
  }

  Answer with(String header, String value) {
    SortedMap<String, String> longer = new TreeMap<>(headers);
    longer.put(header, value);
    return new Answer(status, longer, body, file);
  }
}
