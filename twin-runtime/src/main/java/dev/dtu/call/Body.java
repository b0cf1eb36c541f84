package dev.dtu.call;

import dev.dtu.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a request or reply carries: nothing, bytes, a reference to bytes kept as blobs, or a
/// document with such bytes beside it.
public sealed interface Body {

  /// How many bytes.
  long length();

  /// No body at all.
  enum None implements Body {
    NONE;

    @Override
    public long length() {
      return 0;
    }
  }

  /// Bytes at hand. The array is not copied: who makes one gives it away.
  @SuppressWarnings("ArrayRecordComponent") // equality is by content, below
  record Bytes(byte[] content) implements Body {
    @Override
    public long length() {
      return content.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  /// Bytes in the blob store, by their SHA-256 in lower-case hexadecimal.
  record Stored(String sha256, long length) implements Body {}

  /// A stretch of bytes in the blob store, as a reply to a request for a range of them.
  ///
  /// @param from the first byte of the blob that belongs to it
  record Stretch(Stored whole, long from, long length) implements Body {
    public Stretch {
      if (from < 0 || length < 0 || from > whole.length() - length) {
        throw new IllegalArgumentException(
            "expected a stretch of %d bytes, found %d from %d on"
                .formatted(whole.length(), length, from));
      }
    }
  }

  /// What an upload brings: bytes, already in the blob store, and the document beside them. It was
  /// parted before the call was stamped, so that nothing under a universe's lock reads a blob.
  ///
  /// @param document the text of the document; empty when the bytes came alone
  /// @param content the bytes; of an upload in several requests all of them once it is whole, until
  ///     then what this request brought
  /// @param type the media type of the bytes; empty when nobody told it
  /// @param digests of the bytes, in lower-case hexadecimal, by name: `md5`, `sha1`, `sha256`
  /// @param begun how many bytes of `content` earlier requests brought
  /// @param more what else the same form brought, a file each; those have none themselves
  record Parcel(
      Bytes document,
      Stored content,
      String type,
      SortedMap<String, String> digests,
      long begun,
      List<Parcel> more)
      implements Body {
    public Parcel {
      digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
      more = List.copyOf(more);
    }

    /// A parcel of one file.
    public Parcel(
        Bytes document,
        Stored content,
        String type,
        SortedMap<String, String> digests,
        long begun) {
      this(document, content, type, digests, begun, List.of());
    }

    /// All files, the first one first, each by itself.
    public List<Parcel> each() {
      List<Parcel> all = new ArrayList<>();
      all.add(new Parcel(document, content, type, digests, begun));
      all.addAll(more);
      return all;
    }

    @Override
    public long length() {
      long all = document.length() + content.length();
      for (Parcel other : more) {
        all += other.length();
      }
      return all;
    }
  }

  /// Bytes the gateway did not take: the service refuses the call in its own words as soon as it
  /// knows the operation.
  ///
  /// @param problem the problem's name: too large, or not what its encoding says
  /// @param facts what the problem's text may use, by name
  record Unread(String problem, SortedMap<String, String> facts) implements Body {
    public Unread {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /// Nobody counted them.
    @Override
    public long length() {
      return 0;
    }
  }

  static Body of(byte[] content) {
    return new Bytes(content);
  }

  static Body of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static Body of(Json document) {
    return new Bytes(document.bytes());
  }
}
