package dev.dtu.effect;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import java.util.Optional;

/// Finds what a resource calls its schemas by: `schema:NAME`, `body:OPERATION`, `reply:OPERATION`, the
/// last two with `#member.member` behind, each with `[]` for what a list has.
final class SchemaPlace {

  private SchemaPlace() {}

  static Optional<Schema> find(Contract contract, String where) {
    boolean each = where.endsWith("[]");
    String name = where.substring(where.indexOf(':') + 1, where.length() - (each ? 2 : 0));
    if (where.startsWith("schema:")) {
      return contract.schemas().find(name).flatMap(s -> each ? s.items() : Optional.of(s));
    }
    int hash = name.indexOf('#');
    Optional<Operation> operation = contract.find(hash < 0 ? name : name.substring(0, hash));
    Optional<Schema> schema =
        where.startsWith("body:")
            ? operation.flatMap(Operation::body).flatMap(b -> b.schemaFor("application/json"))
            : operation.flatMap(Operation::success).flatMap(ReplyShape::json);
    if (hash >= 0) {
      for (String step : name.substring(hash + 1).split("\\.")) {
        schema = schema.flatMap(s -> s.property(step)).map(Schema.Property::schema);
      }
    }
    return each ? schema.flatMap(Schema::items) : schema;
  }
}
