package dev.dtu.effect;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.grant.Bench;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Meaning;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Seed;
import dev.dtu.twin.Seeds;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  }

  /// A twin that does what the meanings say and refuses with these manners.
  public static Twin twin(TitlePage title, Contract contract, Meanings meanings, Manners manners) {
    return twin(title, contract, meanings, manners, SeedPlans.NONE);
  }

  /// A twin that also has seeds, by name.
  public static Twin twin(
      TitlePage title, Contract contract, Meanings meanings, Manners manners, SeedPlans plans) {
    return new Effects(title, contract, meanings).twin(manners, plans);
  }

  /// The twin that does this, refuses with these manners and has these seeds.
  public Twin twin(Manners manners, SeedPlans plans) {
    var ground = new Ground(contract, meanings, shelves);
    SortedMap<String, Seed> seeds = new TreeMap<>();
    seeds.put(Seeds.DEFAULT, ground.seed(SeedPlan.NOTHING));
    plans.byName().forEach((name, plan) -> seeds.put(name, ground.seed(plan)));
    return new Twin(
        title,
        contract,
        this::meaning,
        new ProblemRenderer(contract, manners, title.moments().usual()),
        new Seeds(
            seeds,
            text -> {
              List<String> flaws = new ArrayList<>();
              SeedPlan plan = plans.reader().read(text, flaws);
              return new Seeds.Read(ground.more(plan), flaws);
            }));
  }

  /// Who judges what a twin's token service hands out, as its Java says.
  public Bench<Scene> bench() {
    Bench<Play> own = meanings.repertoire().bench();
    return own.isOpen() ? Bench.open() : new Seated(own, shelves);
  }

  /// What people do in a service's own pages, by its name there, as its Java says.
  public Behaviour act(String name) {
    Part part = Optional.ofNullable(meanings.repertoire().acts().get(name)).orElseThrow();
    return played(new Repertoire.Role(part, false, true), name);
  }

  /// What an operation means.
  public Meaning meaning(String operation) {
    Meaning known = ready.get(operation);
    return known == null ? ready.computeIfAbsent(operation, this::made) : known;
  }

  private Meaning made(String operation) {
    Effect effect = effects.get(operation);
    Optional<Repertoire.Role> part = meanings.repertoire().of(operation);
    if (effect == null && part.isEmpty()) {
      return new Meaning.Absent(why(operation));
    }
    Behaviour behaviour =
        effect == null ? played(part.get(), operation) : conditional(effect, part);
    Optional<Usage> seen = meanings.usages().of(operation);
    if (part.isEmpty() && effect != null) {
      behaviour = objecting(effect, behaviour, seen.map(Usage::objections).orElse(List.of()));
    }
    Meaning.Provenance source =
        part.isPresent()
            ? Meaning.Provenance.BEHAVIOUR
            : seen.filter(Usage::tells).isPresent()
                ? Meaning.Provenance.MINED
                : Meaning.Provenance.INFERRED;
    Meaning.Leniency lenient =
        effect == null ? Meaning.Leniency.NONE : Lenient.of(effect, meanings);
    return new Meaning.Does(
        behaviour, source, part.isPresent() ? Played.tellingItself(lenient) : lenient);
  }

  /// The behaviour that also says no to what the service was seen to.
  private Behaviour objecting(Effect effect, Behaviour plain, List<Objection> objections) {
    if (objections.isEmpty()) {
      return plain;
    }
    boolean answer = effect.kind() == Effect.Kind.ANSWER;
    Optional<Deed> deed = answer ? Optional.empty() : Optional.of(deed(effect));
    return new Objecting(
        plain, objections, scene -> new Situation(scene, deed, shelves, title.moments().usual()));
  }

  private String why(String operation) {
    return meanings.absent().getOrDefault(operation, "no effect was inferred or declared");
  }

  /// A part of an operation of which data says nothing.
  private Behaviour played(Repertoire.Role part, String operation) {
    Behaviour plain =
        _ -> {
          throw new IllegalStateException(
              "expected a meaning in data of " + operation + ", found none: " + why(operation));
        };
    return new Played(part, plain, Optional.empty(), shelves);
  }

  /// A part in place of what data says of its operation, which it may still ask for.
  private Behaviour played(Optional<Repertoire.Role> part, Effect effect, Behaviour plain) {
    Optional<Deed> deed =
        effect.kind() == Effect.Kind.ANSWER ? Optional.empty() : Optional.of(deed(effect));
    return part.<Behaviour>map(each -> new Played(each, plain, deed, shelves)).orElse(plain);
  }

  /// The behaviour of an effect, and what it makes of a request that is conditional.
  private Behaviour conditional(Effect effect, Optional<Repertoire.Role> part) {
    Operation operation = contract.operation(effect.operation());
    Behaviour shown = shown(effect, part);
    if (conditions.tags(effect, operation)) {
      return new Tagged(shown, conditions.form(), Conditions.dates(operation));
    }
    return conditions.guards(operation)
        ? seen(effect)
            .<Behaviour>map(read -> new Guarded(shown, shown(read, part(read)), conditions.form()))
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

  private Optional<Repertoire.Role> part(Effect effect) {
    return meanings.repertoire().of(effect.operation());
  }

  private Behaviour shown(Effect effect, Optional<Repertoire.Role> part) {
    Behaviour whole = played(part, effect, elsewhere.sent(effect, behaviour(effect)));
    return title.partial().isPresent()
        ? new Masked(whole, title.partial().get(), contract.operation(effect.operation()))
        : whole;
  }

  private Behaviour behaviour(Effect effect) {
    if (effect.kind() == Effect.Kind.ANSWER) {
      Operation answered = contract.operation(effect.operation());
      Optional<Usage> seen = shelves.usage(effect.operation());
      var form = new Answer.Form(effect, answered, title.moments().usual(), seen);
      return new Answer(form, seen, shelves);
    }
    Operation operation = contract.operation(effect.operation());
    Deed deed = deed(effect);
    Behaviour plain = plain(deed);
    if (operation.traits().upload().isPresent()) {
      return new Resumable(title.name(), deed, plain);
    }
    boolean read = effect.kind() == Effect.Kind.READ;
    return read && operation.traits().download().isPresent() ? new Fetch(deed, plain) : plain;
  }

  private Deed deed(Effect effect) {
    var cargo = new Cargo(title.contents().getOrDefault(effect.resource(), new TreeMap<>()));
    return new Deed(effect, contract.operation(effect.operation()), shelves, cargo);
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
}
