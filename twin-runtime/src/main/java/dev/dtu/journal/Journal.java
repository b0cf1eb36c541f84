package dev.dtu.journal;

import dev.dtu.call.Call;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Store;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Turn;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The latest entries of a universe, within a budget of memory. Guarded by its universe's lock.
///
/// Entries stand in segments of [#SEGMENT]; each segment keeps the store as it was before its first
/// entry. When the budget is used up the oldest segment goes, so the oldest entry kept can always be
/// re-executed from a store at hand.
public final class Journal {

  /// Entries in a segment, and so the distance between kept stores.
  static final int SEGMENT = 1000;

  /// Pages that wait to be written anew take at most this part of what the journal weighs.
  private static final int SPARE = 4;

  private static final class Segment {
    final Store before;
    final List<Kept> entries = new ArrayList<>();

    /// What became full while these entries were written: all of it theirs, or of older ones.
    final List<byte[]> pages = new ArrayList<>();

    long weight;

    Segment(Store before) {
      this.before = before;
    }
  }

  private final Budget budget;
  private final ArrayDeque<Segment> segments = new ArrayDeque<>();
  private long weight;
  private long last;
  private boolean closed;

  /// So few that nobody need ever forget one; a client that makes up names starts it anew.
  private static final int USUAL = 200;

  private final Map<Kept.Usual, Kept.Usual> usual = new LinkedHashMap<>();
  private final Scroll scroll = new Scroll();

  public Journal(Budget budget, long last) {
    this.budget = budget;
    this.last = last;
  }

  /// Adds an entry that was written nowhere else.
  public void append(Store before, Entry entry) {
    append(before, entry, Written.NOTHING);
  }

  /// Adds an entry, with the bytes that somebody else just wrote of it.
  public void append(Store before, Entry entry, Written written) {
    if (entry.number() != last + 1) {
      throw new IllegalStateException("expected entry " + (last + 1) + ", got " + entry.number());
    }
    Segment segment = segments.peekLast();
    long most = budget.most(weight);
    if (segment == null || segment.entries.size() == SEGMENT || segment.weight > most / 8) {
      segment = new Segment(before);
      segments.addLast(segment);
      scroll.fills(segment.pages);
    }
    Kept kept = kept(entry, written);
    long grams = weigh(kept);
    segment.entries.add(kept);
    segment.weight += grams;
    gain(grams);
    last = entry.number();
    while (weight > most && segments.size() > 1) {
      Segment oldest = segments.removeFirst();
      gain(-oldest.weight);
      scroll.reuse(oldest.pages, weight / SPARE);
    }
  }

  private Kept kept(Entry entry, Written written) {
    if (!(entry instanceof Entry.Called called)) {
      return new Kept.Whole(entry);
    }
    return written.length() > 0 && written.length() <= Kept.COPIED
        ? Kept.copied(called.turn(), written, scroll, weight)
        : Kept.called(called.turn(), scroll, weight, usual(called.turn()));
  }

  private Kept.Usual usual(Turn turn) {
    Call call = turn.call();
    var one = new Kept.Usual(turn.twin(), turn.operation(), call.origin(), call.caller());
    Kept.Usual known = usual.get(one);
    if (known != null) {
      return known;
    }
    if (usual.size() >= USUAL) {
      usual.clear();
    }
    usual.put(one, one);
    return one;
  }

  private void gain(long grams) {
    weight += grams;
    if (!closed) {
      budget.take(grams);
    }
  }

  /// Gives its room to the others; its universe is gone, or goes on with a new journal.
  public void close() {
    if (!closed) {
      closed = true;
      budget.take(-weight);
    }
  }

  /// The number of the newest entry; 0 in a new universe.
  public long last() {
    return last;
  }

  /// The number of the oldest entry kept; one more than [#last] when none is.
  public long oldest() {
    Segment first = segments.peekFirst();
    return first == null ? last + 1 : first.entries.getFirst().number();
  }

  /// The store before the oldest entry kept.
  public Optional<Store> root() {
    return Optional.ofNullable(segments.peekFirst()).map(first -> first.before);
  }

  /// The store after an entry; empty when that is older than what is kept, or yet to come.
  public Optional<Store> at(long number) {
    for (Segment segment : segments) {
      long first = segment.entries.getFirst().number();
      if (number >= first - 1 && number < first + segment.entries.size()) {
        Store store = segment.before;
        for (int i = 0; i <= number - first; i++) {
          store = store.apply(segment.entries.get(i).changes(), Tables::shape);
        }
        return Optional.of(store);
      }
    }
    return Optional.empty();
  }

  /// The number of the last entry not after a moment; one less than [#oldest] when all are.
  public long turnAt(Instant moment) {
    for (Segment segment : segments.reversed()) {
      for (Kept kept : segment.entries.reversed()) {
        if (!kept.moment().isAfter(moment)) {
          return kept.number();
        }
      }
    }
    return oldest() - 1;
  }

  /// Up to `limit` entries from that number on.
  public List<Entry> from(long number, int limit) {
    List<Entry> found = new ArrayList<>();
    for (Segment segment : segments) {
      long first = segment.entries.getFirst().number();
      if (first + segment.entries.size() <= number) {
        continue;
      }
      int start = (int) Math.max(0, number - first);
      for (int i = start; i < segment.entries.size() && found.size() < limit; i++) {
        found.add(segment.entries.get(i).entry());
      }
    }
    return found;
  }

  private static long weigh(Kept kept) {
    long bytes = kept.weight();
    for (int i = 0; i < kept.changes().size(); i++) {
      bytes += weigh(kept.changes().get(i));
    }
    return bytes;
  }

  /// A row costs what its reply shows of it again, about; its tree shares no bytes with the body.
  private static long weigh(Change change) {
    return switch (change) {
      case Change.Put put -> 400 + 2 * size(put.after().value());
      case Change.Removed removed -> 400 + 2 * size(removed.before().value());
      case Change.Minted _ -> 40;
    };
  }

  private static long size(Json json) {
    long sum = 4; // true, false or null
    if (json instanceof Json.Text text) {
      sum = 56L + text.value().length();
    } else if (json instanceof Json.Num num) {
      sum = 56L + num.lexeme().length();
    } else if (json instanceof Arr arr) {
      sum = 40;
      for (Json item : arr) {
        sum += size(item);
      }
    } else if (json instanceof Obj obj) {
      sum = 56 + 8L * obj.size();
      for (int i = 0; i < obj.size(); i++) {
        sum += size(obj.value(i));
      }
    }
    return sum;
  }
}
