package dev.dtu.bench.load;

/// Counts markers for one connection: texts of one length, each used once in a process.
///
/// Mutable; one connection's.
final class Markers {

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final byte[] marker = new byte[Document.MARKER_LENGTH];
  private long count;

  /// @param lane a number no other live counter has
  Markers(long lane) {
    marker[0] = 'm';
    write(lane, 1, 8);
    marker[8] = '-';
  }

  /// The next marker; the array is this object's own and changes with the next call.
  byte[] next() {
    write(count++, 9, marker.length);
    return marker;
  }

  private void write(long value, int from, int to) {
    long left = value;
    for (int i = to - 1; i >= from; i--) {
      marker[i] = DIGITS[(int) (left & 15)];
      left >>>= 4;
    }
  }
}
