package dev.dtu.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Dice;
import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class RuleLaws {

  @Property(tries = 300)
  void a_rule_written_reads_back(@ForAll("rules") Rule rule) throws BadRule {
    Json written = RuleText.of(rule);
    assertThat(RuleReader.rule(written, "other")).isEqualTo(rule);
  }

  @Provide
  Arbitrary<Rule> rules() {
    Arbitrary<Rule> calls =
        Combinators.combine(words(), selectors(never()), triggers(), faults()).as(Rule::new);
    Arbitrary<Rule> tellings =
        Combinators.combine(words(), selectors(words().list().ofMaxSize(2)), triggers(), couriers())
            .as(Rule::new);
    return Arbitraries.oneOf(calls, tellings);
  }

  private static Arbitrary<String> words() {
    return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
  }

  private static Arbitrary<List<String>> never() {
    return Arbitraries.just(List.of());
  }

  private static Arbitrary<Selector> selectors(Arbitrary<List<String>> events) {
    return Combinators.combine(
            words().optional(),
            words().list().ofMaxSize(3),
            events,
            words().optional(),
            Arbitraries.maps(words(), words()).ofMaxSize(2).map(TreeMap::new))
        .as(Selector::new);
  }

  private static Arbitrary<Trigger> triggers() {
    Arbitrary<Long> counts = Arbitraries.longs().between(0, 9);
    Arbitrary<Optional<Instant>> moments =
        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli).optional();
    Arbitrary<Double> chances = Arbitraries.of(0.0, 0.125, 0.3, 1.0);
    return Combinators.combine(counts, counts, counts, chances, moments, moments).as(Trigger::new);
  }

  private static Arbitrary<Duration> times() {
    return Arbitraries.longs().between(1, 600_000).map(Duration::ofMillis);
  }

  private static Arbitrary<Latency> latencies() {
    return Arbitraries.oneOf(
        times().map(Latency.Fixed::new),
        times().map(time -> new Latency.Between(time.dividedBy(2), time)),
        times().map(time -> new Latency.Tailed(time.dividedBy(3).plusNanos(1), time)));
  }

  private static Arbitrary<Fault> couriers() {
    return Arbitraries.oneOf(
        Arbitraries.of(Fault.Way.LOSE, Fault.Way.DOUBLE, Fault.Way.REORDER)
            .map(way -> new Fault.Courier(way, new Latency.Fixed(Duration.ZERO))),
        latencies().map(by -> new Fault.Courier(Fault.Way.DELAY, by)));
  }

  private static Arbitrary<Fault> faults() {
    return Arbitraries.oneOf(
        words().map(word -> new Fault.Refuse(word, 503, Headers.of("retry-after", "1"))),
        words().map(word -> new Fault.Refuse(word, 0, Headers.NONE)),
        Arbitraries.of(true, false).map(Fault.Lose::new),
        latencies().map(Fault.Delay::new),
        times().map(time -> new Fault.Drip(7, time)),
        Arbitraries.of(0.0, 0.25, 0.9).map(Fault.Cut::new),
        Arbitraries.of(Fault.Garble.GARBLE),
        words().map(Fault.Retype::new),
        times().map(Fault.Stale::new));
  }

  @Property(tries = 100)
  void a_latency_is_drawn_within_its_bounds(
      @ForAll long seed, @ForAll @LongRange(min = 1, max = 600) long seconds) {
    var least = Duration.ofMillis(seconds);
    var most = Duration.ofSeconds(seconds);
    assertThat(new Latency.Between(least, most).draw(new Dice(seed))).isBetween(least, most);
    assertThat(new Latency.Tailed(least, most).draw(new Dice(seed)))
        .isBetween(Duration.ZERO, Latency.LIMIT);
  }

  @Example
  void half_of_the_tailed_latencies_come_by_the_median_and_one_in_a_hundred_later() {
    var latency = new Latency.Tailed(Duration.ofMillis(100), Duration.ofSeconds(2));
    int late = 0;
    int early = 0;
    for (int i = 0; i < 10_000; i++) {
      Duration drawn = latency.draw(new Dice(i).at("latency"));
      early += drawn.compareTo(Duration.ofMillis(100)) <= 0 ? 1 : 0;
      late += drawn.compareTo(Duration.ofSeconds(2)) > 0 ? 1 : 0;
    }
    assertThat(early).isBetween(4_800, 5_200);
    assertThat(late).isBetween(70, 130);
  }

  @Example
  void what_is_wrong_in_a_rule_is_told_with_its_place() {
    for (List<String> each :
        List.of(
            List.of("{}", "'fault': expected an object with one of refuse, lose"),
            List.of("{\"fualt\": {}}", "expected members name, on, when, fault, found fualt"),
            List.of(
                "{\"fault\": {\"lose\": \"x\"}}", "'fault.lose': expected one of before, after"),
            List.of(
                "{\"fault\": {\"courier\": \"lost\"}}",
                "'fault.courier': expected one of lose, double, delay, reorder"),
            List.of(
                "{\"fault\": {\"courier\": \"delay\"}}",
                "'fault.by': expected a time where the courier is late"),
            List.of(
                "{\"on\": {\"event\": \"x\"}, \"fault\": {\"garble\": true}}",
                "'on.event': expected a fault of the courier"),
            List.of("{\"fault\": {\"cut\": 1}}", "'fault.cut': expected a part"),
            List.of("{\"fault\": {\"cut\": 0.1, \"garble\": true}}", "expected exactly one of"),
            List.of(
                "{\"fault\": {\"delay\": \"P9D\"}}", "'fault.delay': expected a time up to PT10M"),
            List.of(
                "{\"fault\": {\"garble\": true}, \"when\": {\"nth\": 0}}",
                "'when.nth': expected a whole number of 1 or more, found 0"),
            List.of(
                "{\"fault\": {\"garble\": true}, \"when\": {\"from\": \"noon\"}}",
                "'when.from': expected a moment"))) {
      assertThatThrownBy(() -> RuleReader.rule(Json.trusted(each.get(0)), "f"))
          .isInstanceOf(BadRule.class)
          .hasMessageContaining(each.get(1));
    }
  }
}
