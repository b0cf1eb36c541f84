package dev.dtu.control;

import dev.dtu.call.Headers;
import dev.dtu.call.Nearest;
import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What an operator asks of one route.
///
/// @param by who asks; the first operator where a route is open to everybody
/// @param path decoded path parameters by name
@SuppressWarnings("ArrayRecordComponent") // handed over by who read it, never compared
public record Ask(
    Operator by, Map<String, String> path, Query query, byte[] body, Headers headers) {

  /// The value of a path parameter of the route.
  String part(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no parameter " + name);
    }
    return value;
  }

  /// The body as an object; no body is an empty one.
  Obj object() throws Wrong {
    if (body.length == 0) {
      return Obj.EMPTY;
    }
    String contentType = headers.find("content-type").orElse("");
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !type.equals("application/json") && !type.endsWith("+json")) {
      throw new Wrong(415, "the body is not JSON by its content type")
          .expected("content-type application/json")
          .found(contentType)
          .remedy("send the header content-type: application/json");
    }
    try {
      Json json = Json.parse(body);
      return json.asObj()
          .orElseThrow(() ->
              new Wrong(400, "the body is not an object")
                  .expected("a JSON object")
                  .found(json.kind()));
    } catch (Malformed malformed) {
      throw new Wrong(400, "the body is not JSON")
          .expected("one JSON object")
          .found(String.valueOf(malformed.getMessage()));
    }
  }

  /// The body's members, none of them unknown.
  Obj object(List<String> known) throws Wrong {
    Obj object = object();
    refuseUnknown("member", object.keys(), known);
    return object;
  }

  /// Refuses query parameters this route does not take.
  void parameters(String... known) throws Wrong {
    refuseUnknown("query parameter", query.names(), List.of(known));
  }

  private static void refuseUnknown(String what, List<String> found, List<String> known)
      throws Wrong {
    for (String name : found) {
      if (!known.contains(name)) {
        throw new Wrong(400, "there is no " + what + " '" + name + "' here")
            .expected(known.isEmpty() ? "none" : String.join(", ", known))
            .found(name)
            .remedy("leave it out" + Nearest.hint(name, known));
      }
    }
  }

  /// A whole number of the query, within bounds.
  long number(String name, long otherwise, long least, long most) throws Wrong {
    String text = query.find(name).orElse("");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notWhole) {
      // refused below, like a number out of bounds
    }
    throw new Wrong(400, "query parameter '" + name + "' is not usable")
        .expected("a whole number from " + least + " to " + most)
        .found(text);
  }
}
