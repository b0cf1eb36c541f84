package dev.dtu.ledger;

import dev.dtu.journal.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Where a volume's records go: the segment at hand, how far it is written, and how far that has
/// landed on the disk. Guarded by its volume's monitor; its [Landing] has a lock of its own.
final class Tape {

  /// What was written.
  ///
  /// @param ticket counts entries and resets
  /// @param turn the number of the last entry
  /// @param end of the segment
  record Mark(long ticket, long turn, Instant moment, long end) {}

  /// What is to be forced, and what has landed then.
  record Forcing(Optional<Segment> segment, Mark mark) {

    void run() throws IOException {
      try {
        if (segment.isPresent()) {
          segment.get().force();
        }
      } catch (ClosedChannelException closed) {
        // whoever closed it had forced it before
      }
    }
  }

  private final Desk desk;
  private final Landing landing = new Landing();
  private Optional<Segment> segment = Optional.empty();
  private Mark written;
  private Mark landed;

  Tape(Desk desk, Mark mark) {
    this.desk = desk;
    this.written = mark;
    this.landed = mark;
  }

  Landing landing() {
    return landing;
  }

  long tickets() {
    return written.ticket;
  }

  /// Whether the next record needs a new segment.
  boolean full() {
    return written.end == 0 || written.end >= desk.options().segmentBytes();
  }

  private boolean forces() {
    return desk.options().durability() == Durability.POWER;
  }

  /// What has to be forced is written: that outlasts a loss of power on every system.
  private Segment segment(Path path, long end) throws IOException {
    long runway = forces() ? 0 : desk.options().segmentBytes();
    return new Segment(desk.medium(), path, end, runway);
  }

  /// Begins a segment with its head.
  void begin(Path path, ByteBuffer head) throws IOException {
    close();
    var begun = segment(path, 0);
    try {
      begun.append(head);
    } catch (IOException failed) {
      begun.close();
      Files.deleteIfExists(path);
      throw failed;
    }
    segment = Optional.of(begun);
    written = new Mark(written.ticket, written.turn, written.moment, begun.end());
    landed = new Mark(landed.ticket, landed.turn, landed.moment, begun.end());
  }

  /// Writes a whole record, or nothing; tells its ticket.
  long append(Path path, ByteBuffer record, Entry entry) throws IOException {
    if (forces() && landing.broken()) {
      throw new IOException("the disk did not take what was written before");
    }
    if (segment.isEmpty()) {
      segment = Optional.of(segment(path, written.end));
    }
    segment.get().append(record);
    written = new Mark(written.ticket + 1, entry.number(), entry.moment(), segment.get().end());
    return written.ticket;
  }

  /// Entries are numbered from 1 again, in a segment that was just begun.
  void restart(Instant moment) throws IOException {
    written = new Mark(written.ticket + 1, 0, moment, written.end);
    if (forces()) {
      close();
    }
  }

  Forcing forcing() {
    return new Forcing(segment, written);
  }

  /// Takes note of what was forced; tells up to which ticket all has landed.
  long landed(Forcing forced) {
    landed = landed.ticket < forced.mark.ticket ? forced.mark : landed;
    return forced.mark.ticket;
  }

  /// Takes back what has not landed and tells what has.
  Mark retreat() throws IOException {
    if (segment.isPresent()) {
      segment.get().cut(landed.end);
    }
    landing.lose(landed.ticket, written.ticket);
    landed = new Mark(written.ticket, landed.turn, landed.moment, landed.end);
    written = landed;
    return landed;
  }

  /// Closes the segment; what was written to it has landed.
  void close() throws IOException {
    if (segment.isPresent()) {
      if (forces()) {
        segment.get().force();
        landed = written;
      }
      segment.get().close();
      segment = Optional.empty();
    }
  }
}
