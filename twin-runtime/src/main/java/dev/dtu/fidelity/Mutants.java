package dev.dtu.fidelity;

import dev.dtu.call.Dice;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tries the comparison itself: recorded answers, each compared with itself, and with a mistake of
/// each kind planted in it. A mistake that goes unseen survives by a rule, which is told.
///
/// Safe for many threads.
public final class Mutants {

  private final Dice dice;
  private final Map<Mutation, Share> killed = new EnumMap<>(Mutation.class);
  private final Map<Mutation, Map<String, Long>> survivors = new EnumMap<>(Mutation.class);
  private Share perfect = Share.NONE;

  public Mutants(long seed) {
    this.dice = new Dice(seed);
  }

  /// Tries each scored exchange of a session.
  void attempt(Session session, Script script, Minted minted) {
    var judge = new Judge(script.lore(), new Shapes(), minted);
    Map<String, Exchange.Answered> before = new HashMap<>();
    for (int i = 0; i < session.exchanges().size(); i++) {
      Exchange exchange = session.exchanges().get(i);
      Optional<Guide.Led> led = script.led(i);
      if (led.isEmpty() || script.part(i) instanceof Part.Excluded) {
        continue;
      }
      String call = exchange.sent().method() + exchange.sent().url();
      if (script.part(i) instanceof Part.Scored) {
        Optional<Exchange.Answered> earlier = Optional.ofNullable(before.get(call));
        var trial = new Trial(exchange, led.get(), judge, earlier, dice.at(session.name()).at(i));
        for (Mutation mutation : Mutation.values()) {
          attempt(mutation, trial);
        }
      }
      Marks same = judge.marks(exchange, led.get(), exchange.answered(), exchange.moment());
      if (script.part(i) instanceof Part.Scored) {
        perfect(!same.diverges());
      }
      before.put(call, exchange.answered());
    }
  }

  private synchronized void perfect(boolean right) {
    perfect = perfect.plus(right);
  }

  /// An exchange that mistakes are planted in.
  ///
  /// @param earlier what the same call was answered before
  private record Trial(
      Exchange exchange,
      Guide.Led led,
      Judge judge,
      Optional<Exchange.Answered> earlier,
      Dice dice) {}

  private void attempt(Mutation mutation, Trial trial) {
    Exchange exchange = trial.exchange;
    Leaves leaves = trial.judge.leaves(exchange, trial.led);
    Dice own = trial.dice.at(mutation.name());
    Optional<Exchange.Answered> mutant =
        mutation.of(exchange.answered(), leaves, trial.earlier, own);
    if (mutant.isPresent()) {
      Marks marks = trial.judge.copy().marks(exchange, trial.led, mutant.get(), exchange.moment());
      count(mutation, marks.diverges(), marks);
    }
  }

  private synchronized void count(Mutation mutation, boolean found, Marks marks) {
    killed.merge(mutation, Share.NONE.plus(found), Share::plus);
    if (!found) {
      survivors
          .computeIfAbsent(mutation, _ -> new TreeMap<>())
          .merge(rule(mutation, marks), 1L, Long::sum);
    }
  }

  /// The rule that let a mistake live.
  private static String rule(Mutation mutation, Marks marks) {
    if (marks.shape().isEmpty()) {
      return "an empty body has neither shape nor value";
    }
    if (marks.value().isEmpty()) {
      return "over half of the leaves are volatile, so values are not scored";
    }
    return switch (mutation) {
      case WRONG_ID -> "an id that is new on both sides, shown once, pairs";
      case VOLATILE_LEAF -> "a volatile leaf shown once compares by its form";
      case SHIFTED_TIME -> "a moment far from the call compares by its order";
      case SWAPPED_ITEMS -> "items that differ in volatile leaves alone are the same";
      case DROPPED_FIELD,
          ADDED_FIELD,
          RETYPED_FIELD,
          WRONG_STATUS,
          STALE_VALUE,
          MISSING_SIDE_EFFECT ->
          "no rule: the comparison is blind to it";
    };
  }

  /// How many mistakes of a kind were found.
  Share killed(Mutation mutation) {
    return killed.getOrDefault(mutation, Share.NONE);
  }

  /// How many were found, by kind.
  public synchronized SortedMap<String, Share> killed() {
    SortedMap<String, Share> all = new TreeMap<>();
    killed.forEach((mutation, share) -> all.put(mutation.words(), share));
    return all;
  }

  /// Of the answers compared with themselves: how many were told the same.
  public synchronized Share perfect() {
    return perfect;
  }

  /// A page of text for people.
  public synchronized String text() {
    var out = new StringBuilder();
    out.append(
        "Answers compared with themselves: %s of %d are the same%n"
            .formatted(perfect, perfect.all()));
    out.append("Mistakes planted in them that are found:%n".formatted());
    for (Mutation mutation : Mutation.values()) {
      Share share = killed(mutation);
      out.append("  %-20s %7s of %d%n".formatted(mutation.words(), share, share.all()));
      survivors
          .getOrDefault(mutation, Map.of())
          .forEach((rule, count) -> out.append("    %d live: %s%n".formatted(count, rule)));
    }
    return out.toString();
  }
}
