package dev.dtu.infer;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effect.Container;
import dev.dtu.effect.Effect.Kind;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tells what procedures do: contracts whose operations are called by name, not by the path of what
/// they are about.
final class Procedures {
  private final List<Procedure> all;
  private final Things things;

  private Procedures(List<Procedure> all) {
    this.all = all;
    this.things = Things.of(all);
    singles();
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
      if (things.shown(p).filter(thing::equals).isPresent() && kind(p, thing) == Kind.READ) {
        alias(p, thing).ifPresent(a -> aliases.add(a.member()));
      }
    }
    return aliases;
  }

  /// @param argument that names a row by what is not its id
  private record Alias(String argument, String member) {}

  private Optional<Alias> alias(Procedure p, Thing thing) {
    List<Schema.Property> asked =
        p.arguments().values().stream().filter(Schema.Property::required).toList();
    if (asked.size() != 1 || thing.key(p).isPresent()) {
      return Optional.empty();
    }
    String argument = asked.getFirst().name();
    for (String member : List.of(argument, "profile." + argument)) {
      for (Schema shape : thing.shapes()) {
        if (Identity.find(shape, member, things.forms()).isPresent()) {
          return Optional.of(new Alias(argument, member));
        }
      }
    }
    return Optional.empty();
  }

  private Effect effect(Procedure p) {
    Optional<Thing> thing = about(p);
    return bond(p)
        .or(() ->
            thing.filter(_ -> kind(p, thing.get()) != Kind.ANSWER).map(t -> told(p, kind(p, t), t)))
        .orElseGet(() -> answer(p));
  }

  /// What a verb leaves behind: `scheduleMessage` makes a `scheduled-message`, where there is one,
  /// and `deleteScheduledMessage` deletes it.
  private Optional<Thing> participle(Procedure p) {
    String done = Calling.done(p.verb()) + "-" + p.object();
    return things.all().stream()
        .filter(t -> !p.object().isEmpty() && t.below(p.family()))
        .filter(t -> t.called(done) || t.called(p.object()) && things.shown(p).isEmpty())
        .findFirst();
  }

  private Kind kind(Procedure p, Thing thing) {
    Optional<String> key = thing.key(p);
    boolean reached = thing.scopes().stream().allMatch(s -> given(p, s).isPresent());
    boolean shows = things.shown(p).filter(thing::equals).isPresent();
    boolean exact = Things.exact(p, thing) || shows;
    boolean many = shows && things.reading(p) instanceof Reading.Many;
    if (!reached && !many) {
      return Kind.ANSWER;
    }
    if (many) {
      boolean plain =
          listing(p, thing) && key.filter(p::requires).isEmpty() && !elsewhere(p, thing);
      return plain ? Kind.LIST : Kind.ANSWER;
    }
    return switch (Calling.sense(p.verb())) {
      case MAKE -> key.filter(p::requires).isPresent() ? act(p, thing) : made(p, thing, exact);
      case SHOW, LIST -> seen(p, thing, shows);
      case CHANGE -> key.isPresent() ? Kind.UPDATE : Kind.ANSWER;
      case REMOVE -> key.isPresent() && exact && !foreign(p, thing) ? Kind.DELETE : act(p, thing);
      case JOIN, PART, OTHER -> key.isEmpty() && made(p, thing) ? Kind.CREATE : act(p, thing);
    };
  }

  /// True when the name or the paging says that there are several.
  private static boolean listing(Procedure p, Thing thing) {
    return Calling.sense(p.verb()) == Calling.Sense.LIST
        || p.operation().paging().isPresent()
        || thing.called(p.verb());
  }

  /// True when what is listed stands in a row of something else that must be named.
  private boolean elsewhere(Procedure p, Thing thing) {
    return things
        .about(p)
        .filter(other -> other != thing && !scope(thing, other))
        .flatMap(other -> other.key(p))
        .filter(p::requires)
        .isPresent();
  }

  private static boolean scope(Thing thing, Thing other) {
    return thing.scopes().stream().anyMatch(s -> s.resource().equals(other.name()));
  }

  /// True when the row is named by what a longer family is not about: `files.comments.delete`.
  private boolean foreign(Procedure p, Thing thing) {
    return things.about(p).filter(thing::equals).isEmpty() && !thing.called(p.object());
  }

  private Kind made(Procedure p, Thing thing, boolean exact) {
    boolean one = things.reading(p) instanceof Reading.One && things.shown(p).isPresent();
    return one || exact && made(p, thing) || exact && participle(p).isPresent()
        ? Kind.CREATE
        : Kind.ANSWER;
  }

  /// True when the reply tells an id that was not sent.
  private boolean made(Procedure p, Thing thing) {
    return Things.exact(p, thing)
        && p.replied().stream()
            .anyMatch(m ->
                !p.arguments().containsKey(m.name())
                    && Identity.scalar(m.schema())
                    && (m.name().equals(thing.idMember()) || thing.meantBy(m))
                    && !m.name().equals("id"));
  }

  private Kind seen(Procedure p, Thing thing, boolean shows) {
    if (!shows) {
      return act(p, thing);
    }
    boolean named = thing.single() || thing.key(p).isPresent() || alias(p, thing).isPresent();
    return named ? Kind.READ : Kind.ANSWER;
  }

  /// Something done to a row that is named: nothing else is known of it, but it must be there.
  private Kind act(Procedure p, Thing thing) {
    boolean shows = things.shown(p).filter(thing::equals).isPresent();
    boolean named = thing.key(p).filter(k -> p.requires(k) || shows).isPresent();
    return named && (shows || !foreign(p, thing)) ? Kind.ACT : Kind.ANSWER;
  }

  /// The argument that holds a scope.
  private static Optional<String> given(Procedure p, Resource.Scope scope) {
    for (String name : p.arguments().keySet()) {
      String said = Words.plain(name);
      if (said.equals(Words.plain(scope.parameter()))
          || said.equals(Words.plain(scope.resource()))
          || said.equals(Words.plain(scope.resource()) + "id")) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /// What puts rows of one thing into another, takes them out, or lists what is in it.
  private Optional<Effect> bond(Procedure p) {
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
        status(p));
  }

  private Effect told(Procedure p, Kind kind, Thing thing) {
    List<Binding> key = new ArrayList<>();
    for (Resource.Scope scope : thing.scopes()) {
      key.add(given(p, scope).map(p::binding).orElseGet(() -> new Binding(Binding.Source.ANY, "")));
    }
    boolean nameless = kind == Kind.CREATE || kind == Kind.LIST || thing.single();
    if (!nameless) {
      key.add(
          thing
              .key(p)
              .or(() -> alias(p, thing).map(Alias::argument))
              .map(p::binding)
              .orElseThrow());
    }
    boolean shows = things.shown(p).filter(thing::equals).isPresent();
    SortedMap<String, Json> sets =
        kind == Kind.ACT && Things.exact(p, thing)
            ? Verbs.sets(p.verb(), "POST", thing.shapes(), things.forms())
            : new TreeMap<>();
    return new Effect(
        p.id(),
        kind,
        thing.name(),
        key,
        within(p, kind, thing),
        Effect.ARGUMENTS,
        shows && things.reading(p) instanceof Reading.One one ? one.member() : "",
        things.reading(p) instanceof Reading.Many many ? many.member() : "",
        kind == Kind.LIST ? filters(p, thing) : new TreeMap<>(),
        sets,
        status(p));
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
              && !scope(thing, other)
              && argument.isPresent()
              && (kind == Kind.CREATE ? p.requires(argument.get()) : filled(thing, other));
      if (holds) {
        Binding binding = p.binding(argument.orElseThrow());
        within.add(new Container(other.name(), "", List.of(binding), kind == Kind.CREATE));
      }
    }
    return within;
  }

  /// True when rows of a thing are made in rows of another.
  private boolean filled(Thing thing, Thing other) {
    return all.stream()
        .filter(p -> Things.asking(p, other).filter(p::requires).isPresent())
        .anyMatch(p ->
            Calling.sense(p.verb()) == Calling.Sense.MAKE
                && about(p).filter(thing::equals).isPresent()
                && kind(p, thing) == Kind.CREATE);
  }

  private Optional<Thing> about(Procedure p) {
    return participle(p).or(() -> things.shown(p)).or(() -> things.about(p));
  }

  /// The arguments of a list that select by a member of its items.
  private SortedMap<String, String> filters(Procedure p, Thing thing) {
    var filters = new TreeMap<String, String>();
    for (Schema.Property argument : p.arguments().values()) {
      boolean other =
          things.all().stream().anyMatch(t -> t.single() && t.meantBy(argument))
              || thing.scopes().stream().anyMatch(s -> s.parameter().equals(argument.name()))
              || things.all().stream().anyMatch(t -> t.meantBy(argument) && filled(thing, t))
              || Calling.sense(p.verb()) != Calling.Sense.LIST;
      boolean shown =
          thing.shapes().stream()
              .anyMatch(s ->
                  Identity.find(s, argument.name(), things.forms())
                      .filter(m -> !Thing.holds(m))
                      .isPresent());
      if (!other && shown && Filters.selects(argument.name(), p.operation())) {
        filters.put(argument.name(), argument.name());
      }
    }
    return filters;
  }

  private static int status(Procedure p) {
    return Telling.status(new Place.Op(p.operation(), List.of()));
  }

  private static Effect answer(Procedure p) {
    return Acts.answer(new Place.Op(p.operation(), List.of()), List.of());
  }
}
