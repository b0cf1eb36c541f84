package dev.dtu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A busy universe is written ahead of its entries; a process that is killed leaves that behind.
class RunwayTest {

  private static final int ENTRIES = 300;

  /// A runway begins behind two kilobytes; the script fills some of these.
  private static final Options OPTIONS = Options.DEFAULT.withSegmentBytes(64 << 10);

  @TempDir Path temporary;
  private final Script script = Script.of(ENTRIES);

  /// The folder as it stands while its ledger is open, which is what a killed process leaves.
  private Path killed(int written, Options options) throws IOException {
    Path folder = temporary.resolve("open" + written);
    try (Ledger ledger = Ledger.open(folder, options, 1)) {
      Book book = ledger.create("one", Script.FACTS, Script.beginning());
      script.write(book, 0, written);
      assertThat(book.entries(1, ENTRIES, written)).isEqualTo(script.entries().subList(0, written));
      return Script.copy(folder, temporary.resolve("killed" + written));
    }
  }

  private void stands(Path folder, int entries, Options options) throws IOException {
    try (Ledger ledger = Ledger.open(folder, options, 1)) {
      assertThat(ledger.cuts()).isEmpty();
      Book book = ledger.kept().getFirst().book();
      assertThat(book.wake().turn()).isEqualTo(entries);
      assertThat(book.wake().store().hash()).isEqualTo(script.store(entries).hash());
      script.write(book, entries, ENTRIES);
    }
    try (Ledger ledger = Ledger.open(folder, options, 1)) {
      assertThat(ledger.cuts()).isEmpty();
      assertThat(ledger.kept().getFirst().book().entries(1, ENTRIES, ENTRIES))
          .isEqualTo(script.entries());
    }
  }

  @Test
  void what_was_made_ready_and_not_used_is_no_damage() throws IOException {
    for (int written : List.of(1, 20, 100, 200, 299)) {
      Path folder = killed(written, OPTIONS);
      Path newest = Script.segments(folder).getLast();
      boolean ahead = Files.size(newest) >= OPTIONS.segmentBytes();
      assertThat(ahead).isEqualTo(written >= 20);
      stands(folder, written, OPTIONS);
    }
  }

  @Test
  void a_segment_ends_with_its_last_record_once_another_begins() throws IOException {
    Path folder = killed(ENTRIES, Options.DEFAULT.withSegmentBytes(8 << 10));
    List<Path> segments = Script.segments(folder);
    assertThat(segments).hasSizeGreaterThan(3);
    for (Path segment : segments.subList(0, segments.size() - 1)) {
      var frames = new Frames(Files.readAllBytes(segment));
      while (frames.next().isPresent()) {
        // to the last
      }
      assertThat(frames.ended()).isTrue();
    }
  }

  @Test
  void half_a_record_on_the_runway_is_cut_and_told_without_what_was_ready() throws IOException {
    Path folder = killed(100, OPTIONS);
    Path newest = Script.segments(folder).getLast();
    var frames = new Frames(Files.readAllBytes(newest));
    while (frames.next().isPresent()) {
      // to where the next would stand
    }
    byte[] half = {0, 0, 1, 17, 3, 5, 7, 11, 13};
    try (var file = new RandomAccessFile(newest.toFile(), "rw")) {
      file.seek(frames.at());
      file.write(half);
    }
    try (Ledger ledger = Ledger.open(folder, OPTIONS, 1)) {
      Cut cut = ledger.cuts().getFirst();
      assertThat(cut.bytes()).isEqualTo(half.length);
      assertThat(cut.last()).isEqualTo(100);
      assertThat(cut.readable()).isEqualTo(100);
    }
    stands(folder, 100, OPTIONS);
  }
}
