package dev.dtu.bench.subject;

import dev.dtu.load.Catalog;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.TwinLoader;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.InstantSource;
import java.util.Map;

/// Universes with one twin of the catalog, as it comes.
final class CatalogWorlds {

  private CatalogWorlds() {}

  /// None yet.
  ///
  /// @param name of the twin
  static Universes of(String name) {
    try {
      var loader =
          new TwinLoader(
              Catalog.SPECS,
              contract -> {
                throw new IllegalStateException("expected meanings beside " + contract.name());
              });
      Twin twin = loader.load(name, Catalog.TWINS.below(name));
      return new Universes(Map.of(name, twin), 1, InstantSource.system(), Catalog.people());
    } catch (FlawedTwin flawed) {
      throw new IllegalStateException(flawed);
    }
  }

  /// A universe more, which takes any credential.
  static Universe create(Universes universes, String name) {
    try {
      return universes.create(Wish.ANYTHING.named(name).takingAnyCredential());
    } catch (Universes.Refused refused) {
      throw new IllegalStateException(refused);
    }
  }
}
