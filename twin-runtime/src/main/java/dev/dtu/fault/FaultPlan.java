package dev.dtu.fault;

import dev.dtu.call.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// The rules of a universe, in the order they were set.
public record FaultPlan(List<Rule> rules) {

  /// Fair weather.
  public static final FaultPlan FAIR = new FaultPlan(List.of());

  /// How many rules a universe may have.
  public static final int LIMIT = 1_000;

  public FaultPlan {
    rules = List.copyOf(rules);
  }

  /// What a plan makes of a call, or of what the service tells of one.
  ///
  /// @param struck what strikes it
  /// @param met the rules that counted it, in order
  public record Choice(List<Struck> struck, List<Met> met) {

    public static final Choice NOTHING = new Choice(List.of(), List.of());

    public Choice {
      struck = List.copyOf(struck);
      met = List.copyOf(met);
    }
  }

  /// A rule that counted a call.
  ///
  /// @param seen how many it has counted
  /// @param struck whether it struck this one
  public record Met(String rule, long seen, boolean struck) {}

  /// @param seen how many calls a rule of that name has counted
  /// @param dice of the turn
  public Choice choose(Arrival arrival, ToLongFunction<String> seen, Dice dice) {
    List<Struck> struck = new ArrayList<>();
    List<Met> met = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.fault() instanceof Fault.Courier == arrival.event().isEmpty()) {
        continue; // calls and tellings have each their own
      }
      if (!rule.when().open(arrival.moment()) || !rule.on().takes(arrival)) {
        continue;
      }
      Dice own = dice.at("fault").at(rule.name());
      long count = seen.applyAsLong(rule.name()) + 1;
      boolean strikes = rule.when().strikes(count, own);
      met.add(new Met(rule.name(), count, strikes));
      if (strikes) {
        struck.add(Struck.by(rule, own));
      }
    }
    return new Choice(struck, met);
  }
}
