package dev.dtu.effect;

import dev.dtu.call.Dice;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Meaning;
import dev.dtu.twin.Seed;
import dev.dtu.twin.Seeds;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Meanings made to act: gives a [Twin] the behaviours, the envelope and the seed it lives by.
///
/// An operation is made ready when it is first called and then kept, so a contract of 1,500
/// operations costs nothing to start. Safe for any number of threads.
public final class Effects {

  /// What stands in rows for where the service stands.
  public static final String ORIGIN = Synthesis.ORIGIN;

  private final TitlePage title;
  private final Contract contract;
  private final Meanings meanings;
  private final Shelves shelves;
  private final Conditions conditions;
  private final Elsewhere elsewhere;
  private final Map<String, Effect> effects = new HashMap<>();
  private final Map<String, Meaning> ready = new ConcurrentHashMap<>();
  private final List<Shelf> found;

  /// @param title tells the name its tables stand under, and how it takes and shows bytes and parts
  public Effects(TitlePage title, Contract contract, Meanings meanings) {
    this.title = title;
    this.contract = contract;
    this.meanings = meanings;
    this.conditions = new Conditions(title.tagging());
    this.shelves = new Shelves(title, contract, meanings);
    this.elsewhere = new Elsewhere(contract, meanings, shelves);
    for (Effect effect : meanings.effects()) {
      effects.put(effect.operation(), effect);
    }
    this.found = found();
  }

  /// A twin that does what the meanings say and refuses with these manners.
  public static Twin twin(TitlePage title, Contract contract, Meanings meanings, Manners manners) {
    return twin(title, contract, meanings, manners, SeedPlans.NONE);
  }

  /// A twin that also has seeds, by name.
  public static Twin twin(
      TitlePage title, Contract contract, Meanings meanings, Manners manners, SeedPlans plans) {
    var effects = new Effects(title, contract, meanings);
    SortedMap<String, Seed> seeds = new TreeMap<>();
    seeds.put(Seeds.DEFAULT, effects.seed(SeedPlan.NOTHING));
    plans.byName().forEach((name, plan) -> seeds.put(name, effects.seed(plan)));
    return new Twin(
        title,
        contract,
        effects::meaning,
        new ProblemRenderer(contract, manners, title.moments().usual()),
        new Seeds(
            seeds,
            text -> {
              List<String> flaws = new ArrayList<>();
              SeedPlan plan = plans.reader().read(text, flaws);
              return new Seeds.Read(effects.more(plan), flaws);
            }));
  }

  /// What an operation means.
  public Meaning meaning(String operation) {
    Meaning known = ready.get(operation);
    return known == null ? ready.computeIfAbsent(operation, this::made) : known;
  }

  private Meaning made(String operation) {
    Effect effect = effects.get(operation);
    if (effect == null) {
      return new Meaning.Absent(
          meanings.absent().getOrDefault(operation, "no effect was inferred or declared"));
    }
    return meanings
        .usages()
        .of(operation)
        .map(
            seen -> new Meaning.Does(conditional(effect), Meaning.Provenance.MINED, seen::forgives))
        .orElseGet(() -> new Meaning.Does(conditional(effect), Meaning.Provenance.INFERRED));
  }

  /// The behaviour of an effect, and what it makes of a request that is conditional.
  private Behaviour conditional(Effect effect) {
    Operation operation = contract.operation(effect.operation());
    Behaviour shown = shown(effect);
    if (conditions.tags(effect, operation)) {
      return new Tagged(shown, conditions.form(), Conditions.dates(operation));
    }
    return conditions.guards(operation)
        ? seen(effect)
            .<Behaviour>map(read -> new Guarded(shown, shown(read), conditions.form()))
            .orElse(shown)
        : shown;
  }

  /// The read whose tags a write heeds: of the row that the write names, in the same words.
  private Optional<Effect> seen(Effect write) {
    return meanings.effects().stream()
        .filter(each -> each.kind() == Effect.Kind.READ)
        .filter(each -> each.resource().equals(write.resource()) && each.key().equals(write.key()))
        .filter(each -> conditions.tags(each, contract.operation(each.operation())))
        .findFirst();
  }

  private Behaviour shown(Effect effect) {
    Behaviour whole = elsewhere.sent(effect, behaviour(effect));
    return title.partial().isPresent()
        ? new Masked(whole, title.partial().get(), contract.operation(effect.operation()))
        : whole;
  }

  private Behaviour behaviour(Effect effect) {
    if (effect.kind() == Effect.Kind.ANSWER) {
      Operation answered = contract.operation(effect.operation());
      return new Answer(
          new Answer.Form(effect, answered, title.moments().usual()),
          shelves.usage(effect.operation()));
    }
    var cargo = new Cargo(title.contents().getOrDefault(effect.resource(), new TreeMap<>()));
    Operation operation = contract.operation(effect.operation());
    var deed = new Deed(effect, operation, shelves, cargo);
    Behaviour plain = plain(deed);
    if (operation.traits().upload().isPresent()) {
      return new Resumable(title.name(), deed, plain);
    }
    boolean read = effect.kind() == Effect.Kind.READ;
    return read && operation.traits().download().isPresent() ? new Fetch(deed, plain) : plain;
  }

  private static Behaviour plain(Deed deed) {
    return switch (deed.effect().kind()) {
      case CREATE -> new Create(deed);
      case READ -> new Read(deed);
      case LIST -> new ListItems(deed);
      case UPDATE, REPLACE, PUT -> new Change(deed);
      case DELETE -> new Delete(deed);
      case COPY -> new Copy(deed, twinOf(deed));
      case ACT -> new Act(deed);
      case LINK, UNLINK -> new Link(deed);
      case ANSWER -> throw new IllegalStateException("answered above");
    };
  }

  /// What makes the row of a copy.
  private static Deed twinOf(Deed deed) {
    Effect copy = deed.effect();
    int scopes = deed.shelf().resource().scopes().size();
    var make =
        new Effect(
            copy.operation(),
            Effect.Kind.CREATE,
            copy.resource(),
            copy.key().subList(0, Math.min(scopes, copy.key().size())),
            copy.within(),
            copy.requestMember(),
            copy.replyMember(),
            "",
            copy.filters(),
            new TreeMap<>(),
            copy.status());
    return new Deed(make, deed.operation(), deed.shelves(), deed.cargo());
  }

  /// The resources that can be seen but not made, outside of any container.
  private List<Shelf> found() {
    Set<String> makes = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (Effect effect : meanings.effects()) {
      switch (effect.kind()) {
        case CREATE, PUT -> makes.add(effect.resource());
        case READ, LIST -> seen.add(effect.resource());
        case UPDATE, REPLACE, DELETE, COPY, ACT, LINK, UNLINK, ANSWER -> {}
      }
    }
    List<Shelf> found = new ArrayList<>();
    for (Resource resource : meanings.resources()) {
      if (seen.contains(resource.name())
          && !makes.contains(resource.name())
          && resource.scopes().isEmpty()
          && !resource.singleton()) {
        found.add(shelves.get(resource.name()));
      }
    }
    return List.copyOf(found);
  }

  /// What the plan says, and one row each of what the tenant cannot make itself; all are bare until
  /// they are first changed.
  Seed seed(SeedPlan plan) {
    return (draft, dice, moment) -> {
      new Planting(shelves, draft, dice, moment).plant(plan);
      plantFound(draft, dice, plan);
    };
  }

  /// What is planted where a tenant is there already.
  private Seed more(SeedPlan plan) {
    return (draft, dice, moment) -> new Planting(shelves, draft, dice, moment).plant(plan);
  }

  private void plantFound(Draft draft, Dice dice, SeedPlan plan) {
    for (Shelf shelf : found) {
      if (plan.has(shelf.resource().name())) {
        continue;
      }
      List<String> named = named(shelf);
      if (named.isEmpty()) {
        Dice own = dice.at(shelf.table().name());
        plant(draft, shelf, shelf.id(own, Obj.EMPTY, draft.mint(shelf.table()), Optional.empty()));
      }
      named.forEach(id -> plant(draft, shelf, id));
    }
  }

  /// The ids the contract lists, where a route takes no others.
  private List<String> named(Shelf shelf) {
    for (Effect effect : meanings.effects()) {
      if (effect.resource().equals(shelf.resource().name()) && effect.key().size() == 1) {
        List<String> ids =
            contract
                .operation(effect.operation())
                .parameter(Parameter.Place.PATH, effect.key().getFirst().name())
                .map(parameter -> parameter.schema().enumeration())
                .orElse(List.of())
                .stream()
                .flatMap(each -> each.asWords().stream())
                .toList();
        if (!ids.isEmpty()) {
          return ids;
        }
      }
    }
    return List.of();
  }

  private static void plant(Draft draft, Shelf shelf, String id) {
    Obj item = shelf.resource().idMember().isEmpty() ? Obj.EMPTY : shelf.withId(Obj.EMPTY, id);
    Obj bare = Obj.of("item", item, "bare", Json.of(true));
    draft.put(
        shelf.table(), new Row(Deed.key(List.of(), id), draft.nextPlace(shelf.table()), bare));
  }
}
