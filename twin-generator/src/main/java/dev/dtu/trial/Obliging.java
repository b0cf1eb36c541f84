package dev.dtu.trial;

import dev.dtu.event.Deliveries;
import dev.dtu.event.Verification;
import dev.dtu.universe.Courier;
import dev.dtu.universe.Errand;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;

/// An outside that answers what it is asked as it should, and hears of nothing else. Nothing goes out.
///
/// @param universes those that ask
public record Obliging(Universes universes) implements Courier {

  @Override
  public void take(Errand errand) {
    universes
        .find(errand.universe())
        .map(Universe::store)
        .flatMap(store -> store.table(Deliveries.TABLE).find(errand.parcel().delivery()))
        .flatMap(Verification::wanted)
        .ifPresent(errand::heard);
  }
}
