package dev.dtu.tenant;

import dev.dtu.fidelity.Before;
import dev.dtu.fidelity.Guide;
import dev.dtu.recording.Session;
import dev.dtu.split.Group;
import dev.dtu.twin.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The things that stand in every tenant before its first call, as sessions show them. Mutable, one
/// thread's.
///
/// Two tenants' things are the same where type and name are. One is believed to be the service's own
/// when it is found on most tenants, see [Spread].
public final class Defaults {

  /// A seed is no copy of somebody's tenant.
  private static final int MOST = 400;

  private final Guide guide;
  private final String twin;
  private final List<Sighting> sightings = new ArrayList<>();

  /// What each session shows by its ids.
  private final Map<String, Map<String, Sighting>> byId = new HashMap<>();

  /// Texts that are facts, by tenant, and how templates say them.
  private final SortedMap<String, SortedMap<String, String>> words = new TreeMap<>();

  public Defaults(Guide guide, String twin) {
    this.guide = guide;
    this.twin = twin;
  }

  /// Takes in what one session shows.
  public void watch(Session session) {
    String tenant = tenant(session);
    for (Before thing : Before.of(session, guide, twin)) {
      var seen = new Sighting(thing, Group.of(session), session.name(), tenant, Kinds.of(session));
      sightings.add(seen);
      byId.computeIfAbsent(session.name(), _ -> new HashMap<>()).putIfAbsent(thing.id(), seen);
    }
  }

  /// What is the same of a sighting on every tenant, with what it stands below.
  private Optional<String> sameness(Sighting seen) {
    var above = new StringBuilder();
    for (String scope : seen.thing().scopes()) {
      Sighting parent = byId.getOrDefault(seen.session(), Map.of()).get(scope);
      Optional<String> same =
          parent != null && parent.thing().scopes().size() < seen.thing().scopes().size()
              ? sameness(parent)
              : Optional.of(scope).filter(id -> !Plain.token(id));
      if (same.isEmpty()) {
        return Optional.empty();
      }
      above.append(same.get()).append('/');
    }
    return seen.sameness(above.toString());
  }

  /// The rows of the seed called `default`, and those of each kind of tenant.
  public SortedMap<String, SeedFile> files() {
    SortedMap<String, SeedFile> files = new TreeMap<>();
    believed()
        .forEach((same, believed) -> {
          SeedFile file = files.computeIfAbsent(believed.seed(), SeedFile::new);
          if (file.size() < MOST) {
            file.add(same, believed.seen(), ids(believed.seen().getFirst().sort()));
          }
        });
    SeedFile own = files.getOrDefault(Seeds.DEFAULT, new SeedFile(Seeds.DEFAULT));
    files.values().forEach(file -> file.knows(own, this::label));
    return files;
  }

  /// What texts of a session are facts of things that every tenant has, and of who calls there: the
  /// ids of those things, and what is told of the caller, each as a template says it.
  public SortedMap<String, String> known(Session session) {
    if (words.isEmpty()) {
      believed().values().forEach(each -> each.seen().forEach(seen -> Naming.note(seen, words)));
    }
    return new TreeMap<>(words.getOrDefault(tenant(session), new TreeMap<>()));
  }

  /// A thing of the service's own, in the seed it belongs to.
  private record Believed(String seed, List<Sighting> seen) {}

  private Map<String, Believed> believed() {
    Map<String, List<Sighting>> things = new LinkedHashMap<>();
    SortedMap<String, TreeSet<String>> groups = new TreeMap<>();
    SortedMap<String, Integer> tenants = new TreeMap<>();
    for (Sighting each : sightings) {
      sameness(each).ifPresent(k -> things.computeIfAbsent(k, _ -> new ArrayList<>()).add(each));
      groups.computeIfAbsent(each.sort(), _ -> new TreeSet<>()).add(each.group());
    }
    things.forEach(
        (_, seen) -> tenants.merge(seen.getFirst().sort(), Spread.tenants(seen), Integer::max));
    Map<String, Believed> believed = new LinkedHashMap<>();
    things.forEach((same, seen) -> {
      String sort = seen.getFirst().sort();
      int all = groups.getOrDefault(sort, new TreeSet<>()).size();
      Spread.of(seen)
          .seed(all, tenants.getOrDefault(sort, 1))
          .ifPresent(seed -> believed.put(same, new Believed(seed, seen)));
    });
    return believed;
  }

  private Optional<String> label(String session, String id) {
    Sighting seen = byId.getOrDefault(session, Map.of()).get(id);
    return seen == null ? Optional.empty() : sameness(seen);
  }

  /// All ids that were seen of things of one sort.
  private List<String> ids(String sort) {
    return sightings.stream()
        .filter(each -> each.sort().equals(sort))
        .map(each -> each.thing().id())
        .filter(Plain::token)
        .distinct()
        .toList();
  }

  private static String tenant(Session session) {
    return session.exchanges().stream().findFirst().map(each -> each.sent().host()).orElse("");
  }
}
