package dev.dtu.distill;

import dev.dtu.document.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// What travels: the body of a request, the replies with their headers and bodies.
final class Messages {

  private static final List<String> ENCODED = List.of("contentType", "style", "explode");

  private final Library library;
  private final Schemas schemas;

  Messages(Library library, Schemas schemas) {
    this.library = library;
    this.schemas = schemas;
  }

  Optional<Obj> body(Spot operation) {
    Optional<Spot> body = operation.at("requestBody").flatMap(library::settled);
    if (body.isEmpty()) {
      return Optional.empty();
    }
    var out = Obj.builder();
    if (body.get().node().flag("required")) {
      out.put("required", true);
    }
    Obj content = content(body.get());
    if (content.isEmpty()) {
      library.flaw(body.get(), "expected a body with 'content', found none", "any body fits");
    }
    out.put("content", content);
    Obj encoding = encoding(body.get());
    return Optional.of((encoding.isEmpty() ? out : out.put("encoding", encoding)).build());
  }

  private static Obj encoding(Spot body) {
    var types = Obj.builder();
    for (Spot type : body.fields("content")) {
      var properties = Obj.builder();
      for (Spot property : type.fields("encoding")) {
        var out = Obj.builder();
        ENCODED.forEach(word -> property.node().at(word).ifPresent(v -> out.put(word, v.json())));
        Obj encoded = out.build();
        if (!encoded.isEmpty()) {
          properties.put(property.name(), encoded);
        }
      }
      Obj encoded = properties.build();
      if (!encoded.isEmpty()) {
        types.put(type.name(), encoded);
      }
    }
    return types.build();
  }

  Obj replies(Spot operation) {
    var replies = Obj.builder();
    for (Spot declared : operation.fields("responses")) {
      String code = declared.name();
      if (code.startsWith("x-")) {
        continue;
      }
      if (!code.matches("[1-5]([0-9]{2}|XX)|default")) {
        String hint =
            code.matches("[1-5]xx")
                ? ", perhaps '" + code.charAt(0) + "XX' was meant"
                : Nearest.hint(code, List.of("default"));
        library.flaw(declared, "expected a status, found '" + code + "'" + hint, "it was left out");
        continue;
      }
      Optional<Spot> reply = library.settled(declared);
      replies.put(code, reply.map(this::reply).orElse(Obj.EMPTY));
    }
    Obj all = replies.build();
    if (all.isEmpty()) {
      library.flaw(operation, "expected at least one reply, found none", "any reply fits");
    }
    return all;
  }

  private Obj reply(Spot reply) {
    var out = Obj.builder();
    var headers = Obj.builder();
    for (Spot declared : reply.fields("headers")) {
      if (!declared.name().equalsIgnoreCase("content-type")) {
        headers.put(declared.name(), library.settled(declared).map(this::header).orElse(Obj.EMPTY));
      }
    }
    Obj all = headers.build();
    if (!all.isEmpty()) {
      out.put("headers", all);
    }
    Obj content = content(reply);
    return (content.isEmpty() ? out : out.put("content", content)).build();
  }

  private Json header(Spot header) {
    Optional<Spot> schema = header.at("schema");
    if (schema.isPresent()) {
      return schemas.write(schema.get());
    }
    for (Obj.Member only : content(header)) {
      return only.value();
    }
    return Obj.EMPTY;
  }

  /// Media type → schema.
  Obj content(Spot owner) {
    var content = Obj.builder();
    for (Spot declared : owner.fields("content")) {
      if (declared.name().startsWith("x-")) {
        continue;
      }
      Optional<Spot> schema = library.settled(declared).flatMap(type -> type.at("schema"));
      content.put(declared.name(), schema.map(schemas::write).orElse(Obj.EMPTY));
    }
    return content.build();
  }
}
