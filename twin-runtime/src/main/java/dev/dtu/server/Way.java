package dev.dtu.server;

import dev.dtu.call.Origin;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;

/// Where a request leads.
sealed interface Way {

  /// To a twin.
  ///
  /// @param path from the service's root on
  /// @param beside how many calls that count with this one were under way
  record To(Universe universe, Twin twin, Origin origin, String path, int beside) implements Way {

    To(Universe universe, Twin twin, Origin origin, String path) {
      this(universe, twin, origin, path, 0);
    }

    To beside(int others) {
      return others == 0 ? this : new To(universe, twin, origin, path, others);
    }
  }

  /// Nowhere: it names what is not there.
  record Nowhere(OwnError error) implements Way {}

  /// Host or path say one universe, the credential another.
  ///
  /// @param named the universe that host or path name
  /// @param act what its journal says
  record Misdirected(Universe named, String act, OwnError error) implements Way {}
}
