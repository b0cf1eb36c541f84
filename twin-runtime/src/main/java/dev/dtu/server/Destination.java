package dev.dtu.server;

import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.recording.Content;
import dev.dtu.recording.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a request goes on to, and what is written of it.
///
/// @param to scheme, host and what stands before the path: `https://api.example.com/v2`
/// @param as what stands in the recording for that
/// @param where empty when it is not recorded
record Destination(String to, String as, Optional<Tape.Where> where) {

  static Destination unrecorded(String to) {
    return new Destination(to, to, Optional.empty());
  }

  /// Headers as they are recorded: what names the service names it as the recording does.
  Headers renamed(Headers headers) {
    if (to.equals(as)) {
      return headers;
    }
    List<Headers.Line> lines = new ArrayList<>();
    headers.forEach(line -> lines.add(Headers.Line.of(line.name(), line.value().replace(to, as))));
    return new Headers(lines);
  }

  /// A body in the same way.
  Content renamed(Content body) {
    if (to.equals(as)) {
      return body;
    }
    return switch (body) {
      case Content.Nothing _, Content.Binary _ -> body;
      case Content.Words(String text) -> new Content.Words(text.replace(to, as));
      case Content.Document(Json value) -> {
        String text = value.toString();
        yield text.contains(to) ? new Content.Document(Json.trusted(text.replace(to, as))) : body;
      }
    };
  }
}
