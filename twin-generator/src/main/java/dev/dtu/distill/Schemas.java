package dev.dtu.distill;

import dev.dtu.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The named schemas of one document. Mutable; used by one thread.
///
/// A schema under `components` has its own name. One that is only reached by a reference into some
/// other place is named after that place and written as well.
final class Schemas {

  private record Place(String file, List<String> tokens) {}

  static final String NAMED = "#/components/schemas/";

  private static final Set<String> NOISE =
      Set.of("components", "schemas", "properties", "paths", "content", "schema", "");

  private final Library library;
  private final SchemaWriter writer;
  private final Map<Place, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Deque<Spot> waiting = new ArrayDeque<>();
  private final SortedMap<String, Json> written = new TreeMap<>();
  private final Map<String, Spot> spots = new HashMap<>();
  private final Set<String> declared;
  private final Set<String> known;

  /// @param known names of schemas of other documents
  Schemas(Library library, boolean nullableDialect, Set<String> known) {
    this.library = library;
    this.known = Set.copyOf(known);
    this.writer = new SchemaWriter(this, library, nullableDialect);
    declared(library.top()).forEach(spot -> remember(spot, spot.name()));
    this.declared = Set.copyOf(taken);
  }

  private static List<Spot> declared(Spot top) {
    return top.at("components").map(components -> components.fields("schemas")).orElse(List.of());
  }

  private void remember(Spot spot, String name) {
    names.put(new Place(spot.file(), spot.tokens()), name);
    taken.add(name);
    spots.put(name, spot);
    waiting.add(spot);
  }

  /// A schema that stands inline, in the contract's dialect.
  Json write(Spot spot) {
    return writer.write(spot);
  }

  /// The name of the schema a reference leads to; empty, with a flaw, when it leads nowhere.
  Optional<String> refer(Spot from, String ref) {
    String named = ref.startsWith(NAMED) ? ref.substring(NAMED.length()) : "";
    return known.contains(named) && !declared.contains(named)
        ? Optional.of(named)
        : library.followed(from, ref).map(this::name);
  }

  boolean has(String name) {
    return taken.contains(name);
  }

  private String name(Spot target) {
    String known = names.get(new Place(target.file(), target.tokens()));
    if (known != null) {
      return known;
    }
    String name = Names.free(derived(target), taken);
    remember(target, name);
    return name;
  }

  /// `User.address` for `#/components/schemas/User/properties/address`, `pet` for `models/pet.yaml`.
  private String derived(Spot target) {
    var name = new StringBuilder();
    for (String token : target.tokens()) {
      String word = token.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
      if (!NOISE.contains(word)) {
        name.append(name.isEmpty() ? "" : ".").append(word);
      }
    }
    if (!name.isEmpty()) {
      return name.toString();
    }
    String file = target.file().substring(target.file().lastIndexOf('/') + 1);
    String stem =
        library.isFirst(target.tree()) ? "document" : file.replaceAll("\\.[A-Za-z]+$", "");
    return stem.isEmpty() ? "document" : stem;
  }

  /// Writes what is still waiting, and what that refers to, until nothing is.
  NamedSchemas finish() {
    while (!waiting.isEmpty()) {
      Spot spot = waiting.remove();
      String name = names.get(new Place(spot.file(), spot.tokens()));
      written.put(String.valueOf(name), writer.write(spot));
    }
    new Cycles(written, this::flaw).mend();
    return new NamedSchemas(written, declared, spots, library.top());
  }

  private void flaw(String name, String what, String consequence) {
    Spot spot = spots.getOrDefault(name, library.top());
    library.flaws().add(spot.file(), spot.line(), spot.pointer() + ": " + what, consequence);
  }
}
