package dev.dtu.fidelity;

import java.util.Locale;

/// So many of so many.
public record Share(long right, long all) {

  private static final double Z = 1.959963984540054;

  public static final Share NONE = new Share(0, 0);

  Share plus(boolean one) {
    return new Share(right + (one ? 1 : 0), all + 1);
  }

  Share plus(Share other) {
    return new Share(right + other.right, all + other.all);
  }

  /// From 0 to 1; 0 of nothing is 0.
  public double part() {
    return all == 0 ? 0 : (double) right / all;
  }

  /// The lower end of Wilson's interval of 95 %.
  public double low() {
    return right == 0 ? 0 : Math.max(0, centre() - spread());
  }

  /// The upper end of it.
  public double high() {
    return right == all ? 1 : Math.min(1, centre() + spread());
  }

  private double centre() {
    return (part() + Z * Z / (2 * all)) / (1 + Z * Z / all);
  }

  private double spread() {
    double p = part();
    return Z * Math.sqrt(p * (1 - p) / all + Z * Z / (4.0 * all * all)) / (1 + Z * Z / all);
  }

  /// `41.2 %`, or `-` of nothing.
  @Override
  public String toString() {
    return all == 0 ? "-" : percent(part());
  }

  static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }
}
