package dev.dtu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DiskTest {

  @TempDir Path folder;

  /// A disk with room for so many bytes more, which refuses to force when it is told to.
  private static final class Small implements Medium {
    long room = Long.MAX_VALUE;
    boolean failing;
    final AtomicInteger forced = new AtomicInteger();

    @Override
    public void write(FileChannel file, ByteBuffer bytes, long place) throws IOException {
      int length = bytes.remaining();
      int fits = (int) Math.min(room, length);
      Medium.Disk.DISK.write(file, bytes.slice(bytes.position(), fits), place);
      room -= fits;
      if (fits < length) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void force(FileChannel file) throws IOException {
      forced.incrementAndGet();
      if (failing) {
        throw new IOException("Input/output error");
      }
      Medium.Disk.DISK.force(file);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8 << 20, 2 << 10})
  void a_full_disk_refuses_the_entry_keeps_the_others_and_goes_on_when_there_is_room(
      long segmentBytes) throws IOException {
    Options options = Options.DEFAULT.withSegmentBytes(segmentBytes);
    for (int room = 0; room < 700; room++) {
      Script script = Script.of(6);
      var disk = new Small();
      Path here = folder.resolve("room" + room);
      int written = 0;
      try (Ledger ledger = Ledger.open(here, options, 1, disk)) {
        Book book = ledger.create("one", Script.FACTS, Script.beginning());
        disk.room = room;
        try {
          while (written < 6) {
            script.write(book, written, written + 1);
            written++;
          }
        } catch (NotKept full) {
          assertThat(full.reason()).isEqualTo(NotKept.Reason.NO_ROOM);
          assertThat(full).hasMessageContaining("No space left");
        }
        assertThat(book.wake().store().hash()).isEqualTo(script.store(written).hash());
        disk.room = Long.MAX_VALUE;
        script.write(book, written, 6);
      }
      try (Ledger ledger = Ledger.open(here, Options.DEFAULT, 1)) {
        Book book = ledger.kept().getFirst().book();
        assertThat(ledger.cuts()).isEmpty();
        assertThat(book.entries(1, 10, 6)).isEqualTo(script.entries());
      }
    }
  }

  @Test
  void a_universe_that_there_is_no_room_for_is_not_there() throws IOException {
    var disk = new Small();
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 1, disk)) {
      disk.room = 10;
      assertThatThrownBy(() -> ledger.create("one", Script.FACTS, Script.beginning()))
          .isInstanceOf(NotKept.class);
      assertThat(ledger.kept()).isEmpty();
      disk.room = Long.MAX_VALUE;
      ledger.create("one", Script.FACTS, Script.beginning());
    }
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 1)) {
      assertThat(ledger.kept()).hasSize(1);
    }
  }

  @Test
  void what_the_disk_did_not_take_is_taken_back_and_never_acknowledged() throws IOException {
    Script script = Script.of(6);
    var disk = new Small();
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT.with(Durability.POWER), 1, disk)) {
      Book book = ledger.create("one", Script.FACTS, Script.beginning());
      script.write(book, 0, 3);
      disk.failing = true;
      long fourth = book.write(script.entry(3), Handout.NOTHING, script.store(4));
      long fifth = book.write(script.entry(4), Handout.NOTHING, script.store(5));
      assertThatThrownBy(() -> book.await(fourth)).isInstanceOf(NotKept.class);
      disk.failing = false;
      assertThatThrownBy(() -> book.await(fifth)).isInstanceOf(NotKept.class);
      assertThatThrownBy(() -> book.write(script.entry(5), Handout.NOTHING, script.store(6)))
          .isInstanceOf(NotKept.class);
      assertThat(book.retreat()).isTrue();
      assertThat(book.wake().turn()).isEqualTo(3);
      script.write(book, 3, 6);
      assertThatThrownBy(() -> book.await(fifth)).isInstanceOf(NotKept.class);
    }
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 1)) {
      Book book = ledger.kept().getFirst().book();
      assertThat(book.entries(1, 10, 6)).isEqualTo(script.entries());
    }
  }

  @Test
  void many_wait_for_one_force_and_nobody_for_less() throws Exception {
    int writers = 40;
    Script script = Script.of(writers);
    var first = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    List<Long> acknowledged = Collections.synchronizedList(new ArrayList<>());
    var counted = new AtomicInteger();
    Medium slow =
        new Medium() {
          @Override
          public void write(FileChannel file, ByteBuffer bytes, long place) throws IOException {
            Medium.Disk.DISK.write(file, bytes, place);
          }

          @Override
          public void force(FileChannel file) throws IOException {
            if (counted.getAndIncrement() == 3) {
              first.countDown();
              try {
                go.await();
              } catch (InterruptedException stopped) {
                throw new IOException(stopped);
              }
            }
          }
        };
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT.with(Durability.POWER), 1, slow);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Book book = ledger.create("one", Script.FACTS, Script.beginning());
      counted.set(3);
      List<Future<?>> waiting = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        long ticket = book.write(script.entry(i), Handout.NOTHING, script.store(i + 1));
        waiting.add(
            threads.submit(() -> {
              book.await(ticket);
              acknowledged.add(ticket);
            }));
        if (i == 0) {
          first.await();
        }
      }
      assertThat(acknowledged).isEmpty();
      go.countDown();
      for (Future<?> each : waiting) {
        each.get(30, TimeUnit.SECONDS);
      }
      assertThat(acknowledged).hasSize(writers);
      assertThat(counted.get()).isEqualTo(5); // the one that was held up, and one for the rest
    }
  }
}
