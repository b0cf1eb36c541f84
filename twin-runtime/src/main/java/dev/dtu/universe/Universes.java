package dev.dtu.universe;

import dev.dtu.call.Dice;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Transcript;
import dev.dtu.twin.People;
import dev.dtu.twin.Seeds;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.time.InstantSource;
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
import java.util.function.Supplier;

/// All universes of a server: creates, forks, finds and deletes them. Safe for many threads.
public final class Universes {

  /// The name of the universe that answers what names no other.
  public static final String DEFAULT = "default";

  /// How many universes may exist at once.
  public static final int LIMIT = 20_000;

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
      CLAIMED,
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

  private final Making making;
  private final Credentials credentials = new Credentials();
  final Archive archive;
  private final Rota rota;
  private final ConcurrentSkipListMap<String, Universe> universes = new ConcurrentSkipListMap<>();

  private final Map<String, Universe> claims = new TreeMap<>();
  private final Snapshots snapshots;

  /// Those that sleep although something is due in them, until there is who wakes them.
  private final List<Universe> waiting = new ArrayList<>();

  private final AtomicLong unnamed = new AtomicLong();
  private final Helpers helpers = new Helpers();

  /// @param dice the seed from which each universe gets its own
  public Universes(Map<String, Twin> catalog, long dice, InstantSource clock, People people) {
    this(new Cast(catalog, people).here(), dice, clock);
  }

  /// @param cast asked for when the first universe is made, which waits for it
  public Universes(Supplier<Cast> cast, long dice, InstantSource clock) {
    this(new Making.Stock(cast, dice, clock), Archive.NOWHERE, LIMIT);
  }

  public Universes(Map<String, Twin> catalog, long dice, InstantSource clock) {
    this(catalog, dice, clock, People.NOBODY);
  }

  private Universes(Making.Stock stock, Archive archive, int awake) {
    this.archive = archive;
    this.rota = Rota.of(awake);
    this.making = new Making(stock, archive, credentials, helpers, rota);
    this.snapshots = new Snapshots(making, archive);
  }

  /// Universes that are kept in a ledger; those it holds sleep until they are asked something.
  ///
  /// @param awake how many may be in memory at once
  public static Universes kept(
      Map<String, Twin> catalog, Ledger ledger, int awake, InstantSource clock, People people) {
    var stock = new Making.Stock(new Cast(catalog, people).here(), ledger.dice(), clock);
    var universes = new Universes(stock, new Archive(Optional.of(ledger)), awake);
    for (Ledger.Kept kept : ledger.kept()) {
      universes.restore(kept);
    }
    return universes;
  }

  private void restore(Ledger.Kept kept) {
    Universe universe = making.again(kept);
    if (Snapshots.names(universe.name())) {
      snapshots.add(universe);
      return;
    }
    add(universe);
    if (kept.waiting()) {
      waiting.add(universe);
    }
    kept.handouts().forEach(handout -> credentials.handOut(handout, universe.name()));
  }

  private void add(Universe universe) {
    universes.put(universe.name(), universe);
    universe.terms().claim().ifPresent(claim -> claims.put(claim.key(), universe));
    universe.twins().values().forEach(twin -> credentials.mint(dice(), universe.name(), twin));
  }

  /// Makes a universe; the new one is found by its name from now on.
  public Universe create(Wish wish) throws Refused {
    return grant(wish).universe();
  }

  /// What a wish led to.
  ///
  /// @param again whether it was made before, of the same claim
  public record Granted(Universe universe, boolean again) {}

  /// Like [#create]; the same claim finds what it led to, as long as that is there.
  public synchronized Granted grant(Wish wish) throws Refused {
    sweep();
    Optional<Stay.Claim> claim = wish.stay().claim();
    Optional<Universe> before = claim.map(Stay.Claim::key).map(claims::get);
    if (before.isPresent()) {
      if (!before.get().terms().claim().equals(claim)) {
        throw new Refused(
            Refused.Reason.CLAIMED, "the key was used for universe '" + before.get().name() + "'");
      }
      return new Granted(before.get(), true);
    }
    String name = name(wish);
    Universe made =
        wish.fork().isPresent()
            ? making.fork(wish, wish.fork().get(), name, parent(wish.fork().get()))
            : making.fresh(wish, name);
    add(made);
    return new Granted(made, false);
  }

  private Universe parent(Wish.Branch branch) throws Refused {
    return seek(branch.universe())
        .orElseThrow(() ->
            new Refused(
                Refused.Reason.NO_SUCH_UNIVERSE,
                "expected a universe to fork, found none named '" + branch.universe() + "'"));
  }

  private String name(Wish wish) throws Refused {
    if (universes.size() >= LIMIT) {
      throw new Refused(
          Refused.Reason.FULL, "expected at most " + LIMIT + " universes; delete one");
    }
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

  /// The names of the seeds that any of the twins has.
  public static SortedSet<String> seeds(Collection<Twin> twins) {
    var names = new TreeSet<>(List.of(Seeds.DEFAULT));
    twins.forEach(twin -> names.addAll(twin.cover().seeds()));
    return names;
  }

  /// From now on what twins tell goes out by this, also what was on its way when nobody took it.
  public void sendBy(Courier sender) {
    helpers.sendBy(sender);
    universes.values().stream().filter(Universe::awake).forEach(each -> each.outgoing().resend());
  }

  /// From now on calls are refused that would have more kept than there is room for.
  public void keepWithin(Room room) {
    helpers.keepWithin(room);
  }

  /// From now on timers wake their universes, also those there are.
  public void wakeBy(Alarm waker) {
    helpers.wakeBy(waker);
    universes.values().stream().filter(Universe::awake).forEach(Universe::wake);
    List<Universe> asleep = List.copyOf(waiting);
    waiting.clear();
    Thread.ofVirtual().name("dtu-wake").start(() -> asleep.forEach(Universe::wake));
  }

  /// Makes a universe of a journal that was recorded elsewhere: it has lived through all its entries.
  public synchronized Universe open(Optional<String> wanted, Transcript journal) throws Refused {
    Wish wish = making.wish(journal).named(wanted.orElse(journal.name()));
    Universe made = making.of(journal, wish, name(wish));
    add(made);
    return made;
  }

  /// The credentials a universe was made with, for one of its twins (and its space): one of each form.
  public List<Credential> credentials(Universe universe, Twin twin) {
    return Credentials.minted(dice(), universe.name(), twin);
  }

  private Dice dice() {
    return new Dice(making.stock().dice());
  }

  public Optional<Universe> find(String name) {
    return Optional.ofNullable(universes.get(name))
        .filter(found -> !found.terms().over(making.stock().clock().instant()));
  }

  /// A universe, or a snapshot of one.
  public Optional<Universe> seek(String name) {
    return Snapshots.names(name) ? snapshots.find(name) : find(name);
  }

  /// How much memory their journals take, in bytes.
  public long journalBytes() {
    return making.journalBytes();
  }

  /// What was kept of universes as they were at some time.
  public Snapshots snapshots() {
    return snapshots;
  }

  /// Deletes the universes whose time is over, and tells how many those were.
  public synchronized int sweep() {
    Instant now = making.stock().clock().instant();
    List<Universe> over =
        universes.values().stream().filter(universe -> universe.terms().over(now)).toList();
    over.forEach(universe -> delete(universe.name()));
    return over.size();
  }

  /// All universes, by name.
  public Collection<Universe> all() {
    return java.util.Collections.unmodifiableCollection(universes.values());
  }

  /// The twins a universe may have, by name.
  public SortedMap<String, Twin> catalog() {
    return making.stock().cast().get().twins();
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
    snapshots.of(name).forEach(each -> snapshots.delete(each.name()));
    archive.delete(gone);
    credentials.removeUniverse(name);
    universes.remove(name);
    gone.terms().claim().ifPresent(claim -> claims.remove(claim.key()));
    gone.memory().close();
    gone.tell(0); // who listens finds it no more from now on
    return true;
  }
}
