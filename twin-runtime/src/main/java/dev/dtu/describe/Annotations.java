package dev.dtu.describe;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What single methods ask for beyond what a message says itself: discovery notes it at the member,
/// with the methods' ids. Mutable; used by one thread.
final class Annotations {

  private final SortedMap<String, Obj> schemas;

  /// @param schemas in the words of discovery, by name; they get the notes
  Annotations(SortedMap<String, Obj> schemas) {
    this.schemas = schemas;
  }

  /// Notes what a method's body asks for.
  ///
  /// @param body the contract's schema of it, a reference with words beside it
  void note(Obj body, String method) {
    Optional<String> name = body.text("$ref");
    if (name.isPresent() && schemas.containsKey(name.get())) {
      Obj named = schemas.getOrDefault(name.get(), Obj.EMPTY);
      schemas.put(name.get(), noted(named, body, method));
    }
  }

  private Obj noted(Obj schema, Obj asked, String method) {
    if (schema.has("$ref")) {
      note(asked.with("$ref", schema.text("$ref").orElse("")), method);
      return schema;
    }
    Obj out = schema;
    for (String word : List.of("items", "additionalProperties")) {
      Optional<Obj> inner = asked.obj(word);
      Optional<Obj> own = schema.obj(word);
      if (inner.isPresent() && own.isPresent()) {
        out = out.with(word, noted(own.get(), inner.get(), method));
      }
    }
    Obj members = out.obj("properties").orElse(Obj.EMPTY);
    Obj inner = asked.obj("properties").orElse(Obj.EMPTY);
    List<Json> required = asked.items("required").items();
    for (Obj.Member member : members) {
      Obj told = member.value().asObj().orElse(Obj.EMPTY);
      Obj after = noted(told, inner.obj(member.key()).orElse(Obj.EMPTY), method);
      after = required.contains(Json.of(member.key())) ? annotated(after, method) : after;
      members = after.equals(told) ? members : members.with(member.key(), after);
    }
    return members.isEmpty() ? out : out.with("properties", members);
  }

  private static Obj annotated(Obj member, String method) {
    Obj notes = member.obj("annotations").orElse(Obj.EMPTY);
    List<Json> methods = new ArrayList<>(notes.items("required").items());
    methods.add(Json.of(method));
    return member.with("annotations", notes.with("required", Arr.of(methods)));
  }
}
