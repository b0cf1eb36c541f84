package dev.dtu.universe;

import dev.dtu.call.Dice;
import dev.dtu.journal.Budget;
import dev.dtu.ledger.Book;
import dev.dtu.ledger.Handout;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.People;
import dev.dtu.twin.Seeds;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// All universes of a server: creates, forks, finds and deletes them. Safe for many threads.
public final class Universes {

  /// The name of the universe that answers what names no other.
  public static final String DEFAULT = "default";

  /// How many universes may exist at once.
  public static final int LIMIT = 20_000;

  private static final long JOURNAL_BYTES = 64L << 20;

  /// All journals together take up to this part of the heap.
  private static final int HEAP_SHARE = 4;

  /// A credential minted for a universe.
  ///
  /// @param header the whole line a client sends
  public record Credential(String kind, String value, String header) {}

  /// A wish that cannot be granted, and why.
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    /// What kind of no.
    public enum Reason {
      BAD_NAME,
      TAKEN,
      NO_SUCH_UNIVERSE,
      NO_SUCH_TWIN,
      NO_SUCH_SEED,
      FULL
    }

    private final Reason reason;

    Refused(Reason reason, String what) {
      super(what);
      this.reason = reason;
    }

    public Reason reason() {
      return reason;
    }
  }

  private final SortedMap<String, Twin> catalog;
  private final long dice;
  private final InstantSource clock;
  private final People people;
  private final Credentials credentials = new Credentials();
  private final Archive archive;
  private final Rota rota;
  private final Budget budget =
      new Budget(JOURNAL_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
  private final ConcurrentSkipListMap<String, Universe> universes = new ConcurrentSkipListMap<>();
  private final AtomicLong unnamed = new AtomicLong();

  /// @param dice the seed from which each universe gets its own
  /// @param people who lives in every fresh universe
  public Universes(Map<String, Twin> catalog, long dice, InstantSource clock, People people) {
    this(new Setting(catalog, dice, clock, people), Archive.NOWHERE, LIMIT);
  }

  private record Setting(
      Map<String, Twin> catalog, long dice, InstantSource clock, People people) {}

  private Universes(Setting setting, Archive archive, int awake) {
    this.catalog = new TreeMap<>(setting.catalog);
    this.dice = setting.dice;
    this.clock = setting.clock;
    this.people = setting.people;
    this.archive = archive;
    this.rota = Rota.of(awake);
  }

  /// Universes that are kept in a ledger; those it holds sleep until they are asked something.
  ///
  /// @param awake how many may be in memory at once
  public static Universes kept(
      Map<String, Twin> catalog, Ledger ledger, int awake, InstantSource clock, People people) {
    var setting = new Setting(catalog, ledger.dice(), clock, people);
    var universes = new Universes(setting, new Archive(Optional.of(ledger)), awake);
    for (Ledger.Kept kept : ledger.kept()) {
      universes.restore(kept);
    }
    return universes;
  }

  private void restore(Ledger.Kept kept) {
    Archive.Known known = Archive.Known.of(kept.birth().facts());
    SortedMap<String, Twin> twins = new TreeMap<>(catalog);
    twins.keySet().retainAll(known.twins());
    String name = kept.birth().name();
    Universe.Frame frame = frame(name, twins, known.dice(), known.anyCredential());
    add(new Universe(frame, kept.book()));
    for (Handout handout : kept.handouts()) {
      for (String token : handout.values()) {
        credentials.handOut(token, name, handout.space());
      }
    }
  }

  private void add(Universe universe) {
    universes.put(universe.name(), universe);
    for (Twin twin : universe.twins().values()) {
      mint(universe, twin);
    }
  }

  public Universes(Map<String, Twin> catalog, long dice, InstantSource clock) {
    this(catalog, dice, clock, People.NOBODY);
  }

  /// Makes a universe; the new one is found by its name from now on.
  public synchronized Universe create(Wish wish) throws Refused {
    if (universes.size() >= LIMIT) {
      throw new Refused(
          Refused.Reason.FULL, "expected at most " + LIMIT + " universes; delete one");
    }
    String name = name(wish);
    Universe made = wish.fork().isPresent() ? fork(wish, name) : fresh(wish, name);
    add(made);
    return made;
  }

  private String name(Wish wish) throws Refused {
    if (wish.name().isEmpty()) {
      String name;
      do {
        name = "u" + unnamed.incrementAndGet();
      } while (universes.containsKey(name));
      return name;
    }
    String name = wish.name().get();
    wish.checkName();
    if (universes.containsKey(name)) {
      throw new Refused(Refused.Reason.TAKEN, "a universe '" + name + "' exists already");
    }
    return name;
  }

  private Universe fresh(Wish wish, String name) throws Refused {
    SortedMap<String, Twin> twins = wish.chosen(catalog, "the server");
    long seed = wish.dice().orElseGet(() -> new Dice(dice).at(name).seed());
    if (!seeds(twins.values()).contains(wish.seed())) {
      throw new Refused(
          Refused.Reason.NO_SUCH_SEED,
          "no twin has a seed '"
              + wish.seed()
              + "'; there are "
              + String.join(", ", seeds(twins.values())));
    }
    var draft = new Draft(Store.empty());
    Instant moment = now();
    people.plant(draft, new Dice(seed), moment);
    for (Twin twin : twins.values()) {
      twin.seeds().named(wish.seed()).plant(draft, new Dice(seed), moment);
    }
    for (Twin twin : twins.values()) {
      twin.issuer().plant(draft, new Dice(seed));
      twin.issuer().open(draft, wish.anyCredential());
    }
    Universe.Frame frame = frame(name, twins, seed, wish.anyCredential());
    Book book = archive.fresh(frame, draft.store(), moment);
    return new Universe(frame, book, new Book.Woken(draft.store(), 0, moment));
  }

  /// The names of the seeds that any of the twins has.
  public static SortedSet<String> seeds(Collection<Twin> twins) {
    var names = new TreeSet<>(List.of(Seeds.DEFAULT));
    twins.forEach(twin -> names.addAll(twin.seeds().byName().keySet()));
    return names;
  }

  private Universe fork(Wish wish, String name) throws Refused {
    String from = wish.fork().orElseThrow();
    Universe parent =
        find(from)
            .orElseThrow(() ->
                new Refused(
                    Refused.Reason.NO_SUCH_UNIVERSE,
                    "expected a universe to fork, found none named '" + from + "'"));
    SortedMap<String, Twin> twins = wish.chosen(parent.twins(), "universe '" + from + "'");
    Universe.Moment moment = parent.current();
    long seed = wish.dice().orElse(parent.dice());
    Universe.Frame frame = frame(name, twins, seed, wish.anyCredential());
    Store begin = wish.opened(parent, moment.store());
    Book book = archive.fork(frame, moment, begin);
    return new Universe(frame, book, new Book.Woken(begin, moment.turn(), now()));
  }

  /// Makes a universe of a journal that was recorded elsewhere: it has lived through all its entries.
  public synchronized Universe open(Optional<String> wanted, Transcript journal) throws Refused {
    Archive.Known known = Archive.Known.of(journal.facts());
    Wish wish = Wish.ANYTHING.of(known.twins()).named(wanted.orElse(journal.name()));
    String name = name(wish);
    SortedMap<String, Twin> twins = wish.chosen(catalog, "the server");
    Universe.Frame frame = frame(name, twins, known.dice(), known.anyCredential());
    var woken = new Book.Woken(journal.begin(), journal.turn(), journal.moment());
    Universe made = new Universe(frame, archive.imported(frame, journal), woken);
    made.relive(journal.entries());
    add(made);
    return made;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Universe.Frame frame(String name, SortedMap<String, Twin> twins, long seed, boolean any) {
    return new Universe.Frame(name, twins, seed, any, budget, clock, credentials, rota);
  }

  private void mint(Universe universe, Twin twin) {
    for (Credential credential : credentials(universe, twin)) {
      credentials.put(
          credential.value(),
          new Credentials.Lead(universe.name(), twin.space(), Credentials.ADMIN));
    }
  }

  /// The credentials a universe was made with, for one of its twins (and its space): one of each form.
  public List<Credential> credentials(Universe universe, Twin twin) {
    Dice own = new Dice(dice).at("credential").at(universe.name()).at(twin.space());
    List<Credential> minted = new ArrayList<>();
    for (AuthForm form : twin.authForms()) {
      String value = form.mint(own.at(form.kind()));
      minted.add(new Credential(form.kind(), value, form.line(value)));
    }
    return minted;
  }

  public Optional<Universe> find(String name) {
    return Optional.ofNullable(universes.get(name));
  }

  /// All universes, by name.
  public Collection<Universe> all() {
    return java.util.Collections.unmodifiableCollection(universes.values());
  }

  /// The twins a universe may have, by name.
  public SortedMap<String, Twin> catalog() {
    return java.util.Collections.unmodifiableSortedMap(catalog);
  }

  /// Sends universes that are too many for memory to rest, and returns when that is done.
  public void settle() {
    rota.settle();
  }

  public Credentials credentials() {
    return credentials;
  }

  /// Deletes a universe; false when there was none.
  public synchronized boolean delete(String name) {
    Universe gone = universes.get(name);
    if (gone == null) {
      return false;
    }
    archive.ledger().ifPresent(ledger -> ledger.delete(gone.memory().book()));
    credentials.removeUniverse(name);
    universes.remove(name);
    gone.memory().close();
    return true;
  }
}
