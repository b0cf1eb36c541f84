package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Manners;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.effect.SeedPlan;
import dev.dtu.effect.SeedPlans;
import dev.dtu.fault.NamedPlan;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Climate;
import dev.dtu.twin.Herald;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Scopes;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Makes twins from files. Has no state; safe for many threads.
public final class TwinLoader {

  static final String TITLE = "twin/twin.yaml";
  private static final String PROBLEMS = "twin/problems.yaml";

  private final Shelf specs;
  private final Function<Contract, Meanings> inference;

  /// @param specs where contracts stand, a place each
  /// @param inference what a contract's operations mean when no file says so
  public TwinLoader(Shelf specs, Function<Contract, Meanings> inference) {
    this.specs = specs;
    this.inference = inference;
  }

  /// The twin of a folder.
  ///
  /// @param name of the twin, and of its folder
  /// @throws FlawedTwin when anything is wrong in its files
  public Twin load(String name, Shelf folder) throws FlawedTwin {
    return loaded(name, folder).twin();
  }

  /// What the operations of a folder's twin mean: what was inferred, with what the folder declares
  /// over it.
  ///
  /// @throws FlawedTwin when anything is wrong in its files
  public Meanings meanings(String name, Shelf folder) throws FlawedTwin {
    return loaded(name, folder).meanings();
  }

  private Loaded loaded(String name, Shelf folder) throws FlawedTwin {
    var flaws = new Flaws();
    Optional<TitleReader> page = page(folder, TITLE, flaws).map(TitleReader::new);
    Optional<Page> problems = page(folder, PROBLEMS, flaws);
    Optional<Meanings> known = Preparation.meanings(folder);
    Optional<Page> declared =
        known.isPresent() ? Optional.empty() : optional(folder, MeaningsReader.FILE, flaws);
    Optional<GrantsReader> grants =
        optional(folder, GrantsReader.FILE, flaws).map(GrantsReader::new);
    Optional<Loaded> loaded =
        page.flatMap(title -> read(name, title, problems, new Told(known, declared)))
            .map(read -> read.with(grants).seen(MinedReader.read(folder, flaws)))
            .map(read -> read.told(MembersReader.read(folder, read.contract(), flaws)))
            .map(read -> read.written(page.flatMap(TitleReader::java), folder))
            .map(read -> read.with(Preparation.beforehand(folder)));
    Climate climate = Climate.MILD;
    if (loaded.isPresent()) {
      climate = climate(name, folder, loaded.get(), flaws);
    }
    SortedMap<String, SeedPlan> seeds = new TreeMap<>();
    if (page.isPresent() && loaded.isPresent()) {
      seeds = seeds(folder, page.get(), loaded.get().meanings(), flaws);
    }
    if (!flaws.none() || loaded.isEmpty()) {
      throw new FlawedTwin(name, flaws.all());
    }
    return loaded.get().with(seeds).known(climate);
  }

  private static Climate climate(String name, Shelf folder, Loaded read, Flaws flaws) {
    Contract contract = read.contract();
    SortedMap<String, NamedPlan> plans =
        optional(folder, FaultsReader.FILE, flaws)
            .map(new FaultsReader(name, contract)::read)
            .orElseGet(TreeMap::new);
    RateLimits limits =
        optional(folder, LimitsReader.FILE, flaws)
            .map(new LimitsReader(contract)::read)
            .orElse(RateLimits.NONE);
    Optional<Page> sockets = optional(folder, SocketsReader.FILE, flaws);
    var events = new EventsReader(name, read.title().space().name(), contract, read.meanings());
    Optional<Page> told = optional(folder, EventsReader.FILE, flaws);
    if (told.isEmpty()) {
      sockets.ifPresent(page -> page.flaw("expected " + EventsReader.FILE + " beside it"));
    }
    Herald herald =
        told.map(page -> events.read(page, sockets)).map(Herald.class::cast).orElse(Herald.SILENT);
    Acts acts =
        optional(folder, ActsReader.FILE, flaws)
            .map(page ->
                ActsReader.read(
                    page,
                    read.meanings().repertoire().acts().keySet(),
                    act -> read.effects().get().act(act)))
            .orElse(Acts.NONE);
    Scopes scopes =
        optional(folder, ScopesReader.FILE, flaws)
            .map(page -> new ScopesReader(read.title(), contract, read.meanings()).read(page))
            .orElse(Scopes.NONE);
    return new Climate(plans, limits, herald, acts, scopes);
  }

  private static Optional<Page> optional(Shelf folder, String file, Flaws flaws) {
    return Page.read(folder, file, flaws);
  }

  private static Optional<Page> page(Shelf folder, String file, Flaws flaws) {
    Optional<Page> page = Page.read(folder, file, flaws);
    if (page.isEmpty() && folder.read(file).isEmpty()) {
      flaws.add(file, 0, "expected this file, found none in " + folder.name());
    }
    return page;
  }

  private static SortedMap<String, SeedPlan> seeds(
      Shelf folder, TitleReader title, Meanings meanings, Flaws flaws) {
    SortedMap<String, SeedPlan> seeds = new TreeMap<>();
    for (Page name : title.seeds()) {
      Optional<Page> file = page(folder, "twin/seeds/" + name.text() + ".yaml", flaws);
      if (file.isPresent()) {
        SeedPlan own = new SeedReader(meanings.resources(), PeopleReader.MEMBERS).read(file.get());
        String like = SeedReader.like(file.get());
        if (!like.isEmpty() && !seeds.containsKey(like)) {
          file.get().flaw("expected 'like' with a seed named before it, found '" + like + "'");
        }
        seeds.put(name.text(), seeds.getOrDefault(like, SeedPlan.NOTHING).and(own));
      }
    }
    return seeds;
  }

  private Optional<Loaded> read(String name, TitleReader page, Optional<Page> problems, Told told) {
    var files = new ContractFiles(specs.below(page.contract(name)));
    Optional<Contract> contract = contract(page, files);
    SortedMap<String, Manners.Shape> shapes =
        problems
            .map(said -> ProblemsReader.read(said, () -> operations(contract)))
            .orElseGet(TreeMap::new);
    if (contract.isEmpty()) {
      return Optional.empty();
    }
    Meanings meanings = told.known().orElseGet(() -> meanings(files, contract.get(), told));
    List<String> resources = meanings.resources().stream().map(Resource::name).toList();
    TitlePage title = page.title(name, contract.get(), meanings);
    Meanings own = OwnIds.in(meanings, page.ids(resources));
    var manners = new Manners(shapes, page.classes(resources));
    return Optional.of(new Loaded(title, contract.get(), own, manners));
  }

  private static List<String> operations(Optional<Contract> contract) {
    return contract.stream().flatMap(each -> each.lines().stream()).map(OperationLine::id).toList();
  }

  private static Optional<Contract> contract(TitleReader page, ContractFiles files) {
    try {
      Optional<Contract> contract = files.contract();
      if (contract.isEmpty()) {
        page.contractFlaw("expected a distilled contract, found none in " + files.name());
      }
      return contract;
    } catch (IllegalArgumentException | IllegalStateException broken) {
      page.contractFlaw(files.name() + ": " + broken.getMessage());
      return Optional.empty();
    }
  }

  private Meanings meanings(ContractFiles files, Contract contract, Told told) {
    Meanings inferred =
        files.inferred().map(Meanings::fromJson).orElseGet(() -> inference.apply(contract));
    return told.declared()
        .map(over -> MeaningsReader.over(inferred, over, contract))
        .orElse(inferred);
  }

  /// Where meanings come from.
  ///
  /// @param known all of them, where they were worked out before
  /// @param declared what the folder declares over what was inferred
  private record Told(Optional<Meanings> known, Optional<Page> declared) {}

  /// The contract in a spec's folder; empty when none is there.
  public static Optional<Contract> contract(Shelf spec) {
    return new ContractFiles(spec).contract();
  }

  /// The twin of a contract nobody wrote a title page for.
  public static Twin plain(String name, Contract contract, Meanings meanings) {
    var plans = new SeedPlans(new TreeMap<>(), (text, flaws) -> sent(meanings, text, flaws));
    return Effects.twin(PlainTitle.of(name, contract), contract, meanings, Manners.NONE, plans);
  }

  /// Reads a seed that somebody sent; it may do without a source.
  static SeedPlan sent(Meanings meanings, byte[] text, List<String> told) {
    var none = new Flaws();
    Optional<SeedPlan> plain =
        Page.plain("seed", text, none)
            .map(new SeedReader(meanings.resources(), PeopleReader.MEMBERS)::sent);
    if (plain.isPresent() && none.none()) {
      return plain.get();
    }
    var flaws = new Flaws(); // which tell lines
    SeedPlan plan =
        Page.parse("seed", text, flaws)
            .map(new SeedReader(meanings.resources(), PeopleReader.MEMBERS)::sent)
            .orElse(SeedPlan.NOTHING);
    flaws.all().forEach(flaw -> told.add(flaw.toString()));
    return plan;
  }
}
