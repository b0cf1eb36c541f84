package dev.dtu.control;

import dev.dtu.call.Body;
import dev.dtu.json.Obj;
import dev.dtu.store.BlobRef;
import dev.dtu.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/// Bodies as an HTTP Archive holds them: as text, or in Base64.
///
/// @param blobs where long bodies are kept
record HarBodies(Blobs blobs) {

  /// The longest stretch of a blob that is written out; of a longer one its hash is told.
  static final int BLOB_BYTES = 10 << 20;

  /// A body written out.
  ///
  /// @param comment why it is not whole; empty when it is
  record Shown(String text, boolean base64, String comment) {

    /// The comment as a member, where there is one.
    Obj.Builder told(Obj.Builder out) {
      return comment.isEmpty() ? out : out.put("comment", comment);
    }
  }

  /// A body, of which so many bytes arrived.
  Shown shown(Body body, long most) {
    return switch (body) {
      case Body.None _ -> new Shown("", false, "");
      case Body.Unread(String problem, _) ->
          new Shown("", false, "the body was not read: " + problem);
      case Body.Bytes(byte[] content) ->
          shown(content.length <= most ? content : Arrays.copyOf(content, (int) most));
      case Body.Stored stored -> blob(stored, 0, Math.min(most, stored.length()));
      case Body.Stretch(Body.Stored whole, long from, long length) ->
          blob(whole, from, Math.min(most, length));
      case Body.Parcel parcel ->
          new Shown(parcel.document().toString(), false, "a document; beside it " + told(parcel));
    };
  }

  private static String told(Body.Parcel parcel) {
    return parcel.each().stream()
        .map(each ->
            "%d bytes with the SHA-256 %s"
                .formatted(each.content().length(), each.content().sha256()))
        .collect(Collectors.joining(", "));
  }

  private static Shown shown(byte[] content) {
    Optional<String> text = EntryView.text(content);
    return text.isPresent()
        ? new Shown(text.get(), false, "")
        : new Shown(Base64.getEncoder().encodeToString(content), true, "");
  }

  private Shown blob(Body.Stored whole, long from, long length) {
    String told = length + " bytes of the body with the SHA-256 " + whole.sha256();
    if (length > BLOB_BYTES) {
      return new Shown("", false, told + ", more than the " + BLOB_BYTES + " that are written out");
    }
    if (!blobs.has(whole.sha256())) {
      return new Shown("", false, told + ", which is no longer kept");
    }
    try (InputStream in = blobs.open(new BlobRef(whole.sha256(), whole.length()))) {
      in.skipNBytes(from);
      return shown(in.readNBytes((int) length));
    } catch (IOException broken) {
      return new Shown("", false, told + ", which cannot be read");
    }
  }
}
