package dev.dtu.sweep;

import dev.dtu.infer.Inference;
import dev.dtu.journal.Entry;
import dev.dtu.load.Catalog;
import dev.dtu.load.TwinLoader;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.trial.Obliging;
import dev.dtu.trial.Subject;
import dev.dtu.trial.World;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Alarm;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;

/// A server with one twin and two universes: one to probe in, one to sweep.
record Stage(Server server, Universes universes, Subject subject, Universe probed, Universe swept)
    implements AutoCloseable {

  private static final Instant BEGIN = Instant.parse("2026-03-01T09:00:00Z");

  /// How far time goes on when somebody looks at the clock: what three seconds allow can be done.
  private static final long LOOK = 40;

  static Stage open(String name, Path blobs) throws Exception {
    var looks = new AtomicLong();
    return open(name, blobs, () -> BEGIN.plusMillis(LOOK * looks.incrementAndGet()));
  }

  /// One whose time is what a clock tells.
  static Stage open(String name, Path blobs, InstantSource clock) throws Exception {
    var loader = new TwinLoader(Catalog.SPECS, Inference::of);
    Twin twin = loader.load(name, Catalog.TWINS.below(name));
    var subject = new Subject(twin, loader.meanings(name, Catalog.TWINS.below(name)));
    var universes = new Universes(Map.of(name, twin), 7, clock, Catalog.people());
    Universe probed = universes.create(Wish.ANYTHING.named("probed"));
    Universe swept = universes.create(Wish.ANYTHING.named("swept"));
    Server server =
        Server.start(ServerOptions.anyPorts(), universes, new DiskBlobs(blobs, 1 << 20));
    universes.sendBy(new Obliging(universes));
    universes.wakeBy(Alarm.NONE); // real time is no measure of a clock that goes by calls
    return new Stage(server, universes, subject, probed, swept);
  }

  /// Where the twin answers in a universe.
  String url(Universe universe) {
    return server.dataUrl() + "/u/" + universe.name() + "/" + subject.twin().name();
  }

  /// The twin's credentials in a universe, by their kind.
  SequencedMap<String, String> tokens(Universe universe) {
    var tokens = new LinkedHashMap<String, String>();
    for (var minted : universes.credentials(universe, subject.twin())) {
      tokens.putIfAbsent(minted.kind(), minted.value());
    }
    return tokens;
  }

  /// The universe to be swept, as a trial sees it that shows credentials of that kind.
  World world(String kind) {
    return new World(subject, universes, swept, kind);
  }

  /// The calls a universe took after that entry.
  static List<Turn> since(Universe universe, long entry) {
    List<Turn> turns = new ArrayList<>();
    for (Entry each : universe.entries(entry + 1, Integer.MAX_VALUE)) {
      if (each instanceof Entry.Called called) {
        turns.add(called.turn());
      }
    }
    return turns;
  }

  @Override
  public void close() {
    server.close();
  }
}
