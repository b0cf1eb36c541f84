package dev.dtu.twins.sheets.formula;

import java.util.List;

/// Functions of money over time.
final class Finance {

  private static final int ROUNDS = 200;

  static final List<Function> ALL =
      List.of(
          Function.number("PMT", "sss[ss]", Finance::payment),
          Function.number("FV", "sss[ss]", Finance::future),
          Function.number("PV", "sss[ss]", Finance::present),
          Function.number("NPER", "sss[ss]", Finance::periods),
          Function.number("NPV", "sa(a)", Finance::net),
          Function.number("IRR", "a[s]", Finance::internal),
          Function.number("EFFECT", "ss", Finance::effect),
          Function.number("NOMINAL", "ss", Finance::nominal),
          Function.number(
              "SLN", "sss", given -> (given.number(0) - given.number(1)) / given.nonzero(2)));

  private Finance() {}

  /// What one payment of 1 a period is worth at the end.
  private static double annuity(double rate, double periods, boolean early) {
    return rate == 0 ? periods : (Math.pow(1 + rate, periods) - 1) / rate * (early ? 1 + rate : 1);
  }

  private static double payment(Arguments given) {
    double rate = given.number(0);
    double periods = given.nonzero(1);
    double end = given.number(2) * Math.pow(1 + rate, periods) + given.number(3, 0);
    return -end / annuity(rate, periods, given.truth(4, false));
  }

  private static double future(Arguments given) {
    double rate = given.number(0);
    double periods = given.number(1);
    return -given.number(2) * annuity(rate, periods, given.truth(4, false))
        - given.number(3, 0) * Math.pow(1 + rate, periods);
  }

  private static double present(Arguments given) {
    double rate = given.number(0);
    double periods = given.number(1);
    double end =
        given.number(2) * annuity(rate, periods, given.truth(4, false)) + given.number(3, 0);
    return -end / Math.pow(1 + rate, periods);
  }

  private static double periods(Arguments given) {
    double rate = given.number(0);
    double payment = given.number(1);
    double present = given.number(2);
    double future = given.number(3, 0);
    if (rate == 0) {
      return -(present + future) / given.nonzero(1);
    }
    double each = payment * (given.truth(4, false) ? 1 + rate : 1) / rate;
    return Math.log((each - future) / (each + present)) / Math.log(1 + rate);
  }

  private static double net(Arguments given) {
    double rate = given.number(0);
    double sum = 0;
    int period = 1;
    for (double each : given.numbers(1)) {
      sum += each / Math.pow(1 + rate, period++);
    }
    return sum;
  }

  private static double internal(Arguments given) {
    List<Double> flows =
        new Arguments(given.evaluation(), given.function(), given.given().subList(0, 1)).numbers(0);
    boolean in = flows.stream().anyMatch(each -> each > 0);
    boolean out = flows.stream().anyMatch(each -> each < 0);
    given.spend((long) flows.size() * ROUNDS);
    double rate = given.number(1, 0.1);
    for (int i = 0; in && out && i < ROUNDS; i++) {
      double value = 0;
      double slope = 0;
      for (int period = 0; period < flows.size(); period++) {
        double worth = flows.get(period) / Math.pow(1 + rate, period);
        value += worth;
        slope -= period * worth / (1 + rate);
      }
      double next = rate - value / slope;
      if (Math.abs(next - rate) < 1e-12) {
        return next;
      }
      rate = next;
    }
    throw Failure.number(
        "IRR attempted to compute the internal rate of return for a series of cash flows, but was"
            + " not able to.");
  }

  private static double effect(Arguments given) {
    double periods = Math.floor(given.atLeast(1, 1));
    return Math.pow(1 + given.above(0, 0) / periods, periods) - 1;
  }

  private static double nominal(Arguments given) {
    double periods = Math.floor(given.atLeast(1, 1));
    return periods * (Math.pow(1 + given.above(0, 0), 1 / periods) - 1);
  }
}
