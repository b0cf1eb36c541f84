package dev.dtu.infer;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effect.Container;
import dev.dtu.effect.Effect.Kind;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Tells which procedures put rows of one thing into another: who is invited to what.
final class Ties {
  private final List<Procedure> all;
  private final Things things;

  Ties(List<Procedure> all, Things things) {
    this.all = all;
    this.things = things;
  }

  /// What puts rows of one thing into another, takes them out, or lists what is in it.
  Optional<Effect> bond(Procedure p) {
    Calling.Sense sense = Calling.sense(p.verb());
    Optional<Thing> in = things.about(p).filter(t -> t.scopes().isEmpty() && !t.single());
    if (in.isEmpty() || in.flatMap(t -> t.key(p)).filter(p::requires).isEmpty()) {
      return Optional.empty();
    }
    boolean joins = p.words().size() == 1 && sense == Calling.Sense.JOIN;
    boolean parts = p.words().size() == 1 && sense == Calling.Sense.PART;
    if (joins || parts) {
      return member(p, in.get())
          .map(m -> bound(p, joins ? Kind.LINK : Kind.UNLINK, m, in.get(), ""));
    }
    Optional<String> listed = Shown.named(p).filter(_ -> things.shown(p).isEmpty());
    return listed.flatMap(list ->
        all.stream()
            .filter(other -> other.family().equals(p.family()))
            .filter(other -> Calling.sense(other.verb()) == Calling.Sense.JOIN)
            .flatMap(other -> member(other, in.get()).stream())
            .findFirst()
            .filter(m ->
                Words.alike(p.verb(), "member")
                    || Words.alike(list, "member")
                    || m.thing().called(list))
            .map(m -> bound(p, Kind.LIST, m, in.get(), list)));
  }

  private record Member(Thing thing, String argument) {}

  private Optional<Member> member(Procedure p, Thing in) {
    for (Thing thing : things.all()) {
      for (String argument : p.arguments().keySet()) {
        boolean names = thing.called(argument) || thing.called(argument.replace("_id", ""));
        if (thing != in && thing.scopes().isEmpty() && !thing.single() && names) {
          return Optional.of(new Member(thing, argument));
        }
      }
    }
    return Optional.empty();
  }

  private Effect bound(Procedure p, Kind kind, Member member, Thing in, String list) {
    List<Binding> key = kind == Kind.LIST ? List.of() : List.of(p.binding(member.argument()));
    String argument = in.key(p).orElseThrow();
    var container = new Container(in.name(), "", List.of(p.binding(argument)), false);
    String shows = things.reading(p) instanceof Reading.One one ? one.member() : "";
    return new Effect(
        p.id(),
        kind,
        member.thing().name(),
        key,
        List.of(container),
        Effect.ARGUMENTS,
        shows,
        list,
        new TreeMap<>(),
        new TreeMap<>(),
        Procedures.status(p));
  }
}
