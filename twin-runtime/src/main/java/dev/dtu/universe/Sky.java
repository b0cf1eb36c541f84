package dev.dtu.universe;

import dev.dtu.call.Call;
import dev.dtu.call.Nearest;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.Fault;
import dev.dtu.fault.FaultPlan;
import dev.dtu.fault.NamedPlan;
import dev.dtu.fault.Rule;
import dev.dtu.fault.RuleReader;
import dev.dtu.fault.Selector;
import dev.dtu.fault.Struck;
import dev.dtu.fault.Trigger;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import dev.dtu.twin.Marked;
import dev.dtu.twin.Settings;
import dev.dtu.twin.Taken;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.twin.Weather;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets a universe's twins take calls in the weather its rules make. Mutable as it remembers the
/// rules it read; guarded by its universe's lock.
final class Sky {

  /// The header by which a request brings a fault of its own, where the universe allows it: a named
  /// plan of the twin, or a fault as a rule has it.
  static final String HEADER = "x-dtu-fault";

  /// What becomes of a call whose header cannot be read.
  static final Turn.Outcome UNREADABLE = new Turn.Outcome.Refused("unreadable-fault");

  private final Past past;
  private @Nullable Table read;
  private FaultPlan plan = FaultPlan.FAIR;

  Sky(Past past) {
    this.past = past;
  }

  /// The states a universe had.
  interface Past {

    /// The last turn at a moment.
    long turnAt(Instant moment);

    /// The store after a turn, or the oldest one known when it is older.
    Store after(long turn);
  }

  Taken take(Asking asking, Store store, Call call, Settings settings) {
    Twin twin = asking.taker();
    FaultPlan rules = plan(store);
    Optional<String> brought =
        settings.headerFaults() ? call.request().headers().find(HEADER) : Optional.empty();
    if (rules.rules().isEmpty() && brought.isEmpty()) {
      return new Telling(twin, store, twin.take(store, call, asking.document())).by(FaultPlan.FAIR);
    }
    try {
      FaultPlan all = brought.isEmpty() ? rules : with(rules, brought.get(), twin);
      FaultPlan.Choice choice =
          all.choose(
              new Arriving(twin, call),
              rule -> Faults.count(store, rule).seen(),
              call.dice().at(call.turn()));
      return new Telling(twin, store, struck(twin, store, call, choice)).by(all);
    } catch (BadRule bad) {
      return new Taken(unreadable(twin, call, bad), store);
    }
  }

  private Taken struck(Twin twin, Store store, Call call, FaultPlan.Choice choice) {
    var draft = new Draft(store);
    Faults.note(draft, choice.met());
    List<Struck> struck = new ArrayList<>();
    for (Struck each : choice.struck()) {
      struck.add(
          each.fault() instanceof Fault.Stale(var age)
              ? each.from(past.turnAt(call.moment().minus(age)))
              : each);
    }
    Taken taken = new Weather(twin, struck, past::after).take(draft.store(), call);
    return taken.with(taken.turn().after(draft.changes()));
  }

  private FaultPlan plan(Store store) {
    Table table = store.table(Faults.RULES.name()).orElse(null);
    if (table != read) {
      plan = table == null ? FaultPlan.FAIR : Faults.plan(table);
      read = table;
    }
    return plan;
  }

  /// The rules with the fault that a header says.
  private static FaultPlan with(FaultPlan rules, String header, Twin twin) throws BadRule {
    List<Rule> all = new ArrayList<>(rules.rules());
    String text = header.strip();
    if (text.startsWith("{")) {
      Json json;
      try {
        json = Json.parse(text);
      } catch (Malformed malformed) {
        throw new BadRule(HEADER, "a fault as JSON", String.valueOf(malformed.getMessage()));
      }
      all.add(new Rule(HEADER, Selector.ALL, Trigger.ALWAYS, RuleReader.fault(json)));
    } else {
      NamedPlan named = twin.climate().plans().get(text);
      if (named == null) {
        var known = twin.climate().plans().keySet();
        throw new BadRule(
            HEADER,
            "a fault as JSON, or a plan of this twin: " + String.join(", ", known),
            text + Nearest.hint(text, known));
      }
      named.rules().forEach(rule -> all.add(rule.named(HEADER)));
    }
    return new FaultPlan(all);
  }

  private static Turn unreadable(Twin twin, Call call, BadRule bad) {
    return Marked.refused(
        twin,
        call,
        UNREADABLE,
        Obj.of("what", Json.of("the header " + HEADER + " cannot be read"))
            .with("expected", bad.expected())
            .with("found", bad.found()));
  }
}
