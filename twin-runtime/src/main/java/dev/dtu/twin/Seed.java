package dev.dtu.twin;

import dev.dtu.call.Dice;
import dev.dtu.store.Draft;
import java.time.Instant;

/// What a tenant of the service has before its first call.
@FunctionalInterface
public interface Seed {

  Seed NOTHING = (_, _, _) -> {};

  void plant(Draft draft, Dice dice, Instant moment);
}
