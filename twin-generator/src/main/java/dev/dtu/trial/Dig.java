package dev.dtu.trial;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.Optional;

/// Finds members by dotted names, in values and in schemas; the empty name is the whole.
public final class Dig {

  private Dig() {}

  public static Optional<Json> find(Json value, String dotted) {
    return value.at(dotted);
  }

  /// A copy of the object with the member put, and objects on the way to it where there are none.
  public static Obj put(Obj value, String dotted, Json member) {
    int dot = dotted.indexOf('.');
    if (dot < 0 || value.has(dotted)) {
      return value.with(dotted, member);
    }
    String first = dotted.substring(0, dot);
    Obj inner = value.obj(first).orElse(Obj.EMPTY);
    return value.with(first, put(inner, dotted.substring(dot + 1), member));
  }

  /// What names a row, with the other members where the schema lets both stand, else with those that
  /// must be there.
  static Obj binding(Obj members, Obj bound, Schema schema) {
    Obj all = members.withAll(bound);
    if (SchemaCheck.check(all, schema, SchemaCheck.Direction.REQUEST).isEmpty()) {
      return all;
    }
    Obj few = members;
    for (String name : members.keys()) {
      few = schema.required().contains(name) ? few : few.without(name);
    }
    Obj less = few.withAll(bound);
    return SchemaCheck.check(less, schema, SchemaCheck.Direction.REQUEST).isEmpty() ? less : all;
  }

  /// A copy without the member.
  public static Obj without(Obj value, String dotted) {
    int dot = dotted.indexOf('.');
    if (dot < 0 || value.has(dotted)) {
      return value.without(dotted);
    }
    String first = dotted.substring(0, dot);
    return value
        .obj(first)
        .map(inner -> value.with(first, without(inner, dotted.substring(dot + 1))))
        .orElse(value);
  }

  /// The schema of a member.
  public static Optional<Schema> find(Schema schema, String dotted) {
    if (dotted.isEmpty()) {
      return Optional.of(schema);
    }
    Optional<Schema> whole = property(schema, dotted);
    int dot = dotted.indexOf('.');
    if (whole.isPresent() || dot < 0) {
      return whole;
    }
    return property(schema, dotted.substring(0, dot))
        .flatMap(inner -> find(inner, dotted.substring(dot + 1)));
  }

  private static Optional<Schema> property(Schema schema, String name) {
    return schema.possibleProperties().stream()
        .filter(property -> property.name().equals(name))
        .map(Schema.Property::schema)
        .findFirst();
  }

  /// The document a reply carries; empty when it carries none.
  public static Optional<Json> document(Reply reply) {
    if (!(reply.body() instanceof Body.Bytes bytes) || bytes.length() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(bytes.content()));
    } catch (Malformed notJson) {
      return Optional.empty();
    }
  }
}
