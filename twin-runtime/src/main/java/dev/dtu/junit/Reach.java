package dev.dtu.junit;

import dev.dtu.server.PortTaken;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Alarm;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The server of one test, which is there as soon as somebody asks where. Mutable; any thread's.
///
/// Timers fall due by the time of the test alone: nobody wakes universes in real time.
final class Reach implements AutoCloseable {

  private record Open(Server server, Path folder) {}

  private Optional<Open> open = Optional.empty();

  synchronized String url(Universes universes) {
    if (open.isEmpty()) {
      try {
        Path folder = Files.createTempDirectory("dtu-junit-");
        ServerOptions options = ServerOptions.anyPorts();
        var blobs = new DiskBlobs(folder, options.limits().blobBytes());
        open = Optional.of(new Open(Server.start(options, universes, blobs), folder));
        universes.wakeBy(Alarm.NONE);
      } catch (PortTaken impossible) {
        throw new IllegalStateException(impossible);
      } catch (IOException failed) {
        throw new UncheckedIOException("making a folder for uploads", failed);
      }
    }
    return open.get().server.dataUrl();
  }

  /// Takes no more calls; what was uploaded is gone.
  @Override
  public synchronized void close() {
    if (open.isEmpty()) {
      return;
    }
    open.get().server.close();
    try (Stream<Path> all = Files.walk(open.get().folder)) {
      List<Path> deepest = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepest) {
        Files.delete(each);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("deleting " + open.get().folder, failed);
    }
    open = Optional.empty();
  }
}
