package dev.dtu.call;

/// Chance as a function: the same seed, turn and place give the same number on every machine.
///
/// SplitMix64 (Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators*, 2014).
public record Dice(long seed) {

  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  /// The dice of one turn, table or name under these.
  public Dice at(long position) {
    return new Dice(mix(seed + GAMMA * (position + 1)));
  }

  /// The dice of a name under these.
  public Dice at(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return new Dice(mix(seed ^ mix(hash)));
  }

  /// The n-th draw, from 0.
  public long draw(int n) {
    return mix(seed + GAMMA * (n + 1L));
  }

  /// The n-th draw as a number from 0 to bound − 1.
  public int draw(int n, int bound) {
    return (int) Long.remainderUnsigned(draw(n), bound);
  }

  /// `length` characters of the alphabet.
  public String text(String alphabet, int length) {
    var out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(draw(i, alphabet.length())));
    }
    return out.toString();
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
