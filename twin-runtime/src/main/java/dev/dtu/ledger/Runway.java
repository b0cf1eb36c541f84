package dev.dtu.ledger;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The part of a busy segment that entries go to next: a file that is mapped, and zeros in it that the
/// disk has taken before. An entry is copied there without a call of the system; what is copied outlives
/// the process, since the system has the file's pages.
///
/// The zeros are written as records are, so that a full disk is known while nothing depends on it: a page
/// that the disk had no room for would end the copy with a signal. What stands behind the last record
/// when the process ends is zeros. Mutable; guarded by its volume.
final class Runway {

  /// So many are written at once.
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(64 << 10).asReadOnlyBuffer();

  private final Medium medium;
  private final FileChannel file;
  private final Arena arena = Arena.ofShared();
  private final ByteBuffer mapped;
  private long ready;

  /// Maps a file's first bytes, and makes it as long.
  ///
  /// @param end where the next record goes
  Runway(Medium medium, FileChannel file, long end, int length) throws IOException {
    this.medium = medium;
    this.file = file;
    this.ready = end;
    try {
      this.mapped = file.map(FileChannel.MapMode.READ_WRITE, 0, length, arena).asByteBuffer();
    } catch (IOException | UnsupportedOperationException none) {
      arena.close();
      throw new IOException("a file that cannot be mapped", none);
    }
  }

  /// Whether a record fits behind a place.
  boolean holds(long place, int length) {
    return place + length <= mapped.capacity();
  }

  /// Puts a record there.
  void put(ByteBuffer record, long place) throws IOException {
    int length = record.remaining();
    while (ready < place + length) {
      int more = (int) Math.min(ZEROS.capacity(), mapped.capacity() - ready);
      medium.write(file, ZEROS.slice(0, more), ready);
      ready += more;
    }
    try {
      mapped.put((int) place, record, record.position(), length);
    } catch (InternalError lost) { // what the JVM makes of the signal, when somebody cut the file
      throw new IOException("a mapped file that is not there any more", lost);
    }
  }

  /// Lets go of the file, which stays as long as it is.
  void close() {
    arena.close();
  }
}
