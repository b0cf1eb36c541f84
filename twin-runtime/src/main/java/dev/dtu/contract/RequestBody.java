package dev.dtu.contract;

import java.util.Optional;
import java.util.SequencedMap;

/// The body an operation takes.
///
/// @param content schemas by media type, in declared order; a type may be a range like `text/*`
public record RequestBody(boolean required, SequencedMap<String, Schema> content) {

  public RequestBody {
    content = Ordered.copy(content);
  }

  /// The schema for a Content-Type header; an empty header means the first declared type.
  public Optional<Schema> schemaFor(String contentType) {
    return MediaTypes.pick(content, contentType);
  }
}
