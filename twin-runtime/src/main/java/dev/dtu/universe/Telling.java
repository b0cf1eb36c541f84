package dev.dtu.universe;

import dev.dtu.fault.Arrival;
import dev.dtu.fault.Fault;
import dev.dtu.fault.FaultPlan;
import dev.dtu.fault.Struck;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Herald;
import dev.dtu.twin.Marked;
import dev.dtu.twin.Taken;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Has a twin tell the outside of a turn, in the weather there is: what is told is rows of the
/// universe's own, and part of the turn.
///
/// @param before the store the turn began with
record Telling(Twin twin, Store before, Taken taken) {

  /// The turn and the store with what is told, struck by rules.
  Taken by(FaultPlan rules) {
    if (silent()) {
      return taken;
    }
    Optional<Duration> waits = waits();
    Draft draft = draft(waits);
    List<Struck> struck = new ArrayList<>();
    int[] told = {0};
    return told(
        waits,
        draft,
        struck,
        event -> {
          told[0]++;
          if (rules.rules().isEmpty()) {
            return List.of();
          }
          var call = taken.turn().call();
          FaultPlan.Choice choice =
              rules.choose(
                  new Told(new Arriving(twin, call), event),
                  rule -> Faults.count(draft, rule).seen(),
                  call.dice().at(call.turn()).at("told").at(told[0]));
          Faults.note(draft, choice.met());
          List<Struck> here = choice.struck().stream().map(each -> each.from(told[0])).toList();
          struck.addAll(here);
          return here;
        });
  }

  /// The turn and the store with what is told again, struck by what struck it then.
  Taken again(List<Struck> recorded) {
    if (silent()) {
      return taken;
    }
    int[] told = {0};
    List<Struck> struck = new ArrayList<>();
    Optional<Duration> waits = waits();
    return told(
        waits,
        draft(waits),
        struck,
        _ -> {
          told[0]++;
          List<Struck> here =
              recorded.stream()
                  .filter(each -> each.fault() instanceof Fault.Courier && each.turn() == told[0])
                  .toList();
          struck.addAll(here);
          return here;
        });
  }

  /// A refusal that keeps what it cost, such as an account that locks, is told of too.
  private boolean silent() {
    boolean cost =
        taken.turn().outcome() instanceof Turn.Outcome.Refused && !taken.turn().changes().isEmpty();
    return twin.climate().herald().silent() || !done() && !cost && taken.shown().isEmpty();
  }

  private boolean done() {
    return taken.turn().outcome() == Turn.Outcome.Done.DONE;
  }

  /// Of the store with what was done; of the one before, when the outside is asked first.
  private Draft draft(Optional<Duration> waits) {
    return new Draft(waits.isPresent() ? before : taken.store());
  }

  private Optional<Duration> waits() {
    boolean asks = done() || !taken.shown().isEmpty();
    return asks ? twin.climate().herald().awaits(taken, before) : Optional.empty();
  }

  private Taken told(Optional<Duration> within, Draft draft, List<Struck> struck, Herald.Sky sky) {
    Turn turn = taken.turn();
    try {
      Herald herald = twin.climate().herald();
      if (within.isPresent()) {
        var awaits = new Turn.Outcome.Awaits(herald.ask(draft, taken, sky), within.get());
        return new Taken(turn.awaits(awaits, draft.changes(), struck), draft.store());
      }
      herald.tell(draft, turn, sky);
    } catch (RuntimeException | StackOverflowError defect) {
      return new Taken(Marked.defect(twin, turn.call(), turn.operation(), defect), before);
    }
    return new Taken(turn.told(draft.changes(), struck), draft.store());
  }

  /// What a service tells of a call, as rules see it.
  private record Told(Arriving of, String event) implements Arrival {
    @Override
    public String twin() {
      return of.twin();
    }

    @Override
    public String operation() {
      return of.operation();
    }

    @Override
    public String caller() {
      return of.caller();
    }

    @Override
    public Instant moment() {
      return of.moment();
    }

    @Override
    public List<String> argument(String name) {
      return of.argument(name);
    }
  }
}
