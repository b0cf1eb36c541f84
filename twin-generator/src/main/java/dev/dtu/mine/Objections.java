package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Finds out what a service says no to: parts the refused calls of an operation by what they say, and
/// looks for what each part has and no answered call.
///
/// First refusals that say the same, but for what a template tells; then, of those that are left, all
/// of one verdict.
final class Objections {

  /// More attempts than this tell nothing new.
  private static final int ENOUGH = 3_000;

  /// Refusals of one kind may have so many causes.
  private static final int CAUSES = 4;

  private static final int NOT_FOUND = 404;

  /// So long after it was last seen a kind of tenant is thought to be refused.
  private static final Duration BELIEVED = Duration.ofDays(30);

  private final SortedMap<String, List<Attempt>> attempts;
  private final SortedMap<String, Usage> usages;
  private final Said said;
  private final Set<String> moved;

  /// @param attempts of each operation
  /// @param usages what was found of answers
  /// @param moved places of things that actions move
  /// @param said knows how the service words refusals
  Objections(
      SortedMap<String, List<Attempt>> attempts,
      SortedMap<String, Usage> usages,
      Set<String> moved,
      Said said) {
    this.attempts = attempts;
    this.usages = usages;
    this.said = said;
    this.moved = moved;
  }

  /// What each operation says no to, in order.
  SortedMap<String, List<Objection>> found() {
    SortedMap<String, List<Objection>> found = new TreeMap<>();
    attempts.forEach((operation, all) -> {
      List<Attempt> some = all.size() > ENOUGH ? all.subList(0, ENOUGH) : all;
      List<Attempt> heard = some.stream().filter(each -> !unfound(each)).toList();
      if (heard.stream().anyMatch(Attempt::refused)) {
        List<Objection> objections = new Part(heard).objections();
        if (!objections.isEmpty()) {
          found.put(operation, objections);
        }
      }
    });
    return found;
  }

  /// Whether it says that what the path names is not there: a twin knows that by itself.
  private static boolean unfound(Attempt attempt) {
    boolean status =
        attempt.answer().find(Objection.STATUS).equals(Optional.of(Json.of(NOT_FOUND)));
    return attempt.refused() && status && attempt.standing() != Attempt.Standing.THERE;
  }

  /// The attempts of one operation.
  private final class Part {

    private final Docket docket;
    private final Separation separation;
    private final List<Standings.Known> known = new ArrayList<>();

    Part(List<Attempt> all) {
      this.docket = new Docket(all, new Traits(all, usages), Weight.of(moved, all));
      this.separation = new Separation(docket);
    }

    List<Objection> objections() {
      var refused = new BitSet();
      refused.set(0, docket.size());
      refused.andNot(docket.answered());
      var left = new BitSet();
      parts(refused, Objections::words).values().forEach(part -> left.or(causes(part)));
      var rest = new BitSet();
      parts(left, Attempt::verdict).values().forEach(part -> rest.or(causes(part)));
      if (docket.answered().isEmpty()) {
        always(rest);
      }
      return new Standings(docket, known).ordered().stream().map(this::objection).toList();
    }

    private Map<String, BitSet> parts(BitSet some, Function<Attempt, String> kind) {
      Map<String, BitSet> parts = new LinkedHashMap<>();
      some.stream()
          .forEach(
              i -> parts.computeIfAbsent(kind.apply(docket.attempt(i)), _ -> new BitSet()).set(i));
      return parts;
    }

    /// Notes what some refusals come of; those are left of which nothing is known.
    private BitSet causes(BitSet part) {
      var left = (BitSet) part.clone();
      for (int i = 0; i < CAUSES && !left.isEmpty(); i++) {
        Optional<Separation.Found> found = separation.of(left, others(part));
        if (found.isEmpty()) {
          return left;
        }
        known.add(new Standings.Known(found.get().when(), found.get().covered()));
        left.andNot(found.get().covered());
      }
      return left;
    }

    /// Notes what an operation mostly says that nobody was ever seen to be answered by.
    private void always(BitSet rest) {
      parts(rest, Attempt::verdict).values().stream()
          .filter(part -> docket.groups(part) >= Separation.ALWAYS)
          .max(Comparator.comparingInt(BitSet::cardinality))
          .ifPresent(part -> known.add(new Standings.Known(new TreeMap<>(), part)));
    }

    /// The calls that conditions may not hold of: those answered; where none is, other refusals.
    private BitSet others(BitSet part) {
      BitSet others = docket.answered();
      if (others.isEmpty()) {
        others.set(0, docket.size());
        others.andNot(part);
      }
      return others;
    }

    private Objection objection(Standings.Known known) {
      List<Attempt> those = docket.those(known.covered());
      List<Sight> sights = those.stream().map(Attempt::sight).toList();
      boolean early = those.stream().anyMatch(each -> each.standing() == Attempt.Standing.MISSING);
      BitSet others = docket.holds(known.when());
      others.andNot(known.covered());
      return new Objection(
          bounded(known.when(), sights),
          early,
          said.lines(sights),
          those.size(),
          others.cardinality(),
          docket.answered().cardinality());
    }
  }

  /// Conditions that are the kind of the tenant alone, with the day until when they are believed: what
  /// tenants of a kind may not do for now, they may one day, and no other fact would tell.
  static SortedMap<String, Json> bounded(SortedMap<String, Json> when, List<Sight> refused) {
    Optional<Instant> last =
        refused.stream().map(Sight::moment).flatMap(Optional::stream).max(Instant::compareTo);
    if (last.isEmpty() || !when.keySet().equals(Set.of(Features.SEED))) {
      return when;
    }
    SortedMap<String, Json> bounded = new TreeMap<>(when);
    String day = last.get().plus(BELIEVED).toString().substring(0, 10);
    bounded.put(Features.SINCE + day, Json.of(false));
    return bounded;
  }

  /// What a refusal says, with all that a template would tell folded.
  private static String words(Attempt attempt) {
    return attempt.verdict() + " " + folded(attempt.told());
  }

  private static Json folded(Json value) {
    return switch (value) {
      case Json.Text(String text) -> Json.of(Parts.folded(text));
      case Arr arr -> Arr.of(arr.items().stream().map(Objections::folded).toList());
      case Obj obj -> {
        var out = Obj.builder();
        obj.forEach(each -> out.put(each.key(), folded(each.value())));
        yield out.build();
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }
}
