package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// An operation as one document has it.
///
/// @param id as declared, or empty
/// @param method in capitals
/// @param content its members in the contract: `parameters`, `body`, `replies` and so on
/// @param servers where it is when not at the document's servers
/// @param routes other ways to reach it
record Operation(
    String id,
    String method,
    String path,
    String family,
    Spot spot,
    Obj content,
    Optional<Arr> security,
    Optional<Arr> servers,
    List<FurtherRoute> routes) {

  Operation {
    routes = List.copyOf(routes);
  }

  /// What a router tells apart: the names of path parameters are nothing to it.
  String route() {
    return route(method, path);
  }

  static String route(String method, String path) {
    String tails = path.replaceAll("\\{(\\+[^{}]*|[^{}]*\\+)}", "{+}");
    return method + " " + tails.replaceAll("\\{[^{}+]*}", "{}");
  }
}
