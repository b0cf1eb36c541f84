package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The schemas that stand in an operation: of parameters, bodies, replies and headers.
final class OperationSchemas {

  private OperationSchemas() {}

  /// The operation with every schema replaced.
  static Obj mapped(Obj operation, UnaryOperator<Json> map) {
    Obj out = operation;
    if (operation.has("parameters")) {
      List<Json> parameters = new ArrayList<>();
      for (Json item : operation.items("parameters")) {
        Obj parameter = item.asObj().orElse(Obj.EMPTY);
        Optional<Json> schema = parameter.find("schema");
        Obj changed =
            schema.isPresent() ? parameter.with("schema", map.apply(schema.get())) : parameter;
        parameters.add(values(changed, "content", map));
      }
      out = out.with("parameters", Arr.of(parameters));
    }
    Optional<Obj> body = operation.obj("body");
    if (body.isPresent()) {
      out = out.with("body", values(body.get(), "content", map));
    }
    Optional<Obj> replies = operation.obj("replies");
    if (replies.isPresent()) {
      var changed = Obj.builder();
      for (Obj.Member reply : replies.get()) {
        Obj value = reply.value().asObj().orElse(Obj.EMPTY);
        changed.put(reply.key(), values(values(value, "headers", map), "content", map));
      }
      out = out.with("replies", changed.build());
    }
    return out;
  }

  private static Obj values(Obj owner, String member, UnaryOperator<Json> map) {
    Optional<Obj> values = owner.obj(member);
    if (values.isEmpty()) {
      return owner;
    }
    var out = Obj.builder();
    values.get().forEach(one -> out.put(one.key(), map.apply(one.value())));
    return owner.with(member, out.build());
  }

  /// The names of schemas that the operation mentions.
  static Set<String> names(Obj operation) {
    Set<String> names = new TreeSet<>();
    mapped(
        operation,
        schema -> {
          names.addAll(Links.names(schema));
          return schema;
        });
    return names;
  }
}
