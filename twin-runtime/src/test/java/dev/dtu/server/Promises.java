package dev.dtu.server;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.ManualFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What a document promises: its operations, and what does not fit them. The schemas are checked by
/// another validator than the program's own.
final class Promises {

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private static final ManualFiles MANUAL = new ManualFiles();

  static final String EDITION = MANUAL.edition();

  /// Those of the control port.
  static final Promises CONTROL = new Promises(MANUAL.document());

  private final Obj document;
  private final Map<Json, Schema> schemas = new ConcurrentHashMap<>();

  Promises(Obj document) {
    this.document = document;
  }

  /// @param itself the operation with the parameters of its path
  record Operation(String method, String path, Obj itself) {

    /// The file that tells of it.
    String file() {
      String tag = itself.items("tags").at(0).asText().orElseThrow();
      return "twin-runtime/src/main/resources/dev/dtu/control/openapi/" + tag + ".yaml";
    }

    @Override
    public String toString() {
      return method + " " + path;
    }

    private boolean takes(String asked, String target) {
      String pattern = ("\\Q" + path + "\\E").replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q");
      return asked.equals(method) && target.matches(pattern);
    }
  }

  Obj document() {
    return document;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Obj.Member path : document.obj("paths").orElseThrow()) {
      Obj item = path.value().asObj().orElseThrow();
      for (String method : METHODS) {
        item.obj(method)
            .ifPresent(operation -> {
              List<Json> all = new ArrayList<>(item.items("parameters").items());
              all.addAll(operation.items("parameters").items());
              Obj itself = operation.with("parameters", Json.array(all));
              operations.add(new Operation(method.toUpperCase(Locale.ROOT), path.key(), itself));
            });
      }
    }
    return operations;
  }

  /// The operation that takes a request; the one whose path has fewer parameters first.
  Optional<Operation> at(String method, String target) {
    return operations().stream()
        .filter(each -> each.takes(method, target))
        .min(
            java.util.Comparator.comparingLong(
                each -> each.path().chars().filter(character -> character == '{').count()));
  }

  /// What a reference leads to; anything else itself.
  Obj followed(Json json) {
    Obj object = json.asObj().orElse(Obj.EMPTY);
    Optional<String> reference = object.text("$ref");
    if (reference.isEmpty()) {
      return object;
    }
    Obj at = document;
    for (String part : reference.get().substring(2).split("/")) {
      at = at.obj(part).orElseThrow(() -> new AssertionError(reference + " leads nowhere"));
    }
    return at;
  }

  /// The parameters of an operation that are in the path, or in the query.
  List<String> parameters(Operation operation, String in) {
    return operation.itself().items("parameters").items().stream()
        .map(this::followed)
        .filter(parameter -> parameter.text("in").orElseThrow().equals(in))
        .map(parameter -> parameter.text("name").orElseThrow())
        .sorted()
        .toList();
  }

  Obj responses(Operation operation) {
    return operation.itself().obj("responses").orElseThrow();
  }

  /// How a value does not fit a schema of the document.
  List<String> misfits(Json schema, String value) {
    Schema read =
        schemas.computeIfAbsent(
            schema,
            each ->
                REGISTRY.getSchema(
                    Obj.of("allOf", Json.array(List.of(each)))
                        .with("components", document.obj("components").orElseThrow())
                        .toString(),
                    InputFormat.JSON));
    return read.validate(value, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }
}
