package dev.dtu.call;

/// One HTTP request as its service sees it.
///
/// @param method upper case, after any method override
/// @param path still percent-encoded, from the service's root, starting with `/`
/// @param query still encoded, without the question mark; empty when there is none
public record Request(String method, String path, String query, Headers headers, Body body) {

  public static Request of(String method, String target) {
    int mark = target.indexOf('?');
    return mark < 0
        ? new Request(method, target, "", Headers.NONE, Body.None.NONE)
        : new Request(
            method,
            target.substring(0, mark),
            target.substring(mark + 1),
            Headers.NONE,
            Body.None.NONE);
  }

  public Request with(String header, String value) {
    return new Request(method, path, query, headers.with(header, value), body);
  }

  public Request withQuery(Query changed) {
    return new Request(method, path, changed.toString(), headers, body);
  }

  public Request with(Body changed) {
    return new Request(method, path, query, headers, changed);
  }

  /// A copy with a JSON document and its content type.
  public Request withJson(dev.dtu.json.Json document) {
    return with("content-type", "application/json").with(Body.of(document));
  }

  /// The decoded query.
  public Query parameters() {
    return Query.parse(query);
  }
}
