package dev.dtu.store;

/// Places in order of creation: a count as eight digits of base 32, which sort as they count.
final class Place {

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
  private static final int WIDTH = 8;

  private Place() {}

  static String of(long count) {
    if (count < 0 || count >>> (5 * WIDTH) != 0) {
      throw new IllegalArgumentException("expected a count below 2^40, found " + count);
    }
    char[] place = new char[WIDTH];
    long rest = count;
    for (int i = WIDTH - 1; i >= 0; i--) {
      place[i] = DIGITS.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(place);
  }
}
