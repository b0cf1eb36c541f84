package dev.dtu.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file of records that is appended to. Guarded by its volume.
final class Segment {

  private final Medium medium;
  private final FileChannel file;
  private long end;

  /// Whether part of a record stands after the end.
  private boolean ragged;

  /// Goes on with a file after the byte `end`; makes it when there is none.
  Segment(Medium medium, Path path, long end) throws IOException {
    this.medium = medium;
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    this.end = end;
  }

  long end() {
    return end;
  }

  /// Adds a whole record, or nothing: what was written of it is cut off again.
  void append(ByteBuffer record) throws IOException {
    int length = record.remaining();
    if (ragged) {
      cut(end);
    }
    try {
      medium.write(file, record, end);
    } catch (IOException failed) {
      ragged = true;
      try {
        cut(end);
      } catch (IOException later) {
        failed.addSuppressed(later);
      }
      throw failed;
    }
    end += length;
  }

  void force() throws IOException {
    medium.force(file);
  }

  /// Takes back what was appended after a place.
  void cut(long place) throws IOException {
    file.truncate(place);
    end = place;
    ragged = false;
  }

  void close() throws IOException {
    file.close();
  }
}
