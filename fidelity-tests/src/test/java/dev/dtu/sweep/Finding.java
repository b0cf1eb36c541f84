package dev.dtu.sweep;

import dev.dtu.json.Json;
import java.util.Optional;

/// What came of one method.
///
/// @param operation the operation it calls; empty when it calls none of the contract's
/// @param why what was said; empty for success
/// @param reply the document that a library read; empty for all but success
record Finding(String method, String operation, Kind kind, String why, Optional<Json> reply) {

  /// The columns of the table.
  enum Kind {
    /// The service did it and the library read the answer.
    SUCCESS,
    /// The service said no, in words the library turned into its own exception.
    PROBLEM,
    /// No such operation, none with a meaning, or a defect of ours.
    UNKNOWN,
    /// The library, or we, had no arguments for it: nothing was sent.
    UNSENT,
    /// The library could not read the answer.
    UNREADABLE
  }
}
