package dev.dtu.ledger;

import dev.dtu.journal.Entry;
import dev.dtu.journal.Written;
import dev.dtu.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The part of a ledger that is one universe's.
///
/// Its universe writes, rests, wakes and resets under its own lock; anybody may read entries and
/// await a ticket. Every method may throw [NotKept].
public interface Book {

  /// A universe as it was left.
  ///
  /// @param turn the number of its last entry
  record Woken(Store store, long turn, Instant moment) {}

  /// Writes an entry; returns when the process may end without losing it, with a ticket for
  /// [#await].
  ///
  /// @param handout the tokens it handed out
  /// @param after the store with the entry's rows
  long write(Entry entry, Handout handout, Store after);

  /// The entry written last, for a journal beside the book; good until the next is written.
  default Written written() {
    return Written.NOTHING;
  }

  /// Returns when what was written up to a ticket is as durable as the ledger promises. Waits for
  /// a disk: to be called outside every lock.
  void await(long ticket);

  /// Whether [#await] may take long, so that a thread which serves many must not call it.
  boolean waits();

  /// Up to `limit` entries from a number on, none after `last`.
  List<Entry> entries(long from, int limit, long last);

  /// The number of the first entry.
  long oldest();

  /// The store the universe began with.
  Store begin();

  /// The universe as it was left.
  Woken wake();

  /// Takes note that the universe leaves memory; false when it has to stay.
  ///
  /// @param store as it is now
  boolean rest(Store store);

  /// Takes the universe back to its begin; entries are numbered from 1 again.
  void reset();

  /// Takes back what was written and could not be made as durable as promised, after [#await] has
  /// thrown: whether there was any, and the universe has to wake anew.
  boolean retreat();

  /// The store at an older place of this book's; empty when it does not go back that far.
  Optional<Store> at(Place place);

  /// Where the universe is now, for one that begins there.
  Place place();

  /// A store of a universe, by where it came to be.
  sealed interface Place {

    /// The place of an older entry.
    Place at(long turn);

    /// In no ledger.
    enum Nowhere implements Place {
      NOWHERE;

      @Override
      public Place at(long turn) {
        return this;
      }
    }

    /// After an entry of a volume.
    ///
    /// @param ticket of the newest entry there
    record After(int ordinal, int epoch, long turn, long ticket) implements Place {
      @Override
      public After at(long older) {
        return new After(ordinal, epoch, older, ticket);
      }
    }
  }

  /// The book of a universe that lives in memory alone: it keeps nothing.
  ///
  /// @param begin the store the universe began with
  record Blank(Store begin) implements Book {
    @Override
    public long write(Entry entry, Handout handout, Store after) {
      return 0;
    }

    @Override
    public void await(long ticket) {}

    @Override
    public boolean waits() {
      return false;
    }

    @Override
    public List<Entry> entries(long from, int limit, long last) {
      return List.of();
    }

    @Override
    public long oldest() {
      return Long.MAX_VALUE;
    }

    @Override
    public Woken wake() {
      throw new IllegalStateException("a universe in memory never sleeps");
    }

    @Override
    public boolean rest(Store store) {
      return false;
    }

    @Override
    public void reset() {}

    @Override
    public boolean retreat() {
      return false;
    }

    @Override
    public Optional<Store> at(Place place) {
      return Optional.empty();
    }

    @Override
    public Place place() {
      return Place.Nowhere.NOWHERE;
    }
  }
}
