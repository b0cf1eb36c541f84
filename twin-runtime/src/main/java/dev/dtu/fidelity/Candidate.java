package dev.dtu.fidelity;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.twin.Twin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A twin that is measured, with what its operations are said to mean.
public final class Candidate {

  private final Twin twin;
  private final Map<String, Effect> effects = new HashMap<>();
  private final Map<String, Resource> resources = new HashMap<>();

  private final Set<String> aliases = new HashSet<>();
  private final Set<String> makes = new HashSet<>();

  public Candidate(Twin twin, Meanings meanings) {
    this.twin = twin;
    for (Effect effect : meanings.effects()) {
      effects.put(effect.operation(), effect);
      switch (effect.kind()) {
        case CREATE, COPY, PUT -> makes.add(effect.resource());
        case READ, LIST, UPDATE, REPLACE, DELETE, ACT, LINK, UNLINK, ANSWER -> {}
      }
    }
    for (Resource resource : meanings.resources()) {
      resources.put(resource.name(), resource);
      for (String alias : resource.aliases()) {
        aliases.add(alias.substring(alias.lastIndexOf('.') + 1));
      }
    }
  }

  public Twin twin() {
    return twin;
  }

  /// The last names of members that things are found by besides their ids.
  Set<String> aliases() {
    return aliases;
  }

  /// What an operation does; empty when nobody says.
  public Optional<Effect> effect(String operation) {
    return Optional.ofNullable(effects.get(operation));
  }

  /// Whether an operation makes things of a resource.
  public boolean makes(String resource) {
    return makes.contains(resource);
  }

  public Optional<Resource> resource(String name) {
    return Optional.ofNullable(resources.get(name));
  }
}
