package dev.dtu.universe;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Query;
import dev.dtu.fault.Arrival;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A call as the rules of faults, and questions to the journal, see it.
public record Arriving(Twin into, Call call) implements Arrival {

  @Override
  public String twin() {
    return into.name();
  }

  @Override
  public String operation() {
    return into.operation(call.request().method(), call.request().path());
  }

  @Override
  public String caller() {
    return call.caller() instanceof Caller.Known known ? known.identity() : "";
  }

  @Override
  public Instant moment() {
    return call.moment();
  }

  @Override
  public List<String> argument(String name) {
    var request = call.request();
    List<String> found = new ArrayList<>(request.parameters().all(name));
    Optional.ofNullable(into.parameters(request.method(), request.path()).get(name))
        .ifPresent(found::add);
    if (request.body() instanceof Body.Bytes bytes) {
      String type = request.headers().find("content-type").orElse("");
      if (type.startsWith("application/x-www-form-urlencoded")) {
        found.addAll(Query.parse(bytes.toString()).all(name));
      } else if (type.contains("json")) {
        member(bytes, name).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<String> member(Body.Bytes bytes, String path) {
    try {
      Json at = Json.parse(bytes.content());
      for (String part : path.split("\\.")) {
        Optional<Json> inner = at.asObj().flatMap(object -> object.find(part));
        if (inner.isEmpty()) {
          return Optional.empty();
        }
        at = inner.get();
      }
      Json value = at;
      return value.asText().or(() -> Optional.of(value.toString()));
    } catch (Malformed notJson) {
      return Optional.empty();
    }
  }
}
