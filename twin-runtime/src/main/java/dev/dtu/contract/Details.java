package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// What a contract knows of its operations, schemas and events, each read when first asked for; the
/// seam to the forms in which contracts are kept.
///
/// Safe for any number of threads. What cannot be read is a broken installation: the implementer
/// throws what its medium throws, unchecked.
public interface Details {

  /// All operations, a line each, in the contract's order.
  ///
  /// @throws IllegalArgumentException when a line is none
  List<OperationLine> lines();

  /// What an operation takes and answers.
  Optional<Obj> operation(OperationLine line);

  /// A named schema as it is written.
  Optional<Json> schema(String name);

  /// The names of all schemas, in the contract's order.
  List<String> schemas();

  /// What the service tells by that name.
  Optional<Obj> event(String name);
}
