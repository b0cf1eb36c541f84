package dev.dtu.sample;

import dev.dtu.call.Dice;
import java.util.List;

/// A row of draws from dice. Mutable, one thread's; the same dice give the same row.
public final class Chance {

  private final Dice dice;
  private int drawn;

  public Chance(Dice dice) {
    this.dice = dice;
  }

  public static Chance of(long seed) {
    return new Chance(new Dice(seed));
  }

  /// A number from 0 to bound − 1.
  public int next(int bound) {
    return dice.draw(drawn++, bound);
  }

  /// A number from `low` to `high`, both included.
  public long between(long low, long high) {
    long span = high - low + 1;
    return span <= 0 ? low : low + Long.remainderUnsigned(dice.draw(drawn++), span);
  }

  public boolean coin() {
    return next(2) == 0;
  }

  public <T> T pick(List<T> among) {
    return among.get(next(among.size()));
  }

  /// `length` characters of the alphabet.
  public String text(String alphabet, int length) {
    var out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(next(alphabet.length())));
    }
    return out.toString();
  }
}
