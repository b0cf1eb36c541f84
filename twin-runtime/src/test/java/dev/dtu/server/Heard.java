package dev.dtu.server;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A reply of the control port, held to what the document promises of it.
///
/// @param headers by name in lower case, the first line of each
record Heard(String method, String target, int status, Map<String, String> headers, String body) {

  private static final Json WRONG = Obj.of("$ref", Json.of("#/components/schemas/Wrong"));

  /// What does not fit, each with the file to mend; empty when all does.
  List<String> misfits(Promises promises) {
    var operation = promises.at(method, target);
    if (operation.isEmpty()) {
      return unrouted(promises);
    }
    Json told =
        promises.responses(operation.get()).find(Integer.toString(status)).orElse(Obj.EMPTY);
    Obj response = promises.followed(told);
    List<String> misfits = new ArrayList<>();
    if (response.isEmpty()) {
      misfits.add("the status is none of its responses");
    } else {
      response
          .obj("headers")
          .ifPresent(each -> each.forEach(header -> header(promises, header, misfits)));
      body(promises, response.obj("content").orElse(Obj.EMPTY), misfits);
    }
    String where =
        operation.get() + " answered " + status + "; see " + operation.get().file() + ": ";
    return misfits.stream().map(misfit -> where + misfit + "\nin " + shown()).toList();
  }

  /// No route takes it: the reply has the one shape of errors, or is the protocol layer's.
  private List<String> unrouted(Promises promises) {
    if (headers.containsKey("x-dtu-gateway")) {
      return List.of();
    }
    if (!List.of(401, 404, 405).contains(status)) {
      return List.of(
          method
              + " "
              + target
              + " answered "
              + status
              + " and is not told; add its path to the file of its topic in"
              + " twin-runtime/src/main/resources/dev/dtu/control/openapi\nin "
              + shown());
    }
    return promises.misfits(WRONG, body);
  }

  private void header(Promises promises, Obj.Member header, List<String> misfits) {
    Obj told = promises.followed(header.value());
    String value = headers.get(header.key());
    if (value == null) {
      if (told.flag("required")) {
        misfits.add("there is no header " + header.key());
      }
    } else {
      Json schema = told.find("schema").orElse(Obj.EMPTY);
      promises.misfits(schema, Json.of(value).toString()).stream()
          .map(misfit -> "header " + header.key() + misfit)
          .forEach(misfits::add);
    }
  }

  private void body(Promises promises, Obj content, List<String> misfits) {
    String type = headers.getOrDefault("content-type", "").split(";", 2)[0];
    if (content.isEmpty()) {
      if (!body.isEmpty()) {
        misfits.add("a body was not expected");
      }
      return;
    }
    if (!content.has(type)) {
      misfits.add("content type " + type + " is none of " + content.keys());
      return;
    }
    Obj media = content.obj(type).orElse(Obj.EMPTY);
    media
        .find("x-item")
        .ifPresent(
            item -> items(type).forEach(each -> misfits.addAll(promises.misfits(item, each))));
    media
        .find("schema")
        .ifPresent(schema -> {
          boolean json = type.equals("application/json") || type.endsWith("+json");
          misfits.addAll(promises.misfits(schema, json ? body : Json.of(body).toString()));
        });
  }

  /// What a stream is made of: the data of server-sent events, or a line each.
  private List<String> items(String type) {
    List<String> items = new ArrayList<>();
    if (!type.equals("text/event-stream")) {
      items.addAll(body.lines().filter(line -> !line.isBlank()).toList());
      return items;
    }
    for (String event : body.split("\r?\n\r?\n")) {
      List<String> data =
          event
              .lines()
              .filter(line -> line.startsWith("data:"))
              .map(line -> line.substring(5))
              .toList();
      if (!data.isEmpty()) {
        items.add(String.join("\n", data));
      }
    }
    return items;
  }

  private String shown() {
    return body.getBytes(StandardCharsets.UTF_8).length > 4_000 ? body.substring(0, 2_000) : body;
  }
}
