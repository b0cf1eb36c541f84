package dev.dtu.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What one operation takes and answers.
///
/// @param parameters path-level ones included
/// @param replies by status: `200`, `4XX` or `default`, in the document's order
/// @param security ways to be let in, any one of them; empty means anybody
/// @param servers where this operation is reached
/// @param traits what else is declared of it
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
    Optional<Paging> paging,
    Traits traits) {

  public Operation {
    parameters = List.copyOf(parameters);
    replies = Ordered.copy(replies);
    security = List.copyOf(security);
    servers = List.copyOf(servers);
  }

  /// An operation that no route leads to, and that takes a document.
  public static Operation inward(String id, String method) {
    var content = new LinkedHashMap<String, Schema>();
    content.put("application/json", Schemas.ANYTHING);
    return new Operation(
        id,
        method,
        Route.of("/"),
        "",
        List.of(),
        Optional.of(new RequestBody(false, content)),
        Ordered.empty(),
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        Traits.NONE);
  }

  /// The operation as a caller of another of its routes meets it.
  Operation by(FurtherRoute other) {
    return switch (other.use()) {
      case DOWNLOAD -> with(parameters, body, other);
      case UPLOAD -> with(parameters, body.map(this::uploaded).or(() -> uploaded()), other);
      case QUERY -> with(queried(), Optional.empty(), other);
    };
  }

  private Operation with(List<Parameter> taken, Optional<RequestBody> carried, FurtherRoute other) {
    return new Operation(
        id,
        method,
        Route.of(other.line().path()),
        family,
        taken,
        carried,
        replies,
        security,
        servers,
        deprecated,
        paging,
        traits.by(other.use()));
  }

  private Optional<RequestBody> uploaded() {
    return Optional.of(uploaded(new RequestBody(false, Ordered.empty())));
  }

  /// The document that a resumable upload begins with, or any bytes.
  private RequestBody uploaded(RequestBody document) {
    var content = new LinkedHashMap<String, Schema>(document.content());
    content.putIfAbsent("multipart/*", Schemas.ANYTHING);
    for (String type : traits.upload().map(Upload::types).orElse(List.of("*/*"))) {
      content.putIfAbsent(type, Schemas.ANYTHING);
    }
    return new RequestBody(false, content);
  }

  /// The parameters, and one for each member of the body.
  private List<Parameter> queried() {
    var all = new ArrayList<Parameter>(parameters);
    if (body.isPresent() && !body.get().content().isEmpty()) {
      for (Schema.Property member : body.get().content().firstEntry().getValue().properties()) {
        all.add(
            new Parameter(
                member.name(),
                Parameter.Place.QUERY,
                member.required(),
                member.deprecated(),
                Parameter.Place.QUERY.defaultStyle(),
                false,
                member.schema(),
                Optional.empty()));
      }
    }
    return all;
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

  /// The lowest 2xx status declared, of those up to 203 the lowest that shows something where one
  /// does: some documents note errors beside a success under the same hundred. 200 when only `2XX` or
  /// `default` is; 303 where the outcome is shown elsewhere, and nothing else is declared for success.
  public Optional<Integer> successStatus() {
    int lowest = Integer.MAX_VALUE;
    int showing = Integer.MAX_VALUE;
    for (Map.Entry<String, ReplyShape> reply : replies.entrySet()) {
      if (reply.getKey().matches("2[0-9][0-9]")) {
        int status = Integer.parseInt(reply.getKey());
        lowest = Math.min(lowest, status);
        showing =
            status <= 203 && reply.getValue().json().isPresent()
                ? Math.min(showing, status)
                : showing;
      }
    }
    if (lowest != Integer.MAX_VALUE) {
      return Optional.of(lowest <= 203 && showing != Integer.MAX_VALUE ? showing : lowest);
    }
    return reply(200).map(_ -> 200).or(() -> declares(303) ? Optional.of(303) : Optional.empty());
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
