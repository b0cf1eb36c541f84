package dev.dtu.control;

import dev.dtu.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an operator is told.
///
/// @param flow the body when it is not JSON
public record Answer(
    int status, SortedMap<String, String> headers, Optional<Json> body, Optional<Flow> flow) {

  static Answer of(int status, Json body) {
    return new Answer(status, new TreeMap<>(), Optional.of(body), Optional.empty());
  }

  static Answer ok(Json body) {
    return of(200, body);
  }

  static Answer file(byte[] content) {
    return file("application/octet-stream", content);
  }

  /// A file of a type of its own.
  static Answer file(String type, byte[] content) {
    return of(new Flow(type, out -> out.write(content)));
  }

  static Answer nothing() {
    return new Answer(204, new TreeMap<>(), Optional.empty(), Optional.empty());
  }

  static Answer of(Flow flow) {
    return new Answer(200, new TreeMap<>(), Optional.empty(), Optional.of(flow));
  }

  static Answer text(String words) {
    return file("text/plain; charset=utf-8", words.getBytes(StandardCharsets.UTF_8));
  }

  Answer with(String header, String value) {
    SortedMap<String, String> longer = new TreeMap<>(headers);
    longer.put(header, value);
    return new Answer(status, longer, body, flow);
  }
}
