package dev.dtu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  @TempDir Path folder;

  private Ledger open(Options options) throws IOException {
    return Ledger.open(folder, options, 42);
  }

  private Ledger open() throws IOException {
    return open(Options.DEFAULT);
  }

  private static Ledger.Kept only(Ledger ledger) {
    assertThat(ledger.kept()).hasSize(1);
    return ledger.kept().getFirst();
  }

  private static void holds(Book book, Script script, int entries) {
    assertThat(book.wake().store().hash()).isEqualTo(script.store(entries).hash());
    assertThat(book.entries(1, 1000, entries)).isEqualTo(script.entries().subList(0, entries));
  }

  @Test
  void a_universe_comes_back_as_it_was_left() throws IOException {
    Script script = Script.of(40);
    try (Ledger ledger = open()) {
      script.write(ledger.create("one", Script.FACTS, Script.beginning()));
    }
    try (Ledger ledger = open()) {
      Ledger.Kept kept = only(ledger);
      assertThat(kept.birth().name()).isEqualTo("one");
      assertThat(kept.birth().facts()).isEqualTo(Script.FACTS);
      assertThat(kept.turn()).isEqualTo(40);
      assertThat(kept.book().wake().moment()).isEqualTo(script.entry(39).moment());
      assertThat(kept.book().begin().hash()).isEqualTo(Store.empty().hash());
      holds(kept.book(), script, 40);
      assertThat(kept.book().entries(17, 3, 40)).isEqualTo(script.entries().subList(16, 19));
      assertThat(ledger.cuts()).isEmpty();
      assertThat(ledger.notes()).isEmpty();
    }
  }

  @Test
  void the_dice_of_the_first_start_stay() throws IOException {
    open().close();
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 43)) {
      assertThat(ledger.dice()).isEqualTo(42);
    }
  }

  @Test
  void a_folder_in_use_is_refused_until_it_is_closed() throws IOException {
    Ledger ledger = open();
    assertThatThrownBy(this::open).isInstanceOf(InUse.class).hasMessageContaining("locked");
    ledger.close();
    open().close();
  }

  @Test
  void a_folder_of_other_files_is_refused() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "words");
    assertThatThrownBy(this::open).isInstanceOf(Damaged.class).hasMessageContaining("other files");
  }

  @Test
  void a_long_segment_is_followed_by_another() throws IOException {
    Script script = Script.of(60);
    Options small = Options.DEFAULT.withSegmentBytes(2_000);
    try (Ledger ledger = open(small)) {
      script.write(ledger.create("one", Script.FACTS, Script.beginning()));
    }
    assertThat(Script.segments(folder)).hasSizeGreaterThan(4);
    for (Path segment : Script.segments(folder)) {
      assertThat(Files.size(segment)).isLessThan(3_000);
    }
    try (Ledger ledger = open(small)) {
      holds(only(ledger).book(), script, 60);
      script.more(20).write(only(ledger).book(), 60, 80);
      holds(only(ledger).book(), script, 80);
    }
  }

  @Test
  void snapshots_shorten_the_way_and_are_not_needed() throws IOException {
    Script script = Script.of(100);
    Options often = Options.DEFAULT.withSnapshotEntries(15);
    try (Ledger ledger = open(often)) {
      script.write(ledger.create("one", Script.FACTS, Script.beginning()));
    }
    List<Path> snapshots;
    try (var files = Files.walk(folder)) {
      snapshots = files.filter(file -> file.toString().endsWith(".snapshot")).sorted().toList();
    }
    assertThat(snapshots).hasSize(6);
    try (Ledger ledger = open(often)) {
      holds(only(ledger).book(), script, 100);
    }
    Files.write(snapshots.getLast(), new byte[] {1, 2, 3});
    Files.delete(snapshots.get(4));
    try (Ledger ledger = open(often)) {
      holds(only(ledger).book(), script, 100);
      assertThat(ledger.notes()).singleElement().asString().contains("a snapshot was of no use");
    }
  }

  @Test
  void an_entry_longer_than_a_record_is_refused_and_the_next_is_not() throws IOException {
    Script script = Script.of(2);
    try (Ledger ledger = open(Options.DEFAULT.withRecordBytes(20))) {
      Book book = ledger.create("one", Script.FACTS, Script.beginning());
      assertThatThrownBy(() -> script.write(book))
          .isInstanceOf(NotKept.class)
          .hasMessageContaining("at most 20 bytes")
          .extracting(thrown -> ((NotKept) thrown).reason())
          .isEqualTo(NotKept.Reason.TOO_LARGE);
    }
    try (Ledger ledger = open()) {
      holds(only(ledger).book(), script.write(only(ledger).book()), 2);
    }
  }

  @Test
  void a_fork_begins_where_its_parent_was_whatever_becomes_of_the_parent() throws IOException {
    Script parent = Script.of(30);
    Script fork = Script.after(parent, 20).more(10);
    Book one;
    try (Ledger ledger = open()) {
      one = ledger.create("one", Script.FACTS, Script.beginning());
      parent.write(one, 0, 20);
      var from =
          new Ledger.Beginning(one.place(), parent.store(20), parent.store(20), 20, Script.NOON);
      fork.write(ledger.create("two", Script.FACTS, from));
      parent.write(one, 20, 30);
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.kept()).hasSize(2);
      Book two = ledger.kept().get(1).book();
      assertThat(two.wake().store().hash()).isEqualTo(fork.store(10).hash());
      assertThat(two.begin().hash()).isEqualTo(parent.store(20).hash());
      assertThat(two.oldest()).isEqualTo(21);
      ledger.kept().getFirst().book().reset();
    }
    try (Ledger ledger = open()) {
      Book first = ledger.kept().getFirst().book();
      assertThat(first.wake().turn()).isZero();
      assertThat(first.wake().store().hash()).isEqualTo(Store.empty().hash());
      assertThat(ledger.kept().get(1).book().begin().hash()).isEqualTo(parent.store(20).hash());
      ledger.delete(first);
    }
    try (Ledger ledger = open()) {
      Book two = only(ledger).book();
      assertThat(two.wake().store().hash()).isEqualTo(fork.store(10).hash());
      ledger.delete(two);
      assertThat(folder.resolve("universes")).isEmptyDirectory();
    }
  }

  @Test
  void a_chain_of_forks_is_cut_short() throws IOException {
    Script script = Script.of(1);
    try (Ledger ledger = open()) {
      Book book = ledger.create("u0", Script.FACTS, Script.beginning());
      for (int i = 1; i < 60; i++) {
        script.write(book, i - 1, i);
        var from =
            new Ledger.Beginning(book.place(), script.store(i), script.store(i), i, Script.NOON);
        book = ledger.create("u" + i, Script.FACTS, from);
        script.more(1);
      }
    }
    try (Ledger ledger = open()) {
      int deepest = 0;
      for (Ledger.Kept kept : ledger.kept()) {
        deepest = Math.max(deepest, kept.birth().parent().map(Birth.Parent::depth).orElse(0));
      }
      assertThat(deepest).isEqualTo(Ledger.DEPTH);
      Book last = ledger.kept().getLast().book();
      assertThat(last.begin().hash()).isEqualTo(script.store(59).hash());
    }
  }

  @Test
  void other_versions_of_twins_open_a_world_and_are_noted() throws IOException {
    var before = new TreeMap<>(java.util.Map.of("notes", "aa", "memos", "bb"));
    var after = new TreeMap<>(java.util.Map.of("notes", "cc", "memos", "bb"));
    Script script = Script.of(3);
    try (Ledger ledger = open(Options.DEFAULT.withTwins(before))) {
      script.write(ledger.create("one", Script.FACTS, Script.beginning()));
    }
    try (Ledger ledger = open(Options.DEFAULT.withTwins(after))) {
      holds(only(ledger).book(), script, 3);
      assertThat(ledger.notes())
          .containsExactly(
              "universe 'one' was last written by other versions of notes; its rows are as they"
                  + " were");
    }
  }

  @Test
  void what_was_being_made_is_cleared_away() throws IOException {
    open().close();
    Path making = Files.createDirectory(folder.resolve("universes/00000009-x.making"));
    Files.writeString(making.resolve("birth.part"), "half");
    try (Ledger ledger = open()) {
      assertThat(ledger.kept()).isEmpty();
      assertThat(making).doesNotExist();
    }
  }
}
