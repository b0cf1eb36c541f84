package dev.dtu.effect;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.ReplyShape;
import dev.dtu.twin.Tagging;

/// Where requests may be conditional: a read whose contract declares an `ETag`, a `Last-Modified` or a
/// 304, a write that takes `If-Match`, and the operations that were seen to.
record Conditions(Tagging tagging) {

  private static final int NOT_MODIFIED = 304;

  Tag form() {
    return new Tag(tagging.weak());
  }

  /// Whether the replies of an operation carry a tag.
  boolean tags(Effect effect, Operation operation) {
    boolean read = effect.kind() == Effect.Kind.READ || effect.kind() == Effect.Kind.LIST;
    return read
        && operation.method().equals("GET")
        && (tagging.reads().contains(operation.id())
            || operation.declares(NOT_MODIFIED)
            || tells(operation, "etag")
            || tells(operation, "last-modified"));
  }

  /// Whether the replies of an operation that carry a tag also tell when it was last changed.
  static boolean dates(Operation operation) {
    return operation.declares(NOT_MODIFIED) || tells(operation, "last-modified");
  }

  /// Whether an operation looks if what it changes still is what the caller saw.
  boolean guards(Operation operation) {
    return tagging.writes().contains(operation.id())
        || operation.parameter(Parameter.Place.HEADER, "If-Match").isPresent();
  }

  private static boolean tells(Operation operation, String header) {
    return operation
        .success()
        .map(ReplyShape::headers)
        .filter(headers -> headers.keySet().stream().anyMatch(header::equalsIgnoreCase))
        .isPresent();
  }
}
