package dev.dtu.ledger;

import dev.dtu.event.Deliveries;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A folder in which universes outlive their process; one process has it at a time.
///
/// Safe for many threads.
public final class Ledger implements AutoCloseable {

  /// A fork of a fork of a fork…: so many universes may have to be read to know one. Who would be
  /// further down begins with rows of its own.
  static final int DEPTH = 16;

  private static final String STATE = "state";
  private static final long CLOSING_SECONDS = 60;

  private final Path folder;
  private final FileChannel lock;
  private final long dice;
  private final Desk desk;
  private final ExecutorService background;
  private final List<Cut> cuts = new ArrayList<>();
  private int ordinals;

  private Ledger(Path folder, FileChannel lock, long dice, Options options, Medium medium)
      throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.dice = dice;
    this.background =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("dtu-ledger").factory());
    this.desk =
        new Desk(Files.createDirectories(folder.resolve("universes")), options, medium, background);
  }

  /// Opens a folder, makes it when it is not there, and reads what it holds.
  ///
  /// @param dice the server's seed of chance, unless the folder knows one
  /// @throws InUse when another process has the folder
  /// @throws Damaged when the folder holds something else
  public static Ledger open(Path folder, Options options, long dice) throws IOException {
    return open(folder, options, dice, Medium.Disk.DISK);
  }

  static Ledger open(Path folder, Options options, long dice, Medium medium) throws IOException {
    Files.createDirectories(folder);
    FileChannel lock = lock(folder);
    try {
      long known = dice(folder, dice, medium, options.durability() == Durability.POWER);
      var ledger = new Ledger(folder, lock, known, options, medium);
      ledger.ordinals = new Opening(ledger.desk, ledger.cuts).read();
      return ledger;
    } catch (IOException | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException here) {
      // this very process has it: refused like any other
    }
    channel.close();
    throw new InUse(folder);
  }

  private static long dice(Path folder, long wanted, Medium medium, boolean forced)
      throws IOException {
    Path state = folder.resolve(STATE);
    if (Files.exists(state)) {
      return Birth.whole(Sheet.read(state).head(), "dice");
    }
    try (var files = Files.list(folder)) {
      if (files.anyMatch(file -> !file.getFileName().toString().equals("lock"))) {
        throw new Damaged(
            "expected an empty folder, or one that a server has left; found other files in "
                + folder);
      }
    }
    new Sheet(Obj.of("dice", Json.of(wanted)), List.of()).write(state, medium, forced);
    return wanted;
  }

  /// The seed from which each universe gets its own.
  public long dice() {
    return dice;
  }

  /// Where the bodies of files are kept.
  public Path blobs() {
    return folder.resolve("blobs");
  }

  public Durability durability() {
    return desk.options().durability();
  }

  /// What could not be read when the folder was opened.
  public List<Cut> cuts() {
    return List.copyOf(cuts);
  }

  /// What else a person should know, a line each.
  public List<String> notes() {
    return desk.notes();
  }

  /// A universe that was there when the folder was opened.
  ///
  /// @param handouts the tokens it handed out
  /// @param turn the number of its last entry
  /// @param waiting whether timers are set in it
  public record Kept(Birth birth, Book book, List<Handout> handouts, long turn, boolean waiting) {}

  /// The universes that were there when the folder was opened, the oldest first.
  public List<Kept> kept() {
    List<Kept> kept = new ArrayList<>();
    for (Volume volume : desk.volumes()) {
      if (!gone(volume)) {
        kept.add(
            new Kept(volume.birth(), volume, volume.handouts(), volume.last(), volume.waiting()));
      }
    }
    return kept;
  }

  static boolean gone(Volume volume) {
    return volume.folder().getFileName().toString().endsWith(Opening.GONE);
  }

  /// What a universe begins with.
  ///
  /// @param from where that store came from, if it is a fork
  /// @param parent the store there
  /// @param store the one it begins with, which may differ
  /// @param turn the number its first entry follows
  public record Beginning(Book.Place from, Store parent, Store store, long turn, Instant moment) {

    /// A universe that is no fork.
    public static Beginning fresh(Store store, Instant moment) {
      return new Beginning(Book.Place.Nowhere.NOWHERE, Store.empty(), store, 0, moment);
    }
  }

  /// Makes a universe's book; when it returns, the universe will be there again.
  ///
  /// @param facts what the maker needs to make it again
  public Book create(String name, Obj facts, Beginning beginning) {
    int ordinal;
    synchronized (this) {
      ordinal = ++ordinals;
    }
    Optional<Birth.Parent> parent = parent(beginning.from());
    Store before = parent.isEmpty() ? Store.empty() : beginning.parent();
    boolean waiting = Deliveries.waits(beginning.store());
    var birth =
        new Birth(ordinal, name, facts, parent, beginning.turn(), beginning.moment(), waiting);
    try {
      Volume volume = made(birth, new Sheet(birth.json(), before.differences(beginning.store())));
      parent.ifPresent(place ->
          desk.remember(
              new Birth.Parent(place.ordinal(), place.epoch(), place.turn(), 0),
              beginning.parent()));
      desk.remember(ordinal, beginning.store());
      return volume;
    } catch (IOException failed) {
      throw desk.failed(birth, failed);
    }
  }

  private Volume made(Birth birth, Sheet sheet) throws IOException {
    boolean forced = desk.options().durability() == Durability.POWER;
    Path place = desk.universes().resolve(folderName(birth));
    Path making = desk.universes().resolve(folderName(birth) + Opening.MAKING);
    try {
      Files.createDirectory(making);
      sheet.write(making.resolve(Desk.BIRTH), desk.medium(), forced);
      desk.forceFolder(making);
      Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
      desk.forceFolder(desk.universes());
    } catch (IOException failed) {
      Opening.delete(making);
      throw failed;
    }
    var volume = new Volume(desk, place, new Survey(birth, 0), new Chapters(List.of()));
    desk.add(volume);
    return volume;
  }

  /// The universe whose store a fork begins with; none when too many would have to be read.
  private Optional<Birth.Parent> parent(Book.Place from) {
    if (!(from instanceof Book.Place.After(int ordinal, int epoch, long turn, long ticket))) {
      return Optional.empty();
    }
    return desk.find(ordinal)
        .flatMap(volume -> {
          volume.await(ticket);
          int depth = 1 + volume.birth().parent().map(Birth.Parent::depth).orElse(0);
          return depth <= DEPTH
              ? Optional.of(new Birth.Parent(ordinal, epoch, turn, depth))
              : Optional.empty();
        });
  }

  static String folderName(Birth birth) {
    return "%08d-%s".formatted(birth.ordinal(), birth.name());
  }

  /// Deletes a universe; its files stay as long as forks of it begin there.
  public void delete(Book book) {
    if (!(book instanceof Volume volume)) {
      return;
    }
    try {
      volume.closeSegment();
      Path gone = desk.universes().resolve(volume.folder().getFileName() + Opening.GONE);
      Files.move(volume.folder(), gone, StandardCopyOption.ATOMIC_MOVE);
      volume.moved(gone);
      desk.forceFolder(desk.universes());
      new Opening(desk, cuts).clear(volume);
    } catch (IOException failed) {
      throw desk.failed(volume.birth(), failed);
    }
  }

  /// Closes every file and gives the folder to whoever comes next.
  @Override
  public void close() {
    background.shutdown();
    try {
      if (!background.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        desk.note("a snapshot was under way for too long");
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    try {
      for (Volume volume : desk.volumes()) {
        volume.closeSegment();
      }
      lock.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
