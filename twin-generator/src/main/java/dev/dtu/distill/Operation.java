package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Obj;
import java.util.Optional;

/// An operation as one document has it.
///
/// @param id as declared, or empty
/// @param method in capitals
/// @param content the members `parameters`, `body`, `replies`, `deprecated` of the contract
/// @param servers where it is when not at the document's servers
record Operation(
    String id,
    String method,
    String path,
    String family,
    Spot spot,
    Obj content,
    Optional<Arr> security,
    Optional<Arr> servers) {

  /// What a router tells apart: the names of path parameters are nothing to it.
  String route() {
    return method + " " + path.replaceAll("\\{[^{}]*}", "{}");
  }
}
