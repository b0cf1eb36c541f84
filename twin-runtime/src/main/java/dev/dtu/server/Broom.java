package dev.dtu.server;

import dev.dtu.ledger.NotKept;
import dev.dtu.store.Blobs;
import dev.dtu.universe.Referred;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes away the bodies of files that no universe refers to any more: of universes that were deleted or
/// reset, and of calls that were refused. Safe for many threads; one sweeps at a time.
final class Broom {

  /// How often it is looked. Who reads all journals need not hurry.
  static final Duration EVERY = Duration.ofHours(1);

  /// How long a body is left alone after it came last: far longer than a call takes to refer to it.
  static final Duration YOUNG = Duration.ofMinutes(15);

  private static final Logger LOG = LoggerFactory.getLogger(Broom.class);

  private final Universes universes;
  private final Blobs blobs;
  private final Duration young;
  private final AtomicBoolean busy = new AtomicBoolean();

  Broom(Universes universes, Blobs blobs, Duration young) {
    this.universes = universes;
    this.blobs = blobs;
    this.young = young;
  }

  /// Sweeps in a thread of its own, unless that goes on already.
  void start() {
    if (busy.compareAndSet(false, true)) {
      var _ = Thread.ofVirtual().name("dtu-broom").start(this::quietly);
    }
  }

  private void quietly() {
    try {
      sweep();
    } catch (IOException | NotKept failed) {
      LOG.warn("no body of a file is swept: {}", failed.getMessage());
    } catch (RuntimeException defect) {
      LOG.error("defect in sweeping bodies of files", defect);
    } finally {
      busy.set(false);
    }
  }

  /// How many went; nobody's journal is read where nothing is old enough.
  int sweep() throws IOException {
    Instant before = Instant.now().minus(young);
    if (!blobs.any(before)) {
      return 0;
    }
    Optional<Set<String>> live = new Referred(universes).bodies();
    if (live.isEmpty()) {
      LOG.warn("no body of a file is swept: parts of the state folder could not be read");
      return 0;
    }
    int gone = blobs.sweep(live.get(), before);
    if (gone > 0) {
      LOG.info("swept {} bodies of files that nobody refers to", gone);
    }
    return gone;
  }
}
