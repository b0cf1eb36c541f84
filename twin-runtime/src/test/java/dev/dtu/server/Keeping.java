package dev.dtu.server;

import dev.dtu.ledger.Durability;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.store.DiskBlobs;
import dev.dtu.twin.People;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/// A server of the notes service that keeps its universes; a process of its own, to be killed.
final class Keeping {

  private Keeping() {}

  /// Arguments: the state folder, the durability.
  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.DEFAULT
            .with(Durability.valueOf(arguments[1]))
            .withSegmentBytes(64 << 10)
            .withSnapshotEntries(100);
    Ledger ledger = Ledger.open(Path.of(arguments[0]), options, 1);
    Universes universes = universes(ledger, 2);
    if (universes.find(Universes.DEFAULT).isEmpty()) {
      universes.create(Wish.ANYTHING.named(Universes.DEFAULT).takingAnyCredential());
    }
    Server server =
        Server.start(
            ServerOptions.anyPorts().withToken("secret"),
            universes,
            new DiskBlobs(ledger.blobs(), 1 << 20));
    System.out.println(server.dataUrl() + " " + server.controlUrl());
    new CountDownLatch(1).await();
  }

  static Universes universes(Ledger ledger, int awake) {
    return Universes.kept(Notes.catalog(), ledger, awake, InstantSource.system(), People.NOBODY);
  }
}
