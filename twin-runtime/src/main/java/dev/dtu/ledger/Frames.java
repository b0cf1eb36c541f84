package dev.dtu.ledger;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A file's bytes as records: `length (4) · CRC32C of length and content (4) · content`, numbers
/// with the highest byte first.
///
/// A reader goes from record to record until the end, or the first whose checksum does not hold.
/// Mutable; one thread's.
final class Frames {

  /// Length and checksum.
  static final int HEAD = 8;

  /// The longest record; what would be longer is not kept.
  static final int LIMIT_BYTES = 64 << 20;

  private final byte[] file;
  private final int size;
  private int at;

  Frames(byte[] file) {
    this(file, file.length);
  }

  Frames(byte[] file, int size) {
    this.file = file;
    this.size = size;
  }

  /// Writes the head of a record that fills the array up to `size`.
  static void seal(byte[] record, int size) {
    var buffer = ByteBuffer.wrap(record);
    buffer.putInt(0, size - HEAD);
    buffer.putInt(Integer.BYTES, checksum(record, 0, size - HEAD));
  }

  /// The next record; nothing at the end, and where no whole one stands.
  Optional<RecordIn> next() {
    int length = length(at);
    if (length < 0) {
      return Optional.empty();
    }
    int from = at + HEAD;
    at = from + length;
    return Optional.of(new RecordIn(file, from, at));
  }

  /// Where the next record begins, or what is no record.
  int at() {
    return at;
  }

  /// Goes on elsewhere.
  void to(int place) {
    at = place;
  }

  /// Whether all of the file was records.
  boolean ended() {
    return at == size;
  }

  /// Whether no record follows, but perhaps zeros: what was made ready for more.
  boolean blank() {
    return used() == at;
  }

  /// How many bytes there are without the zeros that nothing but zeros follows; from here on.
  int used() {
    int end = size;
    while (end > at && file[end - 1] == 0) {
      end--;
    }
    return end;
  }

  /// The length of the record at a place, -1 where there is none.
  private int length(int place) {
    if (size - place < HEAD) {
      return -1;
    }
    var buffer = ByteBuffer.wrap(file);
    int length = buffer.getInt(place);
    boolean fits = length > 0 && length <= LIMIT_BYTES && length <= size - place - HEAD;
    return fits && buffer.getInt(place + Integer.BYTES) == checksum(file, place, length)
        ? length
        : -1;
  }

  private static int checksum(byte[] bytes, int place, int length) {
    var crc = new CRC32C();
    crc.update(bytes, place, Integer.BYTES);
    crc.update(bytes, place + HEAD, length);
    return (int) crc.getValue();
  }
}
