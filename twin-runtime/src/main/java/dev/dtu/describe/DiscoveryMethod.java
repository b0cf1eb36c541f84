package dev.dtu.describe;

import dev.dtu.contract.FurtherRoute;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SecurityNeed;
import dev.dtu.contract.Upload;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An operation of a contract as a method of a discovery document.
final class DiscoveryMethod {

  private static final String JSON = "application/json";
  private static final List<String> UNITS = List.of("", "KB", "MB", "GB", "TB");

  /// What the path spells in pieces and the service calls by one name.
  private static final Obj COMPOSED =
      Obj.builder().put("type", "string").put("location", "path").put("required", true).build();

  private final Operation operation;
  private final List<FurtherRoute> routes;

  /// @param routes all that lead to operations besides their own
  DiscoveryMethod(Operation operation, List<FurtherRoute> routes) {
    this.operation = operation;
    this.routes =
        routes.stream().filter(route -> route.line().id().equals(operation.id())).toList();
  }

  Obj told() {
    var out = Obj.builder().put("id", operation.id());
    String flat = relative(operation.route().template());
    String path = flat;
    for (Map.Entry<String, String> name : operation.traits().composed().entrySet()) {
      path = path.replace(name.getValue(), "{+" + name.getKey() + "}");
    }
    out.put("path", path).put("flatPath", flat).put("httpMethod", operation.method());
    parameters(out);
    body().ifPresent(schema -> out.put("request", reference(schema)));
    reply().ifPresent(schema -> out.put("response", reference(schema)));
    scopes(out);
    upload(out);
    if (operation.traits().download().isPresent()) {
      out.put("supportsMediaDownload", true);
      if (by(FurtherRoute.Use.DOWNLOAD).findAny().isPresent()) {
        out.put("useMediaDownloadService", true);
      }
    }
    if (operation.deprecated()) {
      out.put("deprecated", true);
    }
    return out.build();
  }

  /// What the method's document has to be; empty when it takes none.
  Optional<Schema> body() {
    return operation.body().flatMap(body -> Optional.ofNullable(body.content().get(JSON)));
  }

  private Optional<Schema> reply() {
    ReplyShape shape = operation.replies().get("200");
    return shape == null ? Optional.empty() : Optional.ofNullable(shape.content().get(JSON));
  }

  /// A message by name; where a correction wrote one in its place, the message.
  private static Obj reference(Schema schema) {
    Obj told = DiscoverySchema.of(schema.node());
    return told.has("$ref") ? Obj.of("$ref", told.find("$ref").orElseThrow()) : told;
  }

  private static String relative(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private void parameters(Obj.Builder out) {
    var told = Obj.builder();
    List<Json> order = new ArrayList<>();
    Map<String, String> composed = operation.traits().composed();
    for (String name : composed.keySet()) {
      told.put(name, COMPOSED);
      order.add(Json.of(name));
    }
    for (Parameter each : operation.parameters()) {
      boolean piece =
          each.place() == Parameter.Place.PATH
              && composed.values().stream().anyMatch(all -> all.contains("{" + each.name() + "}"));
      if (!piece) {
        told.put(each.name(), parameter(each));
        if (each.required()) {
          order.add(Json.of(each.name()));
        }
      }
    }
    Obj all = told.build();
    if (!all.isEmpty()) {
      out.put("parameters", all);
    }
    if (!order.isEmpty()) {
      out.put("parameterOrder", Arr.of(order));
    }
  }

  /// A parameter, of a method or of all.
  static Obj parameter(Parameter parameter) {
    Obj schema = parameter.schema().node();
    boolean several = schema.text("type").filter("array"::equals).isPresent();
    Json one = several ? schema.find("items").orElse(Obj.EMPTY) : schema;
    var out = Obj.builder().putAll(DiscoverySchema.of(one));
    out.put("location", parameter.place().word());
    if (several) {
      out.put("repeated", true);
    }
    if (parameter.required()) {
      out.put("required", true);
    }
    if (parameter.deprecated()) {
      out.put("deprecated", true);
    }
    return out.build();
  }

  private void scopes(Obj.Builder out) {
    List<Json> scopes = new ArrayList<>();
    for (SecurityNeed need : operation.security()) {
      need.schemes().values().forEach(all -> all.forEach(scope -> scopes.add(Json.of(scope))));
    }
    if (!scopes.isEmpty()) {
      out.put("scopes", Arr.of(scopes));
    }
  }

  private Stream<String> by(FurtherRoute.Use use) {
    return routes.stream()
        .filter(route -> route.use() == use && route.line().method().equals(operation.method()))
        .map(route -> route.line().path());
  }

  private void upload(Obj.Builder out) {
    Optional<Upload> upload = operation.traits().upload();
    if (upload.isEmpty()) {
      return;
    }
    List<String> paths = by(FurtherRoute.Use.UPLOAD).toList();
    List<String> kinds = upload.get().kinds();
    var protocols = Obj.builder();
    if (kinds.contains(Upload.MEDIA)) {
      boolean multipart = kinds.contains(Upload.MULTIPART);
      protocols.put("simple", protocol(path(paths, false), multipart));
    }
    if (kinds.contains(Upload.RESUMABLE)) {
      protocols.put("resumable", protocol(path(paths, true), true));
    }
    var media = Obj.builder();
    media.put("accept", Arr.of(upload.get().types().stream().map(Json::of).toList()));
    upload.get().maxBytes().ifPresent(most -> media.put("maxSize", size(most)));
    out.put("supportsMediaUpload", true);
    out.put("mediaUpload", media.put("protocols", protocols.build()).build());
  }

  private static Obj protocol(String path, boolean multipart) {
    var out = Obj.builder();
    if (multipart) {
      out.put("multipart", true);
    }
    return out.put("path", path).build();
  }

  /// Where uploads of a kind begin: the path that says so, where there are several.
  private static String path(List<String> paths, boolean resumable) {
    for (String path : paths) {
      if (path.toLowerCase(Locale.ROOT).contains(Upload.RESUMABLE) == resumable) {
        return path;
      }
    }
    return paths.isEmpty() ? "" : paths.getFirst();
  }

  /// A number of bytes as discovery writes it, in the largest unit that divides it.
  private static String size(long bytes) {
    int unit = 0;
    long number = bytes;
    while (number > 0 && number % 1024 == 0 && unit < UNITS.size() - 1) {
      number /= 1024;
      unit++;
    }
    return number + UNITS.get(unit);
  }
}
