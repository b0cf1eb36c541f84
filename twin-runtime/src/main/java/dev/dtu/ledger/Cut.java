package dev.dtu.ledger;

/// What of a universe's entries could not be read back.
///
/// @param offset the first byte of the file that is no whole record
/// @param bytes how many bytes were cut, in all files
/// @param last the number of the last entry that stands
/// @param readable the highest number of an entry that could still be read after the damage; the
///     same as `last` when there is none
/// @param aside what keeps the bytes that were cut
public record Cut(
    String universe, String file, long offset, long bytes, long last, long readable, String aside) {

  /// A line for people.
  @Override
  public String toString() {
    String lost =
        readable > last
            ? "entries %d to %d are lost".formatted(last + 1, readable)
            : "no whole entry was among them";
    return ("universe '%s': %s is damaged at byte %d; %d bytes were cut and kept in %s; %s; it goes"
            + " on after entry %d")
        .formatted(universe, file, offset, bytes, aside, lost, last);
  }
}
