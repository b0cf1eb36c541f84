package dev.dtu.universe;

import dev.dtu.call.Dice;
import dev.dtu.journal.Budget;
import dev.dtu.ledger.Book;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Tenant;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Makes universes: fresh ones, forks, those of a ledger, those that came in a file. It neither names
/// nor lists them.
final class Making {

  private static final long JOURNAL_BYTES = 64L << 20;

  /// All journals together take up to this part of the heap.
  private static final int HEAP_SHARE = 4;

  /// What all are made from.
  ///
  /// @param cast asked for when the first universe is made, which waits for it
  /// @param dice the seed from which each universe gets its own
  record Stock(Supplier<Cast> cast, long dice, InstantSource clock) {}

  private final Stock stock;
  private final Archive archive;
  private final Credentials credentials;
  private final Helpers helpers;
  private final Rota rota;
  private final Budget budget =
      new Budget(JOURNAL_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);

  Making(Stock stock, Archive archive, Credentials credentials, Helpers helpers, Rota rota) {
    this.stock = stock;
    this.archive = archive;
    this.credentials = credentials;
    this.helpers = helpers;
    this.rota = rota;
  }

  Stock stock() {
    return stock;
  }

  long journalBytes() {
    return budget.taken();
  }

  Universe fresh(Wish wish, String name) throws Universes.Refused {
    SortedMap<String, Twin> twins = wish.chosen(stock.cast.get().twins(), "the server");
    long seed = wish.dice().orElseGet(() -> new Dice(stock.dice).at(name).seed());
    if (!Universes.seeds(twins.values()).contains(wish.seed())) {
      throw new Universes.Refused(
          Universes.Refused.Reason.NO_SUCH_SEED,
          "no twin has a seed '"
              + wish.seed()
              + "'; there are "
              + String.join(", ", Universes.seeds(twins.values())));
    }
    var draft = new Draft(Store.empty());
    wish.clock().ifPresent(own -> own.keep(draft));
    Tenant.keep(draft, wish.seed());
    Instant moment = now(draft.store());
    stock.cast.get().people().plant(draft, new Dice(seed), moment);
    var sowing = new Sowing(wish.seed(), wish.anyCredential(), seed, moment);
    Store begin = sowing.later(draft.store(), twins.values());
    Frame frame = frame(name, twins, kind(wish, seed));
    Book book = archive.fresh(frame, begin, moment);
    return new Universe(frame, book, new Book.Woken(begin, 0, moment));
  }

  /// A copy of a universe as it is, or was where the branch says.
  Universe fork(Wish wish, Wish.Branch branch, String name, Universe parent)
      throws Universes.Refused {
    SortedMap<String, Twin> twins = wish.chosen(parent.twins(), "universe '" + parent.name() + "'");
    Universe.Moment moment = moment(parent, branch);
    long seed = wish.dice().orElse(parent.dice());
    Frame frame = frame(name, twins, kind(wish, seed));
    Store begin = wish.opened(parent, moment.store());
    var woken = new Book.Woken(begin, moment.turn(), now(begin));
    return new Universe(frame, archive.fork(frame, moment, woken), woken);
  }

  /// A universe as it is now, under another name; nothing ever happens in it.
  Universe still(Universe of, String name) {
    Universe.Moment moment = of.current();
    var kind = new Frame.Kind(of.dice(), of.anyCredential(), Terms.NONE);
    Frame frame = frame(name, of.twins(), kind);
    var woken = new Book.Woken(moment.store(), moment.turn(), now(moment.store()));
    return new Universe(frame, archive.fork(frame, moment, woken), woken);
  }

  private static Universe.Moment moment(Universe parent, Wish.Branch branch)
      throws Universes.Refused {
    if (branch.turn().isEmpty()) {
      return parent.current();
    }
    long turn = branch.turn().get();
    return parent
        .moment(turn)
        .orElseThrow(() ->
            new Universes.Refused(
                Universes.Refused.Reason.NO_SUCH_TURN,
                "expected a turn of universe '%s' from %d to %d, found %d"
                    .formatted(parent.name(), parent.oldest() - 1, parent.current().turn(), turn)));
  }

  /// A universe that was there when the ledger was opened; it sleeps.
  Universe again(Ledger.Kept kept) {
    Archive.Known known = Archive.Known.of(kept.birth().facts());
    SortedMap<String, Twin> twins = new TreeMap<>(stock.cast.get().twins());
    twins.keySet().retainAll(known.twins());
    Frame frame = frame(kept.birth().name(), twins, known.kind());
    return new Universe(frame, kept.book());
  }

  /// What has to be wished for a journal to be opened.
  Wish wish(Transcript journal) {
    return Wish.ANYTHING.of(Archive.Known.of(journal.facts()).twins());
  }

  /// A universe that has lived through a journal that was recorded elsewhere.
  Universe of(Transcript journal, Wish wish, String name) throws Universes.Refused {
    Archive.Known known = Archive.Known.of(journal.facts());
    SortedMap<String, Twin> twins = wish.chosen(stock.cast.get().twins(), "the server");
    Frame.Kind kind = known.kind();
    Frame frame =
        frame(name, twins, new Frame.Kind(kind.dice(), kind.anyCredential(), terms(wish)));
    var woken = new Book.Woken(journal.begin(), journal.turn(), journal.moment());
    Universe made = new Universe(frame, archive.imported(frame, journal), woken);
    made.relive(journal.entries());
    return made;
  }

  /// The moment it is for a universe that begins with a store.
  private Instant now(Store begin) {
    return Clock.of(begin).at(stock.clock.instant()).truncatedTo(ChronoUnit.MILLIS);
  }

  private Frame.Kind kind(Wish wish, long seed) {
    return new Frame.Kind(seed, wish.anyCredential(), terms(wish));
  }

  private Terms terms(Wish wish) {
    return Terms.of(wish.stay(), stock.clock.instant());
  }

  private Frame frame(String name, SortedMap<String, Twin> twins, Frame.Kind kind) {
    return new Frame(
        name,
        twins,
        kind,
        budget,
        stock.clock,
        credentials,
        Snapshots.names(name) ? Helpers.NOBODY : helpers,
        rota);
  }
}
