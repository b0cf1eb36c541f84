package dev.dtu.evidence;

import dev.dtu.contract.Operation;
import dev.dtu.json.Json;
import java.util.List;
import java.util.Optional;

/// One call and its reply, as evidence is gathered from them.
///
/// @param refused whether the service said no with a status of success
/// @param verdict what the members said that tell how a call went
/// @param headers the names of the reply's
/// @param asked whether the call is known as it was sent
/// @param query the names of the parameters in its query
/// @param request the document or form that was sent; empty where none was, or none is known
/// @param reply the document that came
public record Sighting(
    Operation operation,
    int status,
    boolean refused,
    List<String> verdict,
    List<String> headers,
    boolean asked,
    List<String> query,
    Optional<Json> request,
    Optional<Json> reply) {

  public Sighting {
    verdict = List.copyOf(verdict);
    headers = List.copyOf(headers);
    query = List.copyOf(query);
  }
}
