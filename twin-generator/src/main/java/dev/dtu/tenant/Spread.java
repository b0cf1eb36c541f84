package dev.dtu.tenant;

import dev.dtu.twin.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Where one thing was seen.
///
/// @param groups of recordings that show it
/// @param tenants that have it: one that has the same made-up id everywhere is one tenant's, whatever
///     its hosts are called
/// @param kinds of those tenants
/// @param own whether the service says that it made it itself
record Spread(int groups, int tenants, Set<String> kinds, boolean own) {

  /// What fewer groups show may be what one test left.
  private static final int GROUPS = 3;

  static Spread of(List<Sighting> seen) {
    return new Spread(
        (int) seen.stream().map(Sighting::group).distinct().count(),
        tenants(seen),
        seen.stream().map(Sighting::kind).collect(Collectors.toCollection(TreeSet::new)),
        seen.stream().allMatch(Sighting::own));
  }

  static int tenants(List<Sighting> seen) {
    boolean made = seen.stream().allMatch(each -> Plain.token(each.thing().id()));
    return (int)
        seen.stream().map(each -> made ? each.thing().id() : each.tenant()).distinct().count();
  }

  /// The seed it belongs to; empty where it is somebody's.
  ///
  /// @param all how many groups show things of its sort
  /// @param most how many tenants have the thing of its sort that most have
  Optional<String> seed(int all, int most) {
    boolean several = most < 2 || (tenants > 1 && 2 * tenants >= most);
    boolean shown = groups >= GROUPS && 3 * groups >= all;
    if (!shown || !(several || own)) {
      return Optional.empty();
    }
    String kind = kinds.iterator().next();
    boolean special = kinds.size() == 1 && !kind.isEmpty() && own;
    return Optional.of(special ? kind : Seeds.DEFAULT);
  }
}
