package dev.dtu.infer;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Parameter;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Things that callers name and nobody makes by calls: the organisation that a client was told at its
/// installation, the account whose number stands in every path.
///
/// Of a service of which there is a document alone, such things are there when they are first
/// named, or nothing could be made in them. Presumed is a resource in nothing else whose things
/// other things stand in, where either no operation makes one, or most of what the service keeps
/// stands in one: then a caller had one before the first call. Of a service that was recorded, what nobody
/// can make and others are made in is presumed too where it stands in something. Leaves are not: what nothing
/// stands in is told as missing.
public final class Presumed {

  /// So many resources tell what most of a service stands in.
  private static final int FEW = 3;

  private final Meanings meanings;

  /// The resources whose things stand in those of a resource, by its name.
  private final SortedMap<String, NavigableSet<String>> contents = new TreeMap<>();

  private final NavigableSet<String> made = new TreeSet<>();

  private Presumed(Meanings meanings) {
    this.meanings = meanings;
    for (Resource resource : meanings.resources()) {
      resource.scopes().forEach(scope -> holds(scope.resource(), resource.name()));
    }
    for (Effect effect : meanings.effects()) {
      effect.within().forEach(container -> holds(container.resource(), effect.resource()));
      switch (effect.kind()) {
        case CREATE, PUT, COPY -> made.add(effect.resource());
        case READ, LIST, UPDATE, REPLACE, DELETE, ACT, LINK, UNLINK, ANSWER -> {}
      }
    }
  }

  private void holds(String container, String content) {
    if (!container.isEmpty() && !container.equals(content)) {
      contents.computeIfAbsent(container, _ -> new TreeSet<>()).add(content);
    }
  }

  /// Said of operations of which nothing else was seen, for things that are presumed.
  ///
  /// @param seen what is known of the service's operations
  public static Usages of(Contract contract, Meanings meanings, Usages seen) {
    var presumed = new Presumed(meanings);
    SortedMap<String, Usage> all = new TreeMap<>(seen.operations());
    for (Resource resource : meanings.resources()) {
      boolean known =
          meanings.effects().stream()
              .filter(effect -> effect.resource().equals(resource.name()))
              .anyMatch(effect -> seen.of(effect.operation()).isPresent());
      if (!known && presumed.there(resource, !seen.isEmpty())) {
        presumed.naming(resource, contract, all);
      }
    }
    return all.isEmpty() ? seen : new Usages(seen.source(), all);
  }

  private boolean there(Resource resource, boolean recorded) {
    Set<String> inside = contents.getOrDefault(resource.name(), new TreeSet<>());
    boolean makers = recorded && inside.stream().anyMatch(made::contains);
    boolean names = (resource.scopes().isEmpty() || makers) && !resource.singleton();
    int most = meanings.resources().size() * 2 / 3;
    boolean holdsMost = inside.size() >= Math.max(FEW, most);
    return names && !inside.isEmpty() && (holdsMost || !made.contains(resource.name()));
  }

  /// Says it of an operation about them, best of one that names one in its path; not where the contract
  /// lists their names.
  private void naming(Resource resource, Contract contract, SortedMap<String, Usage> into) {
    String about = "";
    boolean names = false;
    for (Effect effect : meanings.effects()) {
      boolean own =
          effect.resource().equals(resource.name())
              && effect.kind() != Effect.Kind.CREATE
              && effect.kind() != Effect.Kind.COPY;
      if (!own || names) {
        continue;
      }
      names = effect.key().size() == 1 && named(effect.key().getFirst());
      about = names || about.isEmpty() ? effect.operation() : about;
      if (names && listed(contract, effect)) {
        return;
      }
    }
    if (!about.isEmpty()) {
      into.put(about, Usage.NONE.finding(shape(resource)));
    }
  }

  private static boolean named(Effect.Binding binding) {
    return binding.source() == Effect.Binding.Source.PATH;
  }

  private static boolean listed(Contract contract, Effect effect) {
    return contract
        .operation(effect.operation())
        .parameter(Parameter.Place.PATH, effect.key().getFirst().name())
        .filter(parameter -> !parameter.schema().enumeration().isEmpty())
        .isPresent();
  }

  /// Of what is made the shape that it is made in; of what is not, any.
  private String shape(Resource resource) {
    boolean own = made.contains(resource.name()) && !resource.idShape().isEmpty();
    return own ? resource.idShape() : Usage.ANY_ID;
  }
}
