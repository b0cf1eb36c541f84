package dev.dtu.cli;

import dev.dtu.ledger.Cut;
import dev.dtu.ledger.Damaged;
import dev.dtu.ledger.Durability;
import dev.dtu.ledger.InUse;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the universes of a server live: in memory and a folder that goes with the process, or in a
/// state folder.
final class State {

  private static final long BLOB_BYTES = 5L << 30;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description =
          "Keep universes in this folder, so that the next start finds them as they were left."
              + " Default: they end with the process.")
  @Nullable Path folder;

  @Option(
      names = "--durability",
      paramLabel = "process|power",
      defaultValue = "process",
      description =
          "What an answered call survives with --state: the end of the process, or a loss of power"
              + " (slower). Default: ${DEFAULT-VALUE}.")
  String durability = "process";

  @Option(
      names = "--awake",
      paramLabel = "NUMBER",
      defaultValue = "2000",
      description =
          "How many universes may be in memory with --state; the others wait in the folder and"
              + " come back when they are called. Default: ${DEFAULT-VALUE}.")
  int awake = 2000;

  State() {}

  /// The universes of a server and where the bodies of files are kept; ends when it is closed.
  record Open(Universes universes, Path blobs, Optional<Ledger> ledger) implements AutoCloseable {

    DiskBlobs bodies() {
      return new DiskBlobs(blobs, BLOB_BYTES);
    }

    /// What a person should know of what was found, a line each.
    List<String> notes() {
      List<String> notes = new ArrayList<>();
      if (ledger.isPresent()) {
        for (Cut cut : ledger.get().cuts()) {
          notes.add(cut.toString());
        }
        notes.addAll(ledger.get().notes());
      }
      return notes;
    }

    @Override
    public void close() throws IOException {
      if (ledger.isPresent()) {
        ledger.get().close();
      } else {
        Folders.delete(blobs);
      }
    }
  }

  /// Opens it.
  ///
  /// @param company waited for when it is needed: at once with a folder, which is known by its twins,
  ///     else when the first universe is made
  /// @param dice the seed of chance that was asked for
  Open open(Arrival company, OptionalLong dice) throws Stopped, IOException, InterruptedException {
    if (awake < 1) {
      throw Stopped.wrongUse("expected --awake of at least 1, found " + awake);
    }
    InstantSource clock = InstantSource.system();
    long chance = dice.orElseGet(System::nanoTime);
    if (folder == null) {
      var universes = new Universes(company::cast, chance, clock);
      return new Open(universes, Files.createTempDirectory("dtu-blobs"), Optional.empty());
    }
    Company arrived = company.await();
    Ledger ledger = ledger(arrived, chance);
    if (dice.isPresent() && dice.getAsLong() != ledger.dice()) {
      ledger.close();
      throw Stopped.wrongUse(
          "expected the dice that "
              + folder
              + " was begun with ("
              + ledger.dice()
              + "), found "
              + dice.getAsLong()
              + "; leave out --dice, or choose another folder");
    }
    var universes = Universes.kept(arrived.twins(), ledger, awake, clock, arrived.people());
    return new Open(universes, ledger.blobs(), Optional.of(ledger));
  }

  private Ledger ledger(Company company, long dice) throws Stopped, IOException {
    Durability wanted =
        switch (durability) {
          case "process" -> Durability.PROCESS;
          case "power" -> Durability.POWER;
          default ->
              throw Stopped.wrongUse(
                  "expected --durability process or power, found '" + durability + "'");
        };
    try {
      Options options = Options.DEFAULT.with(wanted).withTwins(company.digests());
      return Ledger.open(java.util.Objects.requireNonNull(folder), options, dice);
    } catch (InUse | Damaged refused) {
      throw Stopped.wrongUse(String.valueOf(refused.getMessage()));
    }
  }
}
