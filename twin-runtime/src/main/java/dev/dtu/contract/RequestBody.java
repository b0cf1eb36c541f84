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

  /// Whether it is bytes, of whatever type, and no document.
  public boolean bytesAlone() {
    Schema any = content.size() == 1 ? content.get("*/*") : null;
    return any != null && any.node().text("format").filter("binary"::equals).isPresent();
  }

  /// Whether it is a form of files, and no field of it is a document's.
  public boolean filesAlone() {
    Schema form = content.size() == 1 ? content.get("multipart/form-data") : null;
    return form != null && form.types().contains("array");
  }

  /// The schema for a Content-Type header; an empty header means the first declared type.
  public Optional<Schema> schemaFor(String contentType) {
    return MediaTypes.pick(content, contentType);
  }
}
