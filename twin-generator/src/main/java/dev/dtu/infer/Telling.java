package dev.dtu.infer;

import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effect.Container;
import dev.dtu.effect.Effect.Kind;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns the uses of drafts into effects.
final class Telling {
  private static final Set<Kind> NAMELESS = Set.of(Kind.CREATE, Kind.LIST);
  private final Drafts drafts;

  Telling(Drafts drafts) {
    this.drafts = drafts;
  }

  /// How many steps from the root two places share.
  static int shared(Place one, Place other) {
    List<Place> a = one.road();
    List<Place> b = other.road();
    int n = 0;
    while (n < a.size() && n < b.size() && a.get(n) == b.get(n)) {
      n++;
    }
    return n;
  }

  /// The scopes of a resource that the path of a place does not tell.
  static List<String> unbound(Draft draft, Place place) {
    return draft.scopes().stream()
        .filter(scope -> spelled(scope, draft, place.parameters()).isEmpty())
        .toList();
  }

  /// The parameter, among those of a path, that holds a scope: of the same name, or in its stead
  /// when the path has as many parameters as there are scopes.
  private static Optional<String> spelled(String scope, Draft draft, List<String> names) {
    for (String name : names) {
      if (Words.plain(name).equals(Words.plain(scope))) {
        return Optional.of(name);
      }
    }
    List<String> scopes = draft.scopes();
    return names.size() == scopes.size()
        ? Optional.of(names.get(scopes.indexOf(scope)))
        : Optional.empty();
  }

  /// False when the two parameters take other kinds of value: they do not name the same.
  private static boolean alike(String scope, Draft draft, String name, Place.Op op) {
    Optional<Schema> theirs = schema(op, name);
    for (Place.Op home : draft.place().ops()) {
      Optional<Schema> ours = schema(home, scope);
      if (ours.isPresent() && theirs.isPresent()) {
        return ours.get().allows("string") == theirs.get().allows("string");
      }
    }
    return true;
  }

  private static Optional<Schema> schema(Place.Op op, String name) {
    return op.operation().parameter(Parameter.Place.PATH, name).map(Parameter::schema);
  }

  Effect effect(Draft draft, Draft.Use use) {
    return new Effect(
        use.op().id(),
        use.kind(),
        draft.name(),
        key(draft, use),
        within(draft, use),
        use.body() instanceof Reading.One body ? body.member() : "",
        use.reply() instanceof Reading.One reply ? reply.member() : "",
        use.reply() instanceof Reading.Many many ? many.member() : "",
        use.kind() == Kind.LIST ? Filters.of(use, drafts.forms()) : new TreeMap<>(),
        new TreeMap<>(),
        status(use.op()));
  }

  static int status(Place.Op op) {
    return op.operation().successStatus().orElse(200);
  }

  private List<Binding> key(Draft draft, Draft.Use use) {
    return use.home() ? homeKey(draft, use) : strangeKey(draft, use);
  }

  private List<Binding> homeKey(Draft draft, Draft.Use use) {
    List<Binding> key = new ArrayList<>();
    use.op().names().forEach(name -> key.add(path(name)));
    boolean names = !NAMELESS.contains(use.kind());
    if (names && draft.manner() == Draft.Manner.QUERY) {
      key.add(new Binding(Binding.Source.QUERY, draft.queryKey()));
    } else if (names && draft.manner() == Draft.Manner.ITEM && use.place() != draft.place()) {
      key.add(new Binding(Binding.Source.BODY, Identity.member(draft, drafts.forms())));
    }
    return key;
  }

  private List<Binding> strangeKey(Draft draft, Draft.Use use) {
    List<Binding> key = new ArrayList<>();
    boolean names = !NAMELESS.contains(use.kind());
    List<String> given = use.op().names();
    List<String> scoping = names ? given.subList(0, given.size() - 1) : given;
    for (String scope : draft.scopes()) {
      key.add(
          spelled(scope, draft, scoping)
              .filter(name -> alike(scope, draft, name, use.op()))
              .map(Telling::path)
              .orElseGet(() -> elsewhere(scope, draft, use.kind())));
    }
    if (names) {
      key.add(path(given.getLast()));
    }
    return key;
  }

  private Binding elsewhere(String scope, Draft draft, Kind kind) {
    String member = scopeMember(scope, draft);
    return kind == Kind.CREATE && !member.isEmpty()
        ? new Binding(Binding.Source.ITEM, member)
        : new Binding(Binding.Source.ANY, "");
  }

  private static Binding path(String name) {
    return new Binding(Binding.Source.PATH, name);
  }

  /// The item's member that shows a scope: of its name, or the usual one of an object of its name.
  String scopeMember(String scope, Draft draft) {
    return ScopeMembers.find(scope, draft, drafts.forms());
  }

  private List<Container> within(Draft draft, Draft.Use use) {
    if (use.home()) {
      return List.of();
    }
    boolean atItem = !NAMELESS.contains(use.kind());
    Place from = atItem ? use.place().above().orElse(use.place()) : use.place();
    Optional<Draft> around =
        drafts.around(from).filter(d -> d == draft || !draft.place().road().contains(d.place()));
    if (around.isPresent()) {
      return List.of(container(around.get(), use.op(), use.kind() == Kind.CREATE));
    }
    if (use.kind() == Kind.LINK || use.kind() == Kind.UNLINK || linked(draft, use)) {
      return List.of(new Container("", noun(use), nameless(draft, use), false));
    }
    return List.of();
  }

  /// True for a list or a read of what links at the same place put there.
  private static boolean linked(Draft draft, Draft.Use use) {
    return draft.uses().stream()
        .anyMatch(u ->
            (u.kind() == Kind.LINK || u.kind() == Kind.UNLINK)
                && noun(u).equals(noun(use))
                && shared(u.place(), use.place()) >= use.place().road().size() - 1);
  }

  private static String noun(Draft.Use use) {
    return use.place().noun();
  }

  private List<Binding> nameless(Draft draft, Draft.Use use) {
    List<Binding> key = new ArrayList<>();
    boolean atItem = !NAMELESS.contains(use.kind());
    List<String> names = use.op().names();
    for (String name : atItem ? names.subList(0, names.size() - 1) : names) {
      boolean scope =
          draft.scopes().stream().anyMatch(s -> Words.plain(s).equals(Words.plain(name)));
      if (!scope) {
        key.add(path(name));
      }
    }
    return key;
  }

  Container container(Draft of, Place.Op op, boolean owns) {
    return new Container(of.name(), "", pathKey(of, op), owns);
  }

  private static List<Binding> pathKey(Draft of, Place.Op op) {
    return op.names().subList(0, of.place().depth()).stream().map(Telling::path).toList();
  }

  /// What an operation does that is none of the plain verbs: something to the item it stands under,
  /// else nothing but answer.
  Effect other(Place place, Place.Op op) {
    Optional<Draft> around = drafts.around(place);
    String method = op.operation().method();
    Reading reply = drafts.reply(op);
    if (around.isPresent() && !method.equals("GET")) {
      Draft draft = around.get();
      SortedMap<String, Json> sets =
          place.isParameter()
              ? new TreeMap<>()
              : Verbs.sets(place.word(), method, draft, drafts.forms());
      boolean shows =
          reply instanceof Reading.One one
              && draft.shapes().stream().anyMatch(s -> drafts.forms().alike(s, one.item()));
      if (shows || !sets.isEmpty() || reply instanceof Reading.Nothing) {
        String member = shows && reply instanceof Reading.One one ? one.member() : "";
        return new Effect(
            op.id(),
            Kind.ACT,
            draft.name(),
            pathKey(draft, op),
            List.of(),
            "",
            member,
            "",
            new TreeMap<>(),
            sets,
            status(op));
      }
    }
    List<Container> within =
        around.map(draft -> List.of(container(draft, op, false))).orElse(List.of());
    return answer(op, within);
  }

  static Effect answer(Place.Op op, List<Container> within) {
    return new Effect(
        op.id(),
        Kind.ANSWER,
        "",
        List.of(),
        within,
        "",
        "",
        "",
        new TreeMap<>(),
        new TreeMap<>(),
        status(op));
  }
}
