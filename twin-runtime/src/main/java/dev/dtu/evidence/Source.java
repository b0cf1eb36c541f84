package dev.dtu.evidence;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// Where recordings came from that evidence was gathered from.
///
/// @param name of the project that made them
/// @param licence of that project; empty when nobody told
/// @param first the day of the earliest exchange; empty when none tells
/// @param last the day of the latest
public record Source(
    String name, String licence, int recordings, int exchanges, String first, String last) {

  Obj toJson() {
    return Obj.builder()
        .put("name", name)
        .put("licence", licence)
        .put("recordings", recordings)
        .put("exchanges", exchanges)
        .put("first", first)
        .put("last", last)
        .build();
  }

  static Source of(Json written) {
    Obj told = written.asObj().orElse(Obj.EMPTY);
    return new Source(
        told.text("name").orElse(""),
        told.text("licence").orElse(""),
        told.find("recordings").map(SeenJson::whole).orElse(0),
        told.find("exchanges").map(SeenJson::whole).orElse(0),
        told.text("first").orElse(""),
        told.text("last").orElse(""));
  }

  /// With one recording more.
  ///
  /// @param from the day of its first exchange; empty when none tells
  Source with(int more, Optional<String> from, Optional<String> to) {
    String early = from.filter(day -> first.isEmpty() || day.compareTo(first) < 0).orElse(first);
    String late = to.filter(day -> day.compareTo(last) > 0).orElse(last);
    return new Source(name, licence, recordings + 1, exchanges + more, early, late);
  }
}
