package dev.dtu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever became of the bytes of a segment: what is before the damage stands, what is after it is
/// kept aside and told, and the universe goes on without a gap.
class DamageTest {

  private static final int ENTRIES = 14;
  private static final Options OPTIONS =
      Options.DEFAULT.withSegmentBytes(700).withSnapshotEntries(4);

  @TempDir Path temporary;
  private final Script script = Script.of(ENTRIES);
  private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    folder = temporary.resolve("whole");
    try (Ledger ledger = Ledger.open(folder, OPTIONS, 1)) {
      script.write(ledger.create("one", Script.FACTS, Script.beginning()));
    }
    assertThat(Script.segments(folder)).hasSizeGreaterThan(2);
  }

  /// How many entries stand when a segment's bytes from one on are lost.
  private static int standing(Path segment, int bytes) throws IOException {
    var frames = new Frames(Arrays.copyOf(Files.readAllBytes(segment), bytes));
    int records = 0;
    while (frames.next().isPresent()) {
      records++;
    }
    int first = Integer.parseInt(segment.getFileName().toString().substring(7, 19));
    return first - 1 + Math.max(0, records - 1);
  }

  /// How long a segment's first bytes are without the zeros at their end.
  private static int used(Path segment, int bytes) throws IOException {
    byte[] content = Files.readAllBytes(segment);
    int used = bytes;
    while (used > 0 && content[used - 1] == 0) {
      used--;
    }
    return used;
  }

  private Ledger holds(Path copy, int entries) throws IOException {
    Ledger ledger = Ledger.open(copy, OPTIONS, 1);
    Ledger.Kept kept = ledger.kept().getFirst();
    assertThat(kept.turn()).isEqualTo(entries);
    assertThat(kept.book().wake().store().hash()).isEqualTo(script.store(entries).hash());
    assertThat(kept.book().entries(1, 100, entries))
        .isEqualTo(script.entries().subList(0, entries));
    return ledger;
  }

  private void goesOn(Path copy, int entries) throws IOException {
    try (Ledger ledger = Ledger.open(copy, OPTIONS, 1)) {
      assertThat(ledger.cuts()).isEmpty();
      script.write(ledger.kept().getFirst().book(), entries, ENTRIES);
    }
    holds(copy, ENTRIES).close();
  }

  @Test
  void a_segment_cut_at_any_byte_keeps_its_whole_records() throws IOException {
    Path last = Script.segments(folder).getLast();
    int size = (int) Files.size(last);
    for (int bytes = 0; bytes < size; bytes++) {
      Path copy = Script.copy(folder, temporary.resolve("cut" + bytes));
      Path segment = copy.resolve(folder.relativize(last).toString());
      int standing = standing(last, bytes);
      Files.write(segment, Arrays.copyOf(Files.readAllBytes(last), bytes));
      try (Ledger ledger = holds(copy, standing)) {
        for (Cut cut : ledger.cuts()) {
          assertThat(cut.universe()).isEqualTo("one");
          assertThat(cut.last()).isEqualTo(standing);
          assertThat(cut.readable()).isEqualTo(standing);
          // zeros at the end are no part of a record that anybody began
          assertThat(cut.offset() + cut.bytes()).isEqualTo(used(last, bytes));
        }
      }
      if (bytes % 7 == 0) {
        goesOn(copy, standing);
      }
    }
  }

  @Test
  void a_flipped_bit_anywhere_is_found_and_told_with_what_it_costs() throws IOException {
    List<Path> segments = Script.segments(folder);
    for (Path damaged : List.of(segments.getFirst(), segments.getLast())) {
      byte[] content = Files.readAllBytes(damaged);
      for (int at = 0; at < content.length; at++) {
        Path copy = Script.copy(folder, temporary.resolve("flip" + at + damaged.getFileName()));
        byte[] flipped = content.clone();
        flipped[at] ^= (byte) (1 << at % 8);
        Files.write(copy.resolve(folder.relativize(damaged).toString()), flipped);
        int standing = standing(damaged, at);
        try (Ledger ledger = holds(copy, standing)) {
          Cut cut = ledger.cuts().getFirst();
          assertThat(ledger.cuts()).hasSize(1);
          assertThat(cut.last()).isEqualTo(standing);
          boolean newest = standing == ENTRIES - 1;
          assertThat(cut.readable()).isEqualTo(newest ? standing : ENTRIES);
          assertThat(cut.toString()).contains(newest ? "no whole entry" : "are lost");
          assertThat(copy.resolve("universes/00000001-one").resolve(cut.aside())).exists();
        }
        if (at % 7 == 0) {
          goesOn(copy, standing);
        }
      }
    }
  }

  @Test
  void a_segment_that_is_missing_ends_the_universe_before_it() throws IOException {
    List<Path> segments = Script.segments(folder);
    int before = standing(segments.getFirst(), (int) Files.size(segments.getFirst()));
    Files.delete(segments.get(1));
    try (Ledger ledger = holds(folder, before)) {
      assertThat(ledger.cuts()).singleElement().extracting(Cut::readable).isEqualTo(14L);
    }
    goesOn(folder, before);
  }

  @Test
  void the_begin_after_a_reset_outlives_damage() throws IOException {
    try (Ledger ledger = Ledger.open(folder, OPTIONS, 1)) {
      ledger.kept().getFirst().book().reset();
    }
    List<Path> segments = new ArrayList<>(Script.segments(folder));
    Files.write(segments.getLast(), new byte[5]);
    try (Ledger ledger = holds(folder, 0)) {
      assertThat(ledger.cuts()).hasSize(1);
    }
    goesOn(folder, 0);
  }
}
