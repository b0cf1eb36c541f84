package dev.dtu.universe;

import dev.dtu.fault.BadRule;
import dev.dtu.fault.FaultPlan;
import dev.dtu.fault.Rule;
import dev.dtu.fault.RuleReader;
import dev.dtu.fault.RuleText;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Timers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The rules of a universe's weather and how often each was met: rows of its store, so that forks,
/// snapshots and replays have them too.
public final class Faults {

  static final TableShape RULES = Tables.shape(Timers.OWN + "/fault");
  static final TableShape COUNTS = Tables.shape(Timers.OWN + "/struck");

  private Faults() {}

  /// How often a rule was met.
  ///
  /// @param seen the calls it is for
  /// @param struck those of them it struck
  public record Count(long seen, long struck) {

    static final Count NONE = new Count(0, 0);

    Count and(boolean hit) {
      return new Count(seen + 1, hit ? struck + 1 : struck);
    }
  }

  /// Sets a rule, in place of the one of its name; it is counted anew.
  public static void set(Draft draft, Rule rule) {
    String place =
        draft.find(RULES, rule.name()).map(Row::place).orElseGet(() -> draft.nextPlace(RULES));
    draft.put(RULES, new Row(rule.name(), place, Obj.of("item", RuleText.of(rule))));
    draft.remove(COUNTS, rule.name());
  }

  /// Takes a rule back; nothing happens when there is none.
  public static void clear(Draft draft, String name) {
    draft.remove(RULES, name);
    draft.remove(COUNTS, name);
  }

  /// A name no rule has.
  public static String free(Store store) {
    long next = store.table(RULES).minted() + 1;
    while (store.table(RULES).find("f" + next).isPresent()) {
      next++;
    }
    return "f" + next;
  }

  /// The rules a store holds, in the order they were set.
  public static FaultPlan plan(Store store) {
    Optional<Table> table = store.table(RULES.name());
    return table.isEmpty() ? FaultPlan.FAIR : plan(table.get());
  }

  static FaultPlan plan(Table table) {
    List<Rule> rules = new ArrayList<>();
    for (Iterator<Row> rows = table.rows(0); rows.hasNext(); ) {
      Row row = rows.next();
      try {
        rules.add(RuleReader.rule(row.value().obj("item").orElse(Obj.EMPTY), row.key()));
      } catch (BadRule impossible) {
        throw new IllegalStateException("rule " + row.key(), impossible);
      }
    }
    return rules.isEmpty() ? FaultPlan.FAIR : new FaultPlan(rules);
  }

  public static Count count(Store store, String rule) {
    return counted(store.table(COUNTS.name()).flatMap(table -> table.find(rule)));
  }

  static Count count(Draft draft, String rule) {
    return counted(draft.find(COUNTS, rule));
  }

  private static Count counted(Optional<Row> row) {
    return row.flatMap(each -> each.value().obj("item"))
        .map(item -> new Count(whole(item, "seen"), whole(item, "struck")))
        .orElse(Count.NONE);
  }

  private static long whole(Obj item, String member) {
    return item.find(member).flatMap(Json::asWords).map(Long::parseLong).orElse(0L);
  }

  /// Notes that rules counted a call, or what is told of it; what a request brought is no rule.
  static void note(Draft draft, List<FaultPlan.Met> met) {
    for (FaultPlan.Met each : met) {
      if (each.rule().equals(Sky.HEADER)) {
        continue;
      }
      Count count = count(draft, each.rule()).and(each.struck());
      Obj item = Obj.of("seen", Json.of(count.seen()), "struck", Json.of(count.struck()));
      draft.put(COUNTS, new Row(each.rule(), each.rule(), Obj.of("item", item)));
    }
  }
}
