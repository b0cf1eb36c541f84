package dev.dtu.bench.load;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What one connection asks, one request after the other, and what it accepts as the answer.
///
/// Mutable; one connection's.
interface Script {

  /// The next request, ready to be written; valid until the next call.
  ByteBuffer next();

  /// Why this is not the right answer to the request asked last; empty when it is.
  Optional<String> wrong(ReplyParser.Step.Whole reply);
}
