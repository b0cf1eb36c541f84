package dev.dtu.effect;

import dev.dtu.call.Percent;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Route;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Tables;
import dev.dtu.twin.TitlePage;
import dev.dtu.usage.Line;
import dev.dtu.usage.Loose;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All resources of a twin: finds rows by what a request calls them.
final class Shelves {

  private final Map<String, Shelf> byName = new HashMap<>();
  private final Map<String, Shelf> byNoun = new HashMap<>();
  private final Map<String, Set<Shelf>> contents = new HashMap<>();
  private final Tellers tellers;
  private final Contract contract;
  private final Usages usages;
  private final Repertoire repertoire;
  private final Loose told;
  private final Foundlings foundlings;

  Shelves(TitlePage title, Contract contract, Meanings meanings) {
    this.contract = contract;
    this.usages = meanings.usages();
    this.repertoire = meanings.repertoire();
    this.told = usages.of(Usages.ALL).map(Usage::rules).orElse(Loose.NONE);
    this.tellers = new Tellers(usages);
    this.foundlings = new Foundlings(meanings);
    Map<String, Facets> facets = Facets.of(meanings);
    for (Resource resource : meanings.resources()) {
      var shelf =
          new Shelf(title, resource, contract, facets.getOrDefault(resource.name(), Facets.NONE));
      if (meanings.beforehand().plain().contains(resource.name())) {
        shelf.takesIdsAsMinted();
      }
      byName.put(resource.name(), shelf);
      if (resource.scopes().isEmpty() && !resource.singleton()) {
        byNoun.put(Names.plain(resource.name()), shelf);
      }
    }
    for (Resource resource : meanings.resources()) {
      for (Resource.Scope scope : resource.scopes()) {
        holds(scope.resource(), resource.name());
      }
    }
    for (Effect effect : meanings.effects()) {
      find(effect.resource()).ifPresent(shelf -> told(shelf, effect));
      tellers.add(effect);
      for (Effect.Container container : effect.within()) {
        holds(container.resource(), effect.resource());
      }
    }
  }

  private void told(Shelf shelf, Effect effect) {
    shelf.told(effect);
    List<Resource.Scope> scopes = shelf.resource().scopes();
    for (int i = 0; i < scopes.size() && i < effect.key().size(); i++) {
      Effect.Binding binding = effect.key().get(i);
      find(scopes.get(i).resource())
          .ifPresent(parent -> parent.ids().calledBy(effect.operation(), binding));
    }
    for (Effect.Container container : effect.within()) {
      if (!container.key().isEmpty()) {
        find(container.resource())
            .ifPresent(
                parent -> parent.ids().calledBy(effect.operation(), container.key().getLast()));
      }
    }
  }

  private void holds(String container, String content) {
    Shelf shelf = byName.get(content);
    if (shelf != null && !container.isEmpty()) {
      contents.computeIfAbsent(container, _ -> new LinkedHashSet<>()).add(shelf);
    }
  }

  /// What becomes of rows of a resource that nobody was seen to make.
  List<Line> found(String resource) {
    return tellers.found(resource);
  }

  /// Whether an operation puts rows of a resource into rows of another.
  boolean puts(String resource, String container) {
    return tellers.puts(resource, container);
  }

  /// What is known of all answers.
  Loose told() {
    return told;
  }

  /// What was seen of an operation, as far as it is heeded.
  Optional<Usage> usage(String operation) {
    Optional<Usage> seen = usages.of(operation).filter(each -> each.seen() > 0);
    List<String> heeded = repertoire.of(operation).map(Repertoire.Role::heeds).orElseGet(List::of);
    return heeded.isEmpty() ? seen : seen.map(each -> each.heeded(heeded));
  }

  /// The shelf of a resource; an unknown name is a flaw of the meanings.
  Shelf get(String resource) {
    return find(resource)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "expected a resource of the meanings, found '" + resource + "'"));
  }

  Optional<Shelf> find(String resource) {
    return Optional.ofNullable(byName.get(resource));
  }

  /// The resource whose rows, named by an id alone, a member of this name refers to.
  Optional<Shelf> called(String member) {
    String plain = Names.plain(member);
    Shelf one = byNoun.get(plain);
    boolean several = one == null && plain.endsWith("s");
    return Optional.ofNullable(several ? byNoun.get(plain.substring(0, plain.length() - 1)) : one);
  }

  /// The resources whose rows may stand in a row of this one.
  Set<Shelf> contents(String resource) {
    return contents.getOrDefault(resource, Set.of());
  }

  /// The canonical values of a resource's scopes, each of which must exist.
  List<String> scopes(Draft draft, Shelf shelf, List<String> raw) {
    List<Resource.Scope> scopes = shelf.resource().scopes();
    List<String> canonical = new ArrayList<>(scopes.size());
    for (int i = 0; i < scopes.size() && i < raw.size(); i++) {
      canonical.add(raw.get(i));
      Shelf parent = byName.get(scopes.get(i).resource());
      if (parent != null && !parent.resource().singleton() && !raw.get(i).equals(Shelf.ANY)) {
        canonical(draft, parent, canonical);
      }
    }
    return canonical;
  }

  /// Puts the parts of the parent's own key in place of what it was called by.
  private void canonical(Draft draft, Shelf parent, List<String> values) {
    int last = values.size() - 1;
    int from = Math.max(0, last - parent.resource().scopes().size());
    String called = values.getLast();
    Row row =
        there(draft, parent, values.subList(from, last), called)
            .orElseThrow(() -> missing(parent, called));
    String[] parts = row.key().split("/", -1);
    for (int i = 0; i < parts.length && from + i <= last; i++) {
      values.set(from + i, Percent.decode(parts[i]));
    }
  }

  /// The row a request names; refuses when a scope or the row does not exist.
  Row row(Draft draft, Shelf shelf, List<String> raw) {
    int count = shelf.resource().scopes().size();
    List<String> scopes = scopes(draft, shelf, raw);
    String value = raw.size() > count ? raw.getLast() : "";
    return there(draft, shelf, scopes, value).orElseThrow(() -> missing(shelf, value));
  }

  /// The row a path names, also one that is there though nobody made it.
  private Optional<Row> there(Draft draft, Shelf shelf, List<String> scopes, String value) {
    return byName(draft, shelf, scopes, value)
        .or(() -> foundlings.find(draft, shelf, scopes, value));
  }

  /// What is there though nobody made it.
  Foundlings foundlings() {
    return foundlings;
  }

  /// The row by its id, else by an alias.
  Optional<Row> byName(Draft draft, Shelf shelf, List<String> scopes, String value) {
    String prefix = Shelf.scopes(scopes);
    if (shelf.kinship().isPresent()) {
      return shelf.kinship().get().find(draft, prefix + Percent.encode(value));
    }
    Optional<Row> row = draft.find(shelf.table(), prefix + Percent.encode(value));
    if (row.isPresent() || draft.table(shelf.table()).size() == 0) {
      return row;
    }
    var found = draft.table(shelf.table()).where(Tables.ALIAS, prefix + value, 0);
    return found.hasNext()
        ? Optional.of(found.next())
        : Nicknames.find(
            shelf.resource().nicknames(),
            facet -> below(draft.table(shelf.table()), scopes, List.of(), List.of(facet)),
            value);
  }

  /// Keeps a row, new or changed.
  static void keep(Draft draft, Shelf shelf, Row row, Instant moment) {
    if (shelf.kinship().isPresent()) {
      shelf.kinship().get().keep(draft, row, moment);
    } else {
      draft.put(shelf.table(), row);
    }
  }

  /// The rows below the scopes, of which some may be any.
  static Lane below(
      Table table, List<String> scopes, List<String> containers, List<String> facets) {
    List<String> all = new ArrayList<>(containers);
    int named = scopes.indexOf(Shelf.ANY);
    List<String> first = scopes.subList(0, named < 0 ? scopes.size() : named);
    if (!first.isEmpty()) {
      all.add("/" + Shelf.scopes(first));
    }
    Lane lane = Lane.of(table, all, facets);
    for (int i = first.size() + 1; i < scopes.size(); i++) {
      int part = i;
      if (!scopes.get(i).equals(Shelf.ANY)) {
        lane = lane.where(row -> part(row.key(), part).equals(scopes.get(part)));
      }
    }
    return lane;
  }

  static String part(String key, int index) {
    String[] parts = key.split("/", -1);
    return index < parts.length ? Percent.decode(parts[index]) : "";
  }

  /// The rows of a resource whose scopes name the parent's row of that key.
  static Lane scopedBy(Draft draft, Shelf parent, String key, Shelf content) {
    Table table = draft.table(content.table());
    int depth = parent.resource().scopes().size();
    List<Resource.Scope> scopes = content.resource().scopes();
    for (int i = 0; i < scopes.size(); i++) {
      if (scopes.get(i).resource().equals(parent.resource().name())) {
        return i == depth
            ? Lane.of(table, List.of("/" + key + "/"))
            : Lane.of(table, List.of(), List.of(Facets.scope(i, Shelf.lastPart(key))));
      }
    }
    return Lane.NONE;
  }

  /// The path that reads a row; empty when no operation does. Of several the one that begins most
  /// like the path of the operation at hand: each family of paths shows its own.
  String address(Shelf shelf, String key, Operation operation) {
    String path = operation.route().template();
    String best = "";
    int most = -1;
    for (Effect read : tellers.reads(shelf.resource().name())) {
      Operation reading = contract.operation(read.operation());
      String address = shows(reading) ? address(read, key) : "";
      int shared = Habits.shared(reading.route().template(), path);
      if (!address.isEmpty() && shared > most) {
        best = address;
        most = shared;
      }
    }
    return best;
  }

  /// Whether it answers with more than its status: where a call asks whether there is a thing, no one
  /// reads it.
  private static boolean shows(Operation read) {
    return read.successStatus().filter(status -> status == 204).isEmpty();
  }

  private String address(Effect read, String key) {
    Map<String, String> values = new HashMap<>();
    String[] parts = key.split("/", -1);
    for (int i = 0; i < read.key().size() && i < parts.length; i++) {
      if (read.key().get(i).source() != Effect.Binding.Source.PATH) {
        return "";
      }
      values.put(read.key().get(i).name(), Percent.decode(parts[i]));
    }
    Route route = contract.operation(read.operation()).route();
    return values.keySet().containsAll(route.parameters()) ? route.path(values) : "";
  }

  static Refusal missing(Shelf shelf, String id) {
    return Refusal.of(Problem.NOT_FOUND).with("resource", shelf.resource().name()).with("id", id);
  }
}
