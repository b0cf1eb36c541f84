package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import dev.dtu.effect.Resource;
import java.util.List;
import java.util.Optional;

/// Which thing a procedure is about, and what it does to it.
final class Doings {
  private final List<Procedure> all;
  private final Things things;

  Doings(List<Procedure> all, Things things) {
    this.all = all;
    this.things = things;
  }

  Optional<Thing> about(Procedure p) {
    return participle(p).or(() -> things.shown(p)).or(() -> things.about(p));
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

  Kind kind(Procedure p, Thing thing) {
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

  static boolean scope(Thing thing, Thing other) {
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

  /// @param argument that names a row by what is not its id
  record Alias(String argument, String member) {}

  Optional<Alias> alias(Procedure p, Thing thing) {
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

  /// True when rows of a thing are made in rows of another.
  boolean filled(Thing thing, Thing other) {
    return all.stream()
        .filter(p -> Things.asking(p, other).filter(p::requires).isPresent())
        .anyMatch(p ->
            Calling.sense(p.verb()) == Calling.Sense.MAKE
                && about(p).filter(thing::equals).isPresent()
                && kind(p, thing) == Kind.CREATE);
  }

  /// The argument that holds a scope.
  static Optional<String> given(Procedure p, Resource.Scope scope) {
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
}
