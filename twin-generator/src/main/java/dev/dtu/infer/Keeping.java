package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import dev.dtu.effect.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The resources that procedures keep, as data.
final class Keeping {
  private final List<Procedure> all;
  private final Things things;
  private final Doings doings;

  Keeping(List<Procedure> all, Things things, Doings doings) {
    this.all = all;
    this.things = things;
    this.doings = doings;
    singles();
  }

  List<Resource> resources() {
    List<Resource> resources = new ArrayList<>();
    for (Thing thing : things.all()) {
      resources.add(
          new Resource(
              thing.name(),
              thing.scopes(),
              thing.idMember(),
              thing.single() ? "" : shape(thing),
              List.copyOf(aliases(thing)),
              thing.single(),
              thing.schemas(),
              links(thing)));
    }
    return resources;
  }

  /// The members that name another thing's row: `user`, `team_id`.
  private SortedMap<String, String> links(Thing thing) {
    SortedMap<String, String> links = new TreeMap<>();
    for (Schema shape : thing.shapes()) {
      for (Schema.Property member : things.forms().members(shape).values()) {
        things.all().stream()
            .filter(other -> !other.equals(thing) && other.scopes().isEmpty())
            .filter(other -> other.meantBy(member) && member.schema().allows("string"))
            .filter(
                other -> thing.scopes().stream().noneMatch(s -> s.member().equals(member.name())))
            .findFirst()
            .ifPresent(other -> links.putIfAbsent(member.name(), other.name()));
      }
    }
    return links;
  }

  private String shape(Thing thing) {
    return thing.shapes().stream()
        .flatMap(s -> Identity.find(s, thing.idMember(), things.forms()).stream())
        .map(Schema.Property::schema)
        .findFirst()
        .map(Identity::shape)
        .orElse("[a-z0-9]{20}");
  }

  /// A thing that is shown without being named, and never made or listed, is one of its kind.
  private void singles() {
    for (Thing thing : things.all()) {
      boolean one = false;
      boolean many = false;
      for (Procedure p : all) {
        if (things.shown(p).filter(thing::equals).isPresent()) {
          Calling.Sense sense = Calling.sense(p.verb());
          boolean named = thing.key(p).filter(p::requires).isPresent();
          one |= sense == Calling.Sense.SHOW && !p.asks() && thing.called(p.noun());
          many |= sense != Calling.Sense.SHOW || named;
        }
      }
      if (one && !many) {
        thing.oneOnly();
      }
    }
  }

  private Set<String> aliases(Thing thing) {
    Set<String> aliases = new java.util.TreeSet<>();
    for (Procedure p : all) {
      if (things.shown(p).filter(thing::equals).isPresent() && doings.kind(p, thing) == Kind.READ) {
        doings.alias(p, thing).ifPresent(a -> aliases.add(a.member()));
      }
    }
    return aliases;
  }
}
