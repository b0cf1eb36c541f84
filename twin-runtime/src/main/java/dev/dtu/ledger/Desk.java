package dev.dtu.ledger;

import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import dev.dtu.twin.Tables;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// What the volumes of a ledger have in common. Safe for many threads.
final class Desk {

  /// So many stores are remembered that forks begin with.
  private static final int BEGINS = 1000;

  /// The file of a universe's folder that tells its birth.
  static final String BIRTH = "birth";

  private final Path universes;
  private final Options options;
  private final Medium medium;
  private final Executor background;
  private final Map<Integer, Volume> volumes = new LinkedHashMap<>();
  private final Map<Integer, Integer> children = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /// Stores that universes begin with, as long as there is memory for them: forks that wake share
  /// again what they shared before.
  private final Map<Object, SoftReference<Store>> begins = new LinkedHashMap<>();

  Desk(Path universes, Options options, Medium medium, Executor background) {
    this.universes = universes;
    this.options = options;
    this.medium = medium;
    this.background = background;
  }

  Options options() {
    return options;
  }

  Medium medium() {
    return medium;
  }

  Path universes() {
    return universes;
  }

  synchronized void note(String line) {
    notes.add(line);
  }

  synchronized List<String> notes() {
    return List.copyOf(notes);
  }

  synchronized void add(Volume volume) {
    volumes.put(volume.birth().ordinal(), volume);
    volume.birth().parent().ifPresent(parent -> children.merge(parent.ordinal(), 1, Integer::sum));
  }

  synchronized void remove(Volume volume) {
    if (volumes.remove(volume.birth().ordinal()) != null) {
      volume
          .birth()
          .parent()
          .ifPresent(parent -> children.merge(parent.ordinal(), -1, Integer::sum));
    }
  }

  /// Whether the store of another universe is told by this one's.
  synchronized boolean needed(Volume volume) {
    return children.getOrDefault(volume.birth().ordinal(), 0) > 0;
  }

  synchronized List<Volume> volumes() {
    return List.copyOf(volumes.values());
  }

  /// The volume of an ordinal, if there is one.
  synchronized Optional<Volume> find(int ordinal) {
    return Optional.ofNullable(volumes.get(ordinal));
  }

  private synchronized Volume volume(int ordinal) throws Damaged {
    Volume volume = volumes.get(ordinal);
    if (volume == null) {
      throw new Damaged("the universe that another was forked from is not there any more");
    }
    return volume;
  }

  /// Work that nobody waits for.
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  void later(Work work) {
    background.execute(() -> {
      try {
        work.run();
      } catch (IOException | NotKept failed) {
        note("a snapshot was not written: " + failed.getMessage());
      }
    });
  }

  NotKept tooLarge(int bytes) {
    return new NotKept(
        NotKept.Reason.TOO_LARGE,
        "expected an entry of at most %d bytes, found %d".formatted(options.recordBytes(), bytes));
  }

  NotKept failed(Birth birth, IOException cause) {
    return new NotKept(
        NotKept.Reason.NO_ROOM,
        "expected room and a working disk for universe '"
            + birth.name()
            + "', found: "
            + cause.getMessage());
  }

  /// Something that is read from files.
  @FunctionalInterface
  interface Reads<T> {
    T read() throws IOException;
  }

  <T> T reading(Birth birth, Reads<T> reads) {
    try {
      return reads.read();
    } catch (IOException failed) {
      throw new NotKept(
          NotKept.Reason.UNREADABLE,
          "expected universe '"
              + birth.name()
              + "' as it was written, found: "
              + failed.getMessage());
    }
  }

  void forceFolder(Path folder) throws IOException {
    if (options.durability() == Durability.POWER) {
      try (FileChannel channel = FileChannel.open(folder)) {
        channel.force(true);
      }
    }
  }

  /// The store a universe began with.
  Store begin(Birth birth) {
    return remembered(
        birth.ordinal(),
        () -> {
          Sheet sheet = Sheet.read(folder(birth).resolve(BIRTH));
          Store from = Store.empty();
          if (birth.parent().isPresent()) {
            Birth.Parent parent = birth.parent().get();
            Volume volume = volume(parent.ordinal());
            from = remembered(parent, () -> volume.store(parent.epoch(), parent.turn()));
          }
          return sheet.changes().isEmpty() ? from : from.apply(sheet.changes(), Tables::shape);
        },
        birth);
  }

  private Store remembered(Birth.Parent parent, Reads<Store> reads) throws IOException {
    Object key = new Birth.Parent(parent.ordinal(), parent.epoch(), parent.turn(), 0);
    Store known = known(key);
    if (known == null) {
      known = reads.read();
      remember(key, known);
    }
    return known;
  }

  private Store remembered(Integer ordinal, Reads<Store> reads, Birth birth) {
    Store known = known(ordinal);
    if (known == null) {
      known = reading(birth, reads);
      remember(ordinal, known);
    }
    return known;
  }

  private synchronized @Nullable Store known(Object key) {
    SoftReference<Store> known = begins.get(key);
    return known == null ? null : known.get();
  }

  synchronized void remember(Object key, Store store) {
    begins.remove(key);
    begins.put(key, new SoftReference<>(store));
    while (begins.size() > BEGINS) {
      begins.remove(begins.keySet().iterator().next());
    }
  }

  /// The head of a segment.
  Obj head(Birth birth, int epoch, long number) {
    Obj.Builder twins = Obj.builder();
    options.twins().forEach(twins::put);
    return Obj.builder()
        .put("format", Sheet.FORMAT)
        .put("universe", birth.name())
        .put("ordinal", birth.ordinal())
        .put("epoch", epoch)
        .put("first", number)
        .put("twins", twins.build())
        .build();
  }

  private Path folder(Birth birth) {
    return find(birth.ordinal())
        .map(Volume::folder)
        .orElseGet(() -> universes.resolve(Ledger.folderName(birth)));
  }
}
