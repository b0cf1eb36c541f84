package dev.dtu.contract;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What one operation takes and answers.
///
/// @param parameters path-level ones included
/// @param replies by status: `200`, `4XX` or `default`, in the document's order
/// @param security ways to be let in, any one of them; empty means anybody
/// @param servers where this operation is reached
public record Operation(
    String id,
    String method,
    Route route,
    String family,
    List<Parameter> parameters,
    Optional<RequestBody> body,
    SequencedMap<String, ReplyShape> replies,
    List<SecurityNeed> security,
    List<Server> servers,
    boolean deprecated,
    Optional<Paging> paging) {

  public Operation {
    parameters = List.copyOf(parameters);
    replies = Ordered.copy(replies);
    security = List.copyOf(security);
    servers = List.copyOf(servers);
  }

  /// The shape declared for a status: the exact one, else its class (`4XX`), else `default`.
  public Optional<ReplyShape> reply(int status) {
    ReplyShape exact = replies.get(Integer.toString(status));
    if (exact != null) {
      return Optional.of(exact);
    }
    ReplyShape byClass = replies.get(status / 100 + "XX");
    return Optional.ofNullable(byClass == null ? replies.get("default") : byClass);
  }

  /// The shape of the lowest 2xx status, else of `default`.
  public Optional<ReplyShape> success() {
    return successStatus().flatMap(this::reply);
  }

  /// The lowest 2xx status declared; 200 when only `2XX` or `default` is.
  public Optional<Integer> successStatus() {
    int lowest = Integer.MAX_VALUE;
    for (String status : replies.keySet()) {
      if (status.length() == 3 && status.charAt(0) == '2' && Character.isDigit(status.charAt(2))) {
        lowest = Math.min(lowest, Integer.parseInt(status));
      }
    }
    if (lowest != Integer.MAX_VALUE) {
      return Optional.of(lowest);
    }
    return reply(200).map(_ -> 200);
  }

  /// The parameter of that name and place; header names know no case.
  public Optional<Parameter> parameter(Parameter.Place place, String name) {
    for (Parameter parameter : parameters) {
      if (parameter.place() == place
          && (place == Parameter.Place.HEADER
              ? parameter.name().equalsIgnoreCase(name)
              : parameter.name().equals(name))) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /// The statuses declared that are numbers, in the document's order.
  public List<Integer> statuses() {
    return replies.keySet().stream()
        .filter(status -> status.chars().allMatch(Character::isDigit))
        .map(Integer::valueOf)
        .toList();
  }

  /// True when a reply of that status is declared by number, not only by class or default.
  public boolean declares(int status) {
    return replies.containsKey(Integer.toString(status));
  }
}
