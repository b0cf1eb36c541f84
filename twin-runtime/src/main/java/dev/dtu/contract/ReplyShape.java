package dev.dtu.contract;

import java.util.Optional;
import java.util.SequencedMap;

/// What a reply of one status looks like.
///
/// @param headers schemas by header name
/// @param content schemas by media type, in declared order; a type may be a range like `text/*`
public record ReplyShape(
    SequencedMap<String, Schema> headers, SequencedMap<String, Schema> content) {

  public static final ReplyShape EMPTY = new ReplyShape(Ordered.empty(), Ordered.empty());

  public ReplyShape {
    headers = Ordered.copy(headers);
    content = Ordered.copy(content);
  }

  /// The schema for a Content-Type header; an empty header means the first declared type.
  public Optional<Schema> schemaFor(String contentType) {
    return MediaTypes.pick(content, contentType);
  }

  /// The schema of the JSON body, whatever its exact media type.
  public Optional<Schema> json() {
    return MediaTypes.json(content);
  }
}
