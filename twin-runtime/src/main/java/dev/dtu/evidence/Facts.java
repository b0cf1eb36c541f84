package dev.dtu.evidence;

import dev.dtu.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was seen of the replies of one operation with one status.
///
/// @param refused whether these are the replies with which the service says no with a status of
///     success
/// @param seen how many replies
/// @param recordings in how many recordings
/// @param verdicts how often the members that tell how a call went said what
/// @param headers how many replies had each header, by its name in lower case
/// @param query how many calls had each parameter in their query
/// @param asked how many of the calls are known to have been sent as they were recorded
/// @param request the document or form that was sent; empty where none was
/// @param reply the document that came; empty where none did
public record Facts(
    String operation,
    int status,
    boolean refused,
    int seen,
    int recordings,
    SortedMap<String, Integer> verdicts,
    SortedMap<String, Integer> headers,
    SortedMap<String, Integer> query,
    int asked,
    Optional<Seen> request,
    Optional<Seen> reply) {

  public Facts {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
  }

  /// How the file calls them: `createUser 200`, `chat.postMessage 200 refused`.
  public String name() {
    return name(operation, status, refused);
  }

  static String name(String operation, int status, boolean refused) {
    return operation + " " + status + (refused ? " refused" : "");
  }

  /// How often a place was there in these replies: `profile.login`, `items[].id`, `[].id`.
  public Shown shows(String path) {
    return reply.map(root -> root.at(path)).orElse(Shown.UNTOLD);
  }

  /// All in which a reply's document is not as these were.
  ///
  /// @param sent the document the call sent; what is shown to those who sent it is asked of no other
  public List<Departure> departures(Json document, Json sent) {
    return reply.map(root -> Holding.of(document, sent, root)).orElse(List.of());
  }
}
