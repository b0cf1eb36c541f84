package dev.dtu.contract;

import java.util.Locale;
import java.util.Optional;

/// Another way to reach an operation: a path of its own, from the root of the host.
///
/// @param line the operation's id and family, with the method and path of this route
public record FurtherRoute(OperationLine line, Use use) {

  /// What is different on a further route.
  public enum Use {
    /// The body holds bytes beside or instead of the operation's own document; see [Upload].
    UPLOAD,
    /// The reply is bytes; see [Download].
    DOWNLOAD,
    /// The members of the body stand in the query.
    QUERY;

    static Optional<Use> named(String word) {
      for (Use use : values()) {
        if (use.name().toLowerCase(Locale.ROOT).equals(word)) {
          return Optional.of(use);
        }
      }
      return Optional.empty();
    }
  }
}
