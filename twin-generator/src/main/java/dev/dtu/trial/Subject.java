package dev.dtu.trial;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.evidence.Evidence;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Twin;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/// A twin and what it says of itself, looked up by resource and by operation.
public final class Subject {

  private final Twin twin;
  private final Meanings meanings;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, List<Effect>> effects = new LinkedHashMap<>();
  private final Map<String, Effect> operations = new LinkedHashMap<>();

  private final Evidence evidence;
  private final boolean whole;

  public Subject(Twin twin, Meanings meanings) {
    this(twin, meanings, Evidence.NONE);
  }

  /// @param evidence what the service was seen to send
  public Subject(Twin twin, Meanings meanings, Evidence evidence) {
    this(twin, meanings, evidence, true);
  }

  private Subject(Twin twin, Meanings meanings, Evidence evidence, boolean whole) {
    this.twin = twin;
    this.meanings = meanings;
    this.evidence = evidence;
    this.whole = whole;
    for (Resource resource : meanings.resources()) {
      resources.put(resource.name(), resource);
    }
    for (Effect effect : meanings.effects()) {
      effects.computeIfAbsent(effect.resource(), _ -> new ArrayList<>()).add(effect);
      operations.put(effect.operation(), effect);
    }
  }

  /// The same one, asked for replies as they come: not for the whole, where callers may ask for
  /// parts.
  public Subject unasked() {
    return new Subject(twin, meanings, evidence, false);
  }

  /// Whether callers ask for the whole of a reply, where they may ask for a part.
  boolean whole() {
    return whole;
  }

  public Twin twin() {
    return twin;
  }

  public Contract contract() {
    return twin.contract();
  }

  public Meanings meanings() {
    return meanings;
  }

  /// What the service was seen to send.
  Evidence evidence() {
    return evidence;
  }

  /// Whether the service was seen not to show there what a caller sends, by who writes or by who
  /// reads.
  boolean unheeded(Effect write, String dotted) {
    var at = new Pointer(List.of(dotted.split("\\.")));
    boolean written = seen(write).filter(usage -> usage.unheeded(at)).isPresent();
    return written
        || effects(write.resource(), Effect.Kind.READ, Effect.Kind.LIST).stream()
            .anyMatch(read -> seen(read).filter(usage -> usage.views(at)).isPresent());
  }

  /// Whether the service was seen to keep a member that a replacement leaves out.
  public boolean keeps(Effect replace, String member) {
    return seen(replace).filter(usage -> usage.keeps(Pointer.ROOT.to(member))).isPresent();
  }

  /// Whether the service was seen to take a member away with an update.
  public boolean takes(Effect update, String member) {
    return seen(update).filter(usage -> usage.takes(Pointer.ROOT.to(member))).isPresent();
  }

  /// Whether the service was seen to leave what a deletion names, the first time.
  public boolean leaves(Effect delete) {
    return seen(delete).filter(Usage::leaves).isPresent();
  }

  /// Whether the service was seen to know a thing of such an id though nobody made it.
  public boolean finds(String resource, String id) {
    return effects(resource).stream()
        .filter(each -> each.kind() != Effect.Kind.CREATE && each.kind() != Effect.Kind.COPY)
        .flatMap(each -> seen(each).flatMap(Usage::ids).stream())
        .anyMatch(shape -> shape.equals(Usage.ANY_ID) || Mint.of(shape).fits(id));
  }

  /// Whether it is something that is put and taken away and shows nothing, which is told as missing
  /// until it is put.
  boolean flag(Resource resource) {
    return resource.singleton()
        && !effects(resource.name(), Effect.Kind.PUT).isEmpty()
        && effects(resource.name(), Effect.Kind.READ).stream()
            .map(this::operation)
            .filter(read -> read.successStatus().equals(Optional.of(204)))
            .anyMatch(read -> read.statuses().contains(404));
  }

  private Optional<Usage> seen(Effect effect) {
    return meanings.usages().of(effect.operation());
  }

  public List<Resource> resources() {
    return List.copyOf(resources.values());
  }

  public Optional<Resource> find(String resource) {
    return Optional.ofNullable(resources.get(resource));
  }

  public Resource resource(String name) {
    return find(name)
        .orElseThrow(() -> new NoSuchElementException("twin '" + twin.name() + "' has no " + name));
  }

  /// What the operation does; empty when nothing is said of it.
  public Optional<Effect> effect(String operation) {
    return Optional.ofNullable(operations.get(operation));
  }

  /// The effects on a resource of these kinds, in the order of the meanings; all when none is
  /// named.
  public List<Effect> effects(String resource, Effect.Kind... kinds) {
    Set<Effect.Kind> wanted = Set.of(kinds);
    return effects.getOrDefault(resource, List.of()).stream()
        .filter(effect -> wanted.isEmpty() || wanted.contains(effect.kind()))
        .toList();
  }

  public Operation operation(Effect effect) {
    return contract().operation(effect.operation());
  }

  /// The members of an item that tell of bytes uploaded to it.
  public Set<String> contents(String resource) {
    return twin.title().contents().getOrDefault(resource, new java.util.TreeMap<>()).keySet();
  }

  /// The name of a resource's table.
  public String table(String resource) {
    return twin.space() + "/" + resource;
  }
}
