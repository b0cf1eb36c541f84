package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The named schemas of a contract; the family of a schema is read when first asked for.
///
/// Safe for any number of threads: what is read is kept, and nothing read is ever changed.
public final class Schemas {

  /// No named schemas: for schemas that refer to nothing.
  public static final Schemas NONE = in(Obj.EMPTY);

  /// The schema that every value fits.
  static final Schema ANYTHING = Schema.of(Obj.EMPTY, NONE);

  private final Details details;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private Schemas(Details details) {
    this.details = details;
  }

  /// The named schemas of a contract.
  static Schemas of(Details details) {
    return new Schemas(details);
  }

  /// Schemas at hand, by name.
  public static Schemas in(Obj named) {
    var families = Obj.builder();
    for (Obj.Member member : named) {
      families.put(member.key(), "all");
    }
    return new Schemas(new Families(Obj.of("schemas", families.build()), _ -> named));
  }

  /// The schema of that name.
  public Optional<Schema> find(String name) {
    Schema known = schemas.get(name);
    return known == null ? load(name) : Optional.of(known);
  }

  private Optional<Schema> load(String name) {
    Optional<Json> node = details.schema(name);
    return node.map(found -> schemas.computeIfAbsent(name, _ -> Schema.named(name, found, this)));
  }

  /// All names, in the contract's order.
  public List<String> names() {
    return details.schemas();
  }
}
