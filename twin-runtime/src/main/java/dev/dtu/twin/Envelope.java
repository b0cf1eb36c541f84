package dev.dtu.twin;

import dev.dtu.call.Reply;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Schema;
import java.util.Optional;

/// Says no in the vendor's words: status, headers and body of a refusal.
@FunctionalInterface
public interface Envelope {

  Reply render(Refusal refusal, Scene scene);

  /// The shape in which the service was seen to say a problem at an operation, whatever its document
  /// declares; empty when the document is believed.
  default Optional<Schema> deviation(String problem, Optional<Operation> matched) {
    return Optional.empty();
  }
}
