package dev.dtu.round;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How much a generation may cost; hard.
///
/// @param rounds of the agent, begun or ended
/// @param time that the agent works, all rounds together
/// @param tokens as the agent reports them
public record Budget(int rounds, Duration time, long tokens) {

  /// What holds when nothing is said: ten rounds, an hour, no bound for tokens.
  public static final Budget USUAL = new Budget(10, Duration.ofHours(1), Long.MAX_VALUE);

  private static final List<String> WORDS = List.of("rounds", "minutes", "tokens");

  public Budget {
    if (rounds < 0 || time.isNegative() || tokens < 0) {
      throw new IllegalArgumentException("expected a budget that is not negative");
    }
  }

  /// What `rounds=5,minutes=30,tokens=1000000` says; what it leaves out is usual.
  ///
  /// @throws IllegalArgumentException when it says anything else
  public static Budget parse(String text) {
    Budget budget = USUAL;
    for (String part : text.split(",", -1)) {
      String[] words = part.strip().split("=", -1);
      if (words.length != 2 || !WORDS.contains(words[0]) || !words[1].matches("\\d{1,15}")) {
        throw new IllegalArgumentException(
            "expected a budget such as rounds=10,minutes=60,tokens=2000000; found '" + part + "'");
      }
      long number = Long.parseLong(words[1]);
      budget =
          switch (words[0]) {
            case "rounds" -> new Budget((int) Math.min(number, 10_000), budget.time, budget.tokens);
            case "minutes" ->
                new Budget(
                    budget.rounds, Duration.ofMinutes(Math.min(number, 100_000)), budget.tokens);
            default -> new Budget(budget.rounds, budget.time, number);
          };
    }
    return budget;
  }

  /// Why no further round may begin; empty when one may.
  public Optional<String> spent(Spend spend) {
    if (spend.rounds() >= rounds) {
      return Optional.of("the budget of " + rounds + " rounds is spent");
    }
    if (spend.time().compareTo(time) >= 0) {
      return Optional.of("the budget of " + time.toMinutes() + " minutes is spent");
    }
    if (spend.tokens() >= tokens) {
      return Optional.of("the budget of " + tokens + " tokens is spent");
    }
    return Optional.empty();
  }

  /// How long the next round may take.
  public Duration left(Spend spend) {
    Duration left = time.minus(spend.time());
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public String toString() {
    return "rounds=%d,minutes=%d%s"
        .formatted(rounds, time.toMinutes(), tokens == Long.MAX_VALUE ? "" : ",tokens=" + tokens);
  }
}
