package dev.dtu.server;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Through it tests hear the control port: no reply comes in that the document does not promise.
final class Door {

  private Door() {}

  /// The response, if it is as the document says.
  static <T> HttpResponse<T> held(HttpResponse<T> response) {
    told(
        response,
        switch (response.body()) {
          case String text -> text;
          case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
          case null -> "";
          case Object other -> throw new IllegalArgumentException(other.getClass().getName());
        });
    return response;
  }

  /// Nothing when the response is as the document says.
  ///
  /// @param body what was read of it; of a stream the events so far
  static void told(HttpResponse<?> response, String body) {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) ->
            headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    var heard =
        new Heard(
            response.request().method(),
            response.request().uri().getRawPath(),
            response.statusCode(),
            headers,
            body);
    List<String> misfits = heard.misfits(Promises.CONTROL);
    if (!misfits.isEmpty()) {
      throw new AssertionError("not as the document says: " + String.join("\n", misfits));
    }
  }

  /// The same, of a request that brought JSON; what was done must have been asked as the document
  /// says.
  static <T> HttpResponse<T> held(HttpResponse<T> response, String asked) {
    held(response);
    var operation =
        Promises.CONTROL.at(response.request().method(), response.request().uri().getRawPath());
    if (response.statusCode() < 300 && !asked.isEmpty() && operation.isPresent()) {
      operation
          .get()
          .itself()
          .obj("requestBody")
          .flatMap(body -> body.obj("content"))
          .flatMap(content -> content.obj("application/json"))
          .flatMap(media -> media.find("schema"))
          .ifPresent(schema -> {
            List<String> misfits = Promises.CONTROL.misfits(schema, asked);
            if (!misfits.isEmpty()) {
              throw new AssertionError(
                  operation.get()
                      + " took what "
                      + operation.get().file()
                      + " does not let in: "
                      + misfits
                      + "\nin "
                      + asked);
            }
          });
    }
    return response;
  }
}
