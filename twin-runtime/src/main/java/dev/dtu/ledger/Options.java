package dev.dtu.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a ledger writes.
///
/// @param twins what each twin at hand is made of, as a digest: written beside the entries they make
/// @param segmentBytes a segment that is so long is followed by another
/// @param recordBytes the longest entry that is kept, at most [Frames#LIMIT_BYTES]
/// @param snapshotEntries a snapshot is made after so many entries
/// @param restEntries a universe that rests leaves at most so many entries after its snapshot
public record Options(
    Durability durability,
    SortedMap<String, String> twins,
    long segmentBytes,
    int recordBytes,
    int snapshotEntries,
    int restEntries) {

  public static final Options DEFAULT =
      new Options(
          Durability.PROCESS,
          Collections.emptySortedMap(),
          8L << 20,
          Frames.LIMIT_BYTES,
          40_000,
          200);

  public Options {
    twins = Collections.unmodifiableSortedMap(new TreeMap<>(twins));
    if (segmentBytes < 1 || recordBytes < 1 || snapshotEntries < 1 || restEntries < 0) {
      throw new IllegalArgumentException("every limit is at least 1");
    }
    if (recordBytes > Frames.LIMIT_BYTES) {
      throw new IllegalArgumentException(
          "expected records of at most " + Frames.LIMIT_BYTES + " bytes, found " + recordBytes);
    }
  }

  public Options with(Durability wanted) {
    return new Options(wanted, twins, segmentBytes, recordBytes, snapshotEntries, restEntries);
  }

  public Options withTwins(SortedMap<String, String> digests) {
    return new Options(
        durability, digests, segmentBytes, recordBytes, snapshotEntries, restEntries);
  }

  public Options withSegmentBytes(long bytes) {
    return new Options(durability, twins, bytes, recordBytes, snapshotEntries, restEntries);
  }

  public Options withRecordBytes(int bytes) {
    return new Options(durability, twins, segmentBytes, bytes, snapshotEntries, restEntries);
  }

  public Options withSnapshotEntries(int entries) {
    return new Options(
        durability, twins, segmentBytes, recordBytes, entries, Math.min(entries, restEntries));
  }
}
