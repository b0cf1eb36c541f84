package dev.dtu.bench.subject;

import dev.dtu.fault.BadRule;
import dev.dtu.fault.Rule;
import dev.dtu.fault.RuleReader;
import dev.dtu.fault.Selector;
import dev.dtu.fault.Trigger;
import dev.dtu.json.Json;
import dev.dtu.ledger.Durability;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.server.PortTaken;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.store.Draft;
import dev.dtu.universe.Faults;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A server of ours as it comes: gates, journal, both ports, universes `w1`, `w2` and so on.
final class TwinServer implements Subject {

  private final Server server;
  private final String path;
  private final List<Universe> worlds = new ArrayList<>();
  private final int rows;
  private final Universes universes;
  private boolean bad;

  /// @param rows each universe begins with
  TwinServer(int operations, int rows, int count) throws IOException, PortTaken {
    this(Worlds.of(operations), rows, count);
  }

  /// One that keeps its universes, in a folder that goes when the process ends.
  static TwinServer kept(int operations, Durability durability) throws IOException, PortTaken {
    Path folder = Folders.temporary();
    Ledger ledger = Ledger.open(folder, Options.DEFAULT.with(durability), 1);
    return new TwinServer(Worlds.kept(ledger, operations, 1000), 0, 1);
  }

  /// One where every kind of fault strikes now and then.
  static TwinServer inBadWeather(int operations) throws IOException, PortTaken {
    var server = new TwinServer(operations, 0, 1);
    server.bad = true;
    server.clear();
    return server;
  }

  private static void weather(Draft draft) {
    var sometimes = new Trigger(0, 0, 0, 0.01, Optional.empty(), Optional.empty());
    for (String fault :
        List.of(
            "{\"refuse\": \"not-found\"}",
            "{\"lose\": \"before\"}",
            "{\"lose\": \"after\"}",
            "{\"delay\": {\"least\": \"PT0.001S\", \"most\": \"PT0.02S\"}}",
            "{\"drip\": {\"bytes\": 400, \"every\": \"PT0.001S\"}}",
            "{\"cut\": 0.5}",
            "{\"garble\": true}",
            "{\"retype\": \"priority\"}",
            "{\"stale\": \"PT0.05S\"}")) {
      try {
        Faults.set(
            draft, new Rule(fault, Selector.ALL, sometimes, RuleReader.fault(Json.trusted(fault))));
      } catch (BadRule wrong) {
        throw new IllegalStateException(fault, wrong);
      }
    }
  }

  private TwinServer(Universes universes, int rows, int count) throws IOException, PortTaken {
    this.rows = rows;
    this.universes = universes;
    for (int i = 1; i <= count; i++) {
      worlds.add(Worlds.create(universes, "w" + i, rows));
    }
    server =
        Server.start(
            ServerOptions.anyPorts(),
            universes,
            new DiskBlobs(Files.createTempDirectory("dtu-bench"), 1 << 20));
    String world = count == 1 ? "w1" : "w{u}";
    path = "/u/" + world + "/" + SyntheticService.NAME + "/v1/" + SyntheticService.ASKED + "s";
  }

  @Override
  public int port() {
    return URI.create(server.dataUrl()).getPort();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public void clear() {
    for (int i = 0; i < worlds.size(); i++) {
      String name = worlds.get(i).name();
      universes.delete(name);
      worlds.set(i, Worlds.create(universes, name, rows));
      if (bad) {
        worlds.get(i).act("bench", "weather", TwinServer::weather);
      }
    }
  }
}
