package dev.dtu.bench.subject;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// A ledger in one process: `recover` tells how long 100,000 entries take from opening the folder to
/// the first answer, `wake` how long the first answers of passive universes take, of 10,000.
public final class LedgerMain {

  private static final int ENTRIES = 100_000;
  private static final int WORLDS = 10_000;
  private static final int WRITES = 5;
  private static final int ASKED = 1_000;
  private static final int AWAKE = 100;
  private static final double NANOS_IN_MILLI = 1e6;

  private LedgerMain() {}

  public static void main(String[] arguments) throws IOException, Universes.Refused {
    Path folder = Folders.temporary();
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(
          switch (line) {
            case "write" -> write(folder.resolve("long"));
            case "recover" -> recover(folder.resolve("long"));
            case "populate" -> populate(folder.resolve("many"));
            default -> wake(folder.resolve("many"));
          });
    }
    System.exit(0);
  }

  private static Obj write(Path folder) throws IOException {
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 1)) {
      Universe universe = Worlds.create(Worlds.kept(ledger, 20, AWAKE), "long", 0);
      for (int i = 0; i < ENTRIES; i++) {
        ForkMain.write(universe, i);
      }
    }
    return Obj.EMPTY;
  }

  private static Obj recover(Path folder) throws IOException {
    long start = System.nanoTime();
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 1)) {
      Universes universes = Worlds.kept(ledger, 20, AWAKE);
      long turn = universes.find("long").orElseThrow().current().turn();
      double seconds = (System.nanoTime() - start) / NANOS_IN_MILLI / 1e3;
      if (turn != ENTRIES) {
        throw new IllegalStateException("expected " + ENTRIES + " entries, found " + turn);
      }
      return Obj.of("seconds", Json.of(seconds));
    }
  }

  private static Obj populate(Path folder) throws IOException, Universes.Refused {
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 1)) {
      Universes universes = Worlds.kept(ledger, 20, AWAKE);
      Worlds.create(universes, "origin", 1_000);
      for (int i = 0; i < WORLDS; i++) {
        Wish wish = Wish.ANYTHING.named("w" + i).takingAnyCredential();
        Universe made = universes.create(i % 2 == 0 ? wish : wish.forkOf("origin"));
        for (int write = 0; write < WRITES; write++) {
          ForkMain.write(made, write);
        }
      }
    }
    return Obj.EMPTY;
  }

  private static Obj wake(Path folder) throws IOException {
    long start = System.nanoTime();
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 1)) {
      Universes universes = Worlds.kept(ledger, 20, AWAKE);
      double opened = (System.nanoTime() - start) / NANOS_IN_MILLI;
      double[] millis = new double[ASKED];
      for (int i = 0; i < ASKED; i++) {
        Universe universe = universes.find("w" + i * 7_919 % WORLDS).orElseThrow();
        long asked = System.nanoTime();
        ForkMain.write(universe, i);
        millis[i] = (System.nanoTime() - asked) / NANOS_IN_MILLI;
      }
      Arrays.sort(millis);
      Memory.collect();
      return Obj.builder()
          .put("opened", Json.of(opened))
          .put("median", Json.of(millis[ASKED / 2]))
          .put("slowest", Json.of(millis[ASKED - 1]))
          .put("mib", Json.of(Memory.live() / (double) (1 << 20)))
          .build();
    }
  }
}
