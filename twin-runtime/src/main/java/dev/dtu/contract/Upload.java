package dev.dtu.contract;

import java.util.List;
import java.util.OptionalLong;

/// Bytes that an operation takes by its routes for uploads.
///
/// @param parameter the query parameter that tells the kind
/// @param kinds `media`: the bytes are the body; `multipart`: a document and the bytes are its two
///     parts; `resumable`: the document comes first, the bytes follow by PUT, or by the method
///     that began it, to where the reply's `Location` leads
/// @param types media types taken, each a type or a range
public record Upload(
    String parameter, List<String> kinds, List<String> types, OptionalLong maxBytes) {

  public static final String MEDIA = "media";
  public static final String MULTIPART = "multipart";
  public static final String RESUMABLE = "resumable";

  /// The query parameter that names a resumable upload under way, in the addresses a twin gives out.
  public static final String SESSION = "upload_id";

  public Upload {
    kinds = List.copyOf(kinds);
    types = List.copyOf(types);
  }
}
