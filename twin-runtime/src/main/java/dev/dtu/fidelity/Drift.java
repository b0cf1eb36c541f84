package dev.dtu.fidelity;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// One way in which recordings do not fit a contract, with how often and where.
///
/// @param operation its id; method and path where the contract has none
/// @param where in the operation: `reply 200`, `request`, `query`; empty for the operation itself
/// @param path of the place: `items[].owner`; empty for the whole
/// @param what in words; no value but words of an enumeration
/// @param times in how many exchanges
/// @param examples recordings that show it: name and number of the exchange
/// @param mend the entry of an overlay's `x-amend`, or of `x-also`, or the path of its `paths`,
///     that mends it; empty
///     where none does
public record Drift(
    Kind kind,
    String operation,
    String where,
    String path,
    String what,
    int times,
    List<String> examples,
    Obj mend) {

  /// What does not fit.
  public enum Kind {
    BEGINNING,
    OPERATION,
    STATUS,
    PARAMETER,
    MEMBER,
    TYPE,
    MISSING,
    WORD,
    OTHER
  }

  public Drift {
    examples = List.copyOf(examples);
  }

  /// The line of a report, without its examples.
  public String line() {
    String place = where.isEmpty() ? "" : " " + where;
    return "%s%s%s: %s (%d)"
        .formatted(operation, place, path.isEmpty() ? "" : " " + path, what, times);
  }

  /// The whole as a document.
  public Obj toJson() {
    return Obj.builder()
        .put("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
        .put("operation", operation)
        .put("where", where)
        .put("path", path)
        .put("what", what)
        .put("times", times)
        .put("examples", Json.array(examples.stream().map(Json::of).toList()))
        .put("mend", mend)
        .build();
  }
}
