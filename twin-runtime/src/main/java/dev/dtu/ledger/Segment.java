package dev.dtu.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A file of records that is appended to: by writing while it is short, over a [Runway] when it shows
/// that its universe is busy, so that the many that are not take no room ahead. Guarded by its volume.
final class Segment {

  /// A runway begins behind this part of a segment.
  private static final int PART = 32;

  private final Medium medium;
  private final FileChannel file;
  private final long length;
  private long end;
  private Optional<Runway> runway = Optional.empty();
  private boolean plain;

  /// Whether part of a record stands after the end, or the file is longer for nothing.
  private boolean ragged;

  /// Goes on with a file after the byte `end`; makes it when there is none.
  ///
  /// @param length a runway may take it to; 0 for none
  Segment(Medium medium, Path path, long end, long length) throws IOException {
    this.medium = medium;
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    this.end = end;
    this.length = Math.min(length, Integer.MAX_VALUE);
  }

  long end() {
    return end;
  }

  /// Adds a whole record, or nothing: what was written of it is cut off again.
  void append(ByteBuffer record) throws IOException {
    int bytes = record.remaining();
    if (ragged) {
      cut(end);
    }
    if (!ready(bytes) || !copied(record)) {
      write(record);
    }
    end += bytes;
  }

  private void write(ByteBuffer record) throws IOException {
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
  }

  /// Whether a runway has room for a record.
  private boolean ready(int bytes) {
    if (runway.isEmpty() && !plain && end >= length / PART && end + bytes <= length) {
      try {
        runway = Optional.of(new Runway(medium, file, end, (int) length));
      } catch (IOException none) { // where no file can be mapped it is written to
        plain = true;
        ragged = true;
      }
    }
    return runway.isPresent() && runway.get().holds(end, bytes);
  }

  /// Puts a record on the runway; without room or a file for it there is no runway from now on.
  private boolean copied(ByteBuffer record) throws IOException {
    try {
      runway.orElseThrow().put(record, end);
      return true;
    } catch (IOException unready) {
      plain = true;
      ragged = true;
      cut(end);
      return false;
    }
  }

  void force() throws IOException {
    medium.force(file);
  }

  /// Takes back what stands after a place.
  void cut(long place) throws IOException {
    runway.ifPresent(Runway::close);
    runway = Optional.empty();
    file.truncate(place);
    end = place;
    ragged = false;
  }

  void close() throws IOException {
    try (file) {
      if (ragged || runway.isPresent()) {
        cut(end);
      }
    }
  }
}
