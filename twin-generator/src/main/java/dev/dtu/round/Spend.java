package dev.dtu.round;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;

/// What a generation has cost so far.
///
/// @param tokens as far as the agent reported any
public record Spend(int rounds, Duration time, long tokens) {

  public static final Spend NOTHING = new Spend(0, Duration.ZERO, 0);

  public Spend plus(Spend other) {
    return new Spend(rounds + other.rounds, time.plus(other.time), tokens + other.tokens);
  }

  public Obj json() {
    return Obj.builder()
        .put("rounds", rounds)
        .put("seconds", Json.of(Math.round(time.toMillis() / 100.0) / 10.0))
        .put("tokens", tokens)
        .build();
  }

  /// What [#json] told.
  public static Spend of(Obj told) {
    return new Spend(
        (int) number(told, "rounds"),
        Duration.ofMillis(Math.round(1000 * number(told, "seconds"))),
        (long) number(told, "tokens"));
  }

  private static double number(Obj told, String member) {
    return told.find(member).orElse(Json.Null.NULL) instanceof Json.Num number ? number.real() : 0;
  }

  @Override
  public String toString() {
    return "%d rounds, %d:%02d min%s"
        .formatted(
            rounds,
            time.toMinutes(),
            time.toSecondsPart(),
            tokens == 0 ? "" : ", " + tokens + " tokens");
  }
}
