package dev.dtu.junit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that begins at the same instant in every test and goes on by a second whenever it is
/// read, so that a test's times are always the same and no two entries share one.
final class Steps implements InstantSource {

  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong read = new AtomicLong();

  @Override
  public Instant instant() {
    return BEGIN.plus(Duration.ofSeconds(read.getAndIncrement()));
  }
}
