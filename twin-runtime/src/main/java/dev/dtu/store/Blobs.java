package dev.dtu.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.Set;

/// File bodies, kept outside the tables under the hash of their content.
///
/// A body streams here before its call is answered; the call then carries only a [BlobRef]. Equal
/// bodies are kept once, whoever sent them. Any number of threads may use it at a time.
public interface Blobs {

  /// Starts to take a body.
  Upload begin() throws IOException;

  /// The body from its start; the caller closes it.
  InputStream open(BlobRef blob) throws IOException;

  /// The body for reading any part of it; the caller closes it.
  FileChannel channel(BlobRef blob) throws IOException;

  boolean has(String sha256);

  /// Whether any body came before that moment, and not again since.
  boolean any(Instant before) throws IOException;

  /// Removes every body that came before that moment, and not again since, whose hash is not in `live`,
  /// except those of uploads still open, and what uploads that never ended left behind; tells how many
  /// bodies went.
  ///
  /// @param before earlier than `live` was gathered, by more than an upload takes to be referred to
  int sweep(Set<String> live, Instant before) throws IOException;

  /// A body on its way in; used by one thread at a time.
  ///
  /// What it finished is safe from [Blobs#sweep] until it is closed, so close it after the turn
  /// that refers to the body is kept:
  ///
  /// ```
  /// try (Blobs.Upload upload = blobs.begin()) {
  ///   upload.write(chunk);
  ///   answer(call.with(upload.finish()));
  /// }
  /// ```
  interface Upload extends AutoCloseable {

    /// Takes the next bytes; [BlobTooLarge] when the body would exceed the limit, after which only
    /// discarding is left.
    void write(ByteBuffer bytes) throws IOException;

    default void write(byte[] bytes, int from, int length) throws IOException {
      write(ByteBuffer.wrap(bytes, from, length));
    }

    /// Keeps the body and tells what it is.
    BlobRef finish() throws IOException;

    /// Ends an upload that was not finished, leaving nothing; a finished one stays kept.
    void discard() throws IOException;

    /// As [#discard].
    @Override
    default void close() throws IOException {
      discard();
    }
  }
}
