package dev.dtu.infer;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effect.Container;
import dev.dtu.effect.Effect.Kind;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
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
  /// when there is just one of another name and it is no id of such rows.
  private static Optional<String> spelled(String scope, Draft draft, List<String> names) {
    for (String name : names) {
      if (same(name, scope)) {
        return Optional.of(name);
      }
    }
    List<String> free = new ArrayList<>(names);
    free.removeIf(name -> Bonds.identifies(name, draft.place().noun()) || isScope(name, draft));
    long unnamed =
        draft.scopes().stream().filter(s -> names.stream().noneMatch(n -> same(n, s))).count();
    return free.size() == 1 && unnamed == 1 && names.size() == draft.scopes().size()
        ? Optional.of(free.getFirst())
        : Optional.empty();
  }

  private static boolean isScope(String name, Draft draft) {
    return draft.scopes().stream().anyMatch(scope -> same(scope, name));
  }

  private static boolean same(String one, String other) {
    return Words.plain(one).equals(Words.plain(other));
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
    Effect effect =
        new Effect(
            use.op().id(),
            use.kind(),
            draft.name(),
            key(draft, use),
            within(draft, use),
            use.body() instanceof Reading.One body ? body.member() : "",
            use.reply() instanceof Reading.One reply ? reply.member() : "",
            use.reply() instanceof Reading.Many many ? many.member() : "",
            new TreeMap<>(),
            turned(draft, use),
            status(use.op()));
    Optional<Schema> item = Forms.item(use.reply()).filter(_ -> use.kind() == Kind.LIST);
    List<Argument> asked = Argument.of(use.op().operation());
    return item.map(shape -> selecting(effect, asked, shape, drafts.forms()))
        .map(list -> agreeing(list, draft, item.orElseThrow()))
        .map(list -> new Belonging(drafts).selecting(list, draft, use))
        .orElse(effect);
  }

  /// What an act on something there is one of turns on or off.
  private SortedMap<String, Json> turned(Draft draft, Draft.Use use) {
    boolean turns = use.kind() == Kind.ACT && draft.manner() == Draft.Manner.SINGLE;
    return turns
        ? Verbs.sets(
            Words.kebab(use.place().word()), use.op().operation().method(), draft, drafts.forms())
        : new TreeMap<>();
  }

  /// Without filters by what this list shows in another way than the resource does.
  private Effect agreeing(Effect list, Draft draft, Schema item) {
    var filters = new TreeMap<>(list.filters());
    filters
        .values()
        .removeIf(told -> !Members.agree(told.split(" ")[0], item, draft.shape(), drafts.forms()));
    return list.selecting(filters, list.sort());
  }

  /// The list with what it may be asked: which items, in which order.
  static Effect selecting(Effect list, List<Argument> asked, Schema item, Forms forms) {
    return list.selecting(Filters.of(asked, item, forms), Orders.of(asked, item, forms));
  }

  /// The status of success: the lowest, but 204 beside one whose body nobody described.
  static int status(Place.Op op) {
    Operation operation = op.operation();
    boolean silent =
        operation.declares(204)
            && operation
                .success()
                .flatMap(ReplyShape::json)
                .filter(any -> any.node().isEmpty())
                .isPresent();
    return silent ? 204 : operation.successStatus().orElse(200);
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
    if (draft.manner() == Draft.Manner.QUERY && !NAMELESS.contains(use.kind())) {
      use.op().names().forEach(name -> key.add(path(name)));
      Memberships.row(draft, use.op(), use.kind()).ifPresent(key::add);
      return key;
    }
    Optional<String> sent =
        use.kind() == Kind.LINK && !use.place().isParameter()
            ? Unions.naming(draft, use.op())
            : Optional.empty();
    boolean names = !NAMELESS.contains(use.kind()) && sent.isEmpty();
    List<String> given = use.op().names();
    List<String> scoping = names ? given.subList(0, given.size() - 1) : given;
    for (String scope : draft.scopes()) {
      key.add(
          spelled(scope, draft, scoping)
              .filter(name -> same(name, scope) || !linked(draft, use))
              .filter(name -> alike(scope, draft, name, use.op()))
              .map(Telling::path)
              .orElseGet(() -> elsewhere(scope, draft, use.kind())));
    }
    if (names) {
      key.add(path(given.getLast()));
    }
    sent.ifPresent(member -> key.add(new Binding(Binding.Source.BODY, member)));
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
    Optional<Container> asked = Memberships.container(drafts, draft, use);
    if (asked.isPresent()) {
      return List.of(asked.get());
    }
    boolean atItem = !NAMELESS.contains(use.kind());
    Place from =
        atItem && use.place().isParameter() ? use.place().above().orElse(use.place()) : use.place();
    Optional<Drafts.Around> around =
        drafts.around(from).filter(in -> in.draft() == draft || !scopes(in, draft, use.place()));
    if (around.isPresent() && looks(draft, use)) {
      List<Binding> key = around.get().key(use.op());
      return List.of(new Container(around.get().draft().name(), "", key, Container.Tie.NAMES));
    }
    if (around.isPresent()) {
      return List.of(
          linked(draft, use) && severalWays(draft, around.get().draft())
              ? new Container("", way(around.get(), use), around.get().key(use.op()), false)
              : container(around.get(), use.op(), use.kind() == Kind.CREATE));
    }
    if (linked(draft, use)) {
      return List.of(new Container("", noun(use), nameless(draft, use), false));
    }
    return List.of();
  }

  /// True at a place, or above one, from which the item is only looked at.
  private static boolean looks(Draft draft, Draft.Use use) {
    return draft.views().stream()
        .anyMatch(
            view -> view == use.place() || view.above().filter(use.place()::equals).isPresent());
  }

  /// True when what is around is a scope of the resource, and told as one.
  private static boolean scopes(Drafts.Around in, Draft draft, Place place) {
    List<Place> road = draft.place().road();
    return road.contains(in.place())
        || (road.contains(in.draft().place()) && unbound(draft, place).isEmpty());
  }

  /// True when a container holds rows of a resource in more than one way: an organisation its
  /// members and those it blocks.
  private boolean severalWays(Draft draft, Draft container) {
    Set<String> ways = new HashSet<>();
    for (Draft.Use use : draft.uses()) {
      if (links(use)
          && drafts.around(use.place()).filter(in -> in.draft() == container).isPresent()) {
        ways.add(noun(use));
      }
    }
    return ways.size() > 1;
  }

  private static String way(Drafts.Around in, Draft.Use use) {
    return in.draft().name() + "-" + noun(use);
  }

  private static boolean links(Draft.Use use) {
    return use.kind() == Kind.LINK || use.kind() == Kind.UNLINK;
  }

  /// True for a link, and for a list or a read of what links at the same place put there.
  private static boolean linked(Draft draft, Draft.Use use) {
    return draft.uses().stream()
        .anyMatch(u ->
            links(u)
                && noun(u).equals(noun(use))
                && shared(u.place(), use.place()) >= use.place().road().size() - 1);
  }

  private static String noun(Draft.Use use) {
    return use.place().noun();
  }

  private List<Binding> nameless(Draft draft, Draft.Use use) {
    List<Binding> key = new ArrayList<>();
    boolean atItem = use.place().isParameter();
    List<String> names = use.op().names();
    for (String name : atItem ? names.subList(0, names.size() - 1) : names) {
      if (!isScope(name, draft)) {
        key.add(path(name));
      }
    }
    return key.isEmpty() ? List.of(new Binding(Binding.Source.ANY, "")) : key;
  }

  static Container container(Drafts.Around in, Place.Op op, boolean owns) {
    return new Container(in.draft().name(), "", in.key(op), owns);
  }
}
