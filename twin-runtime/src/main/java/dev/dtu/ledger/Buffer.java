package dev.dtu.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads one file after the other into an array that is used again, since segments are long.
///
/// Mutable; one thread's. What was read is good until the next file is.
final class Buffer {

  private byte[] bytes = new byte[0];

  /// The records of a file.
  Frames read(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      int size = Math.toIntExact(file.size());
      if (bytes.length < size) {
        bytes = new byte[size];
      }
      var into = ByteBuffer.wrap(bytes, 0, size);
      int more = 0;
      while (into.hasRemaining() && more >= 0) {
        more = file.read(into);
      }
      return new Frames(bytes, into.position());
    }
  }
}
