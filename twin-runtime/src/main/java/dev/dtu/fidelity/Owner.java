package dev.dtu.fidelity;

import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// Which schema of a contract a place of a document is said by, and where in it: a named schema, or
/// the one that stands in an operation.
///
/// @param root how an overlay names it: `{schema: User}`, `{operation: getUser, reply: "200"}`
/// @param at on from there: `profile.emails[]`
record Owner(Obj root, String at) {

  private static final int DEPTH = 8;

  static Owner of(Obj root, Schema schema) {
    return schema.name().map(Owner::named).orElse(new Owner(root, ""));
  }

  private static Owner named(String schema) {
    return new Owner(Obj.of("schema", Json.of(schema)), "");
  }

  /// The same place one step on, said here.
  Owner step(String step) {
    boolean folded = step.equals("[]");
    return new Owner(root, at + (at.isEmpty() || folded ? "" : ".") + step);
  }

  /// Who says the schema that stands a step on.
  Owner below(String step, Schema schema) {
    return schema.name().map(Owner::named).orElseGet(() -> step(step));
  }

  /// Who declares a member of a schema that this one says: it, or one it is made of.
  Owner declaring(Schema schema, String member) {
    return declaring(schema, member, DEPTH);
  }

  /// A base and its variants name each other: after some steps it is who was asked.
  private Owner declaring(Schema schema, String member, int depth) {
    boolean own =
        schema.resolved().node().obj("properties").filter(all -> all.has(member)).isPresent();
    if (own || depth == 0) {
      return this;
    }
    for (Schema part : schema.allOf()) {
      if (part.property(member).isPresent()) {
        return part.name().map(Owner::named).orElse(this).declaring(part, member, depth - 1);
      }
    }
    for (Schema part : schema.variants()) {
      if (part.property(member).isPresent()) {
        return part.name().map(Owner::named).orElse(this).declaring(part, member, depth - 1);
      }
    }
    return this;
  }

  /// The entry of an overlay that says something of the place.
  Obj says(String what, Json value) {
    Obj entry = at.isEmpty() ? root : root.with("at", at);
    return entry.with(what, value);
  }

  /// The schema of a member, its own or a variant's.
  static Optional<Schema> member(Schema schema, String name) {
    return schema
        .property(name)
        .or(() ->
            schema.possibleProperties().stream().filter(it -> it.name().equals(name)).findFirst())
        .map(Schema.Property::schema);
  }
}
