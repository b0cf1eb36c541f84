package dev.dtu.universe;

import dev.dtu.call.Dice;
import dev.dtu.event.Deliveries;
import dev.dtu.journal.Budget;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.People;
import dev.dtu.twin.Seeds;
import dev.dtu.twin.Twin;
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
      NO_SUCH_TURN,
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
  private final Budget budget =
      new Budget(JOURNAL_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
  private final ConcurrentSkipListMap<String, Universe> universes = new ConcurrentSkipListMap<>();
  private final AtomicLong unnamed = new AtomicLong();
  private volatile Alarm alarm = Alarm.NONE;
  private volatile Courier courier = Courier.NONE;

  /// @param dice the seed from which each universe gets its own
  /// @param people who lives in every fresh universe
  public Universes(Map<String, Twin> catalog, long dice, InstantSource clock, People people) {
    this.catalog = new TreeMap<>(catalog);
    this.dice = dice;
    this.clock = clock;
    this.people = people;
  }

  /// Universes where nobody lives.
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
    universes.put(name, made);
    for (Twin twin : made.twins().values()) {
      mint(made, twin);
    }
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
    if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
      throw new Refused(
          Refused.Reason.BAD_NAME,
          "expected a name of 1 to 63 characters a-z, 0-9 and '-', as it becomes part of a host"
              + " name; found '"
              + name
              + "'");
    }
    if (universes.containsKey(name)) {
      throw new Refused(Refused.Reason.TAKEN, "a universe '" + name + "' exists already");
    }
    return name;
  }

  private Universe fresh(Wish wish, String name) throws Refused {
    SortedMap<String, Twin> twins = chosen(wish, catalog, "the server");
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
    wish.clock().ifPresent(own -> own.keep(draft));
    var moment =
        wish.clock().orElse(Clock.Running.REAL).at(clock.instant()).truncatedTo(ChronoUnit.MILLIS);
    people.plant(draft, new Dice(seed), moment);
    for (Twin twin : twins.values()) {
      twin.seeds().named(wish.seed()).plant(draft, new Dice(seed), moment);
    }
    for (Twin twin : twins.values()) {
      twin.issuer().plant(draft, new Dice(seed));
      twin.issuer().open(draft, wish.anyCredential());
    }
    return new Universe(frame(wish, name, twins, seed), draft.store(), 0);
  }

  /// The names of the seeds that any of the twins has.
  public static SortedSet<String> seeds(Collection<Twin> twins) {
    var names = new TreeSet<>(List.of(Seeds.DEFAULT));
    twins.forEach(twin -> names.addAll(twin.seeds().byName().keySet()));
    return names;
  }

  private Universe fork(Wish wish, String name) throws Refused {
    Wish.Branch branch = wish.fork().orElseThrow();
    String from = branch.universe();
    Universe parent =
        find(from)
            .orElseThrow(() ->
                new Refused(
                    Refused.Reason.NO_SUCH_UNIVERSE,
                    "expected a universe to fork, found none named '" + from + "'"));
    SortedMap<String, Twin> twins = chosen(wish, parent.twins(), "universe '" + from + "'");
    Universe.Moment moment = moment(parent, branch);
    long seed = wish.dice().orElse(parent.dice());
    return new Universe(
        frame(wish, name, twins, seed), opened(wish, parent, moment.store()), moment.turn());
  }

  private static Universe.Moment moment(Universe parent, Wish.Branch branch) throws Refused {
    if (branch.turn().isEmpty()) {
      return parent.current();
    }
    long turn = branch.turn().get();
    Store store =
        parent
            .at(turn)
            .orElseThrow(() ->
                new Refused(
                    Refused.Reason.NO_SUCH_TURN,
                    "expected a turn of universe '%s' from %d to %d, found %d"
                        .formatted(
                            parent.name(), parent.oldest() - 1, parent.current().turn(), turn)));
    return new Universe.Moment(store, turn);
  }

  /// The store of a fork: what is still to be told is left to its parent, and it may take other
  /// credentials or have another clock.
  private static Store opened(Wish wish, Universe parent, Store store) {
    boolean same = wish.anyCredential() == parent.anyCredential();
    var draft = new Draft(store);
    Deliveries.leave(draft);
    wish.clock().ifPresent(own -> own.keep(draft));
    for (Twin twin : same ? List.<Twin>of() : parent.twins().values()) {
      twin.issuer().open(draft, wish.anyCredential());
    }
    return draft.store();
  }

  private Universe.Frame frame(Wish wish, String name, SortedMap<String, Twin> twins, long seed) {
    Alarm wakes = (universe, real) -> alarm.set(universe, real);
    Courier sends = errand -> courier.take(errand);
    return new Universe.Frame(
        name, twins, seed, wish.anyCredential(), budget, clock, credentials, wakes, sends);
  }

  /// From now on what twins tell goes out by this, also what was on its way when nobody took it.
  public void sendBy(Courier sender) {
    courier = sender;
    universes.values().forEach(Universe::resend);
  }

  /// From now on timers wake their universes, also those there are.
  public void wakeBy(Alarm waker) {
    alarm = waker;
    universes.values().forEach(Universe::wake);
  }

  private static SortedMap<String, Twin> chosen(
      Wish wish, SortedMap<String, Twin> among, String where) throws Refused {
    if (wish.twins().isEmpty()) {
      return among;
    }
    SortedMap<String, Twin> chosen = new TreeMap<>();
    for (String name : wish.twins()) {
      Twin twin = among.get(name);
      if (twin == null) {
        throw new Refused(
            Refused.Reason.NO_SUCH_TWIN,
            where + " has no twin '" + name + "'; it has " + String.join(", ", among.keySet()));
      }
      chosen.put(name, twin);
    }
    return chosen;
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

  public Credentials credentials() {
    return credentials;
  }

  /// Deletes a universe; false when there was none.
  public synchronized boolean delete(String name) {
    credentials.removeUniverse(name);
    Universe gone = universes.remove(name);
    if (gone == null) {
      return false;
    }
    gone.close();
    return true;
  }
}
