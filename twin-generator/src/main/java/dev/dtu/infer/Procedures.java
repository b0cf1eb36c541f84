package dev.dtu.infer;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effect.Container;
import dev.dtu.effect.Effect.Kind;
import dev.dtu.effect.Resource;
import dev.dtu.effect.Sort;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tells what procedures do: contracts whose operations are called by name, not by the path of what
/// they are about.
final class Procedures {
  private final List<Procedure> all;
  private final Things things;
  private final Doings doings;
  private final Keeping keeping;
  private final Ties ties;

  private Procedures(List<Procedure> all) {
    this.all = all;
    this.things = Things.of(all);
    this.doings = new Doings(all, things);
    this.keeping = new Keeping(all, things, doings);
    this.ties = new Ties(all, things);
  }

  /// The procedures of a contract; empty unless most of its operations are.
  static Optional<Procedures> of(Contract contract) {
    List<Procedure> found = new ArrayList<>();
    for (OperationLine line : contract.lines()) {
      Procedure.of(contract.operation(line.id())).ifPresent(found::add);
    }
    if (found.isEmpty() || found.size() * 2 < contract.lines().size()) {
      return Optional.empty();
    }
    found.sort(
        Comparator.comparingInt((Procedure p) -> p.family().size())
            .thenComparing(p -> p.operation().route().template())
            .thenComparing(p -> p.operation().method()));
    return Optional.of(new Procedures(found));
  }

  List<Effect> effects() {
    return all.stream().map(this::effect).toList();
  }

  List<Resource> resources() {
    return keeping.resources();
  }

  private Effect effect(Procedure p) {
    Optional<Thing> thing = doings.about(p);
    return ties.bond(p)
        .or(() ->
            thing
                .filter(_ -> doings.kind(p, thing.get()) != Kind.ANSWER)
                .map(t -> told(p, doings.kind(p, t), t)))
        .orElseGet(() -> answer(p));
  }

  private Effect told(Procedure p, Kind kind, Thing thing) {
    List<Binding> key = new ArrayList<>();
    for (Resource.Scope scope : thing.scopes()) {
      key.add(
          Doings.given(p, scope)
              .map(p::binding)
              .orElseGet(() -> new Binding(Binding.Source.ANY, "")));
    }
    boolean nameless = kind == Kind.CREATE || kind == Kind.LIST || thing.single();
    if (!nameless) {
      key.add(
          thing
              .key(p)
              .or(() -> doings.alias(p, thing).map(Doings.Alias::argument))
              .map(p::binding)
              .orElseThrow());
    }
    boolean shows = things.shown(p).filter(thing::equals).isPresent();
    Effect effect =
        new Effect(
            p.id(),
            kind,
            thing.name(),
            key,
            within(p, kind, thing),
            Effect.ARGUMENTS,
            shows && things.reading(p) instanceof Reading.One one ? one.member() : "",
            things.reading(p) instanceof Reading.Many many ? many.member() : "",
            new TreeMap<>(),
            kind == Kind.ACT ? moved(p, thing) : new TreeMap<>(),
            status(p));
    return kind == Kind.LIST && things.reading(p) instanceof Reading.Many many
        ? selecting(p, effect, many.item(), thing)
        : effect;
  }

  /// What an act moves: by its verb alone, or by all its words where they say more than the thing.
  private SortedMap<String, Json> moved(Procedure p, Thing thing) {
    String said = Things.exact(p, thing) ? p.verb() : String.join("-", p.words());
    return Verbs.sets(said, "POST", thing.shapes(), things.forms());
  }

  /// A list with what it may be asked; a history begins with what is newest.
  private Effect selecting(Procedure p, Effect list, Schema item, Thing thing) {
    Effect told = Telling.selecting(list, asked(p, thing), item, things.forms());
    return p.verb().equals("history")
        ? told.selecting(told.filters(), new Sort("", "", new TreeMap<>(), "-"))
        : told;
  }

  /// What a new row is put in: rows of other things that cannot be left out; lists show what is in
  /// them.
  private List<Container> within(Procedure p, Kind kind, Thing thing) {
    List<Container> within = new ArrayList<>();
    if (kind != Kind.CREATE && kind != Kind.LIST) {
      return within;
    }
    for (Thing other : things.all()) {
      Optional<String> argument = Things.asking(p, other);
      boolean holds =
          other != thing
              && other.scopes().isEmpty()
              && !other.single()
              && !Doings.scope(thing, other)
              && argument.isPresent()
              && (kind == Kind.CREATE ? p.requires(argument.get()) : doings.filled(thing, other));
      if (holds) {
        Binding binding = p.binding(argument.orElseThrow());
        within.add(new Container(other.name(), "", List.of(binding), kind == Kind.CREATE));
      }
    }
    return within;
  }

  /// The arguments of a list that select among its items, or put them in order.
  private List<Argument> asked(Procedure p, Thing thing) {
    List<Argument> asked = new ArrayList<>();
    for (Schema.Property argument : p.arguments().values()) {
      boolean other =
          things.all().stream().anyMatch(t -> t.single() && t.meantBy(argument))
              || thing.scopes().stream().anyMatch(s -> s.parameter().equals(argument.name()))
              || things.all().stream()
                  .anyMatch(t -> t.meantBy(argument) && doings.filled(thing, t));
      boolean lists =
          Calling.sense(p.verb()) == Calling.Sense.LIST || argument.name().startsWith("exclude");
      if (!other && lists && !Argument.walks(argument.name(), p.operation())) {
        asked.add(new Argument(argument.name(), argument.schema()));
      }
    }
    return asked;
  }

  static int status(Procedure p) {
    return Telling.status(new Place.Op(p.operation(), List.of()));
  }

  private static Effect answer(Procedure p) {
    return Acts.answer(new Place.Op(p.operation(), List.of()), List.of());
  }
}
