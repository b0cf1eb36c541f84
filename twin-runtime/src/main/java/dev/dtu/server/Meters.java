package dev.dtu.server;

import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What Prometheus is told. Names and labels are few and known beforehand: nothing a client makes up
/// becomes one. Safe for many threads.
final class Meters implements AutoCloseable {

  private static final int HUNDRED = 100;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ConcurrentHashMap<Kind, Timer> turns = new ConcurrentHashMap<>();
  private @Nullable JvmGcMetrics collector;

  /// What turns are counted by.
  private record Kind(String twin, int hundred, String outcome) {

    // By hand, as the JVM makes classes for those of records when a start first comes by.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Kind kind
          && twin.equals(kind.twin)
          && hundred == kind.hundred
          && outcome.equals(kind.outcome);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * twin.hashCode() + hundred) + outcome.hashCode();
    }
  }

  Meters(Universes universes) {
    gauge("dtu.universes", "passive", "false", universes, Meters::awake);
    gauge("dtu.universes", "passive", "true", universes, each -> each.all().size() - awake(each));
    Gauge.builder("dtu.snapshots", universes, each -> each.snapshots().count())
        .description("Snapshots of all universes")
        .register(registry);
    Gauge.builder("dtu.journal.bytes", universes, Universes::journalBytes)
        .description("Memory that the journals of all universes take")
        .baseUnit("bytes")
        .register(registry);
  }

  /// From now on the JVM is measured too: some time after a start, or when somebody first asks. Its
  /// management beans take a thirtieth of a start's processor time.
  synchronized void begin() {
    if (collector != null) {
      return;
    }
    collector = new JvmGcMetrics();
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  private void gauge(
      String name,
      String label,
      String value,
      Universes universes,
      java.util.function.ToDoubleFunction<Universes> count) {
    Gauge.builder(name, universes, count)
        .description("Universes, by whether they have left memory")
        .tag(label, value)
        .register(registry);
  }

  private static double awake(Universes universes) {
    return universes.all().stream().filter(Universe::awake).count();
  }

  /// Takes note of a turn, and how long it took in its universe.
  void took(Turn turn, long nanos) {
    var kind = new Kind(turn.twin(), turn.reply().status() / HUNDRED, turn.outcome().word());
    Timer timer = turns.get(kind);
    if (timer == null) {
      timer = turns.computeIfAbsent(kind, this::timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
    if (!turn.struck().isEmpty()) {
      Counter.builder("dtu.faults")
          .description("Faults that struck calls")
          .tag("twin", turn.twin())
          .register(registry)
          .increment(turn.struck().size());
    }
  }

  private Timer timer(Kind kind) {
    return Timer.builder("dtu.turns")
        .description("Calls that twins took, and the time they were at it")
        .tag("twin", kind.twin)
        .tag("status", kind.hundred + "xx")
        .tag("outcome", kind.outcome)
        .register(registry);
  }

  /// Takes note of what the gateway answered itself, as no twin could.
  void own(String error) {
    Counter.builder("dtu.gateway.errors")
        .description("What the gateway answered itself, as no twin could")
        .tag("error", error)
        .register(registry)
        .increment();
  }

  /// Takes note of a request of an operator.
  void asked(String method, int status) {
    Counter.builder("dtu.control.requests")
        .description("What operators asked")
        .tag("method", method)
        .tag("status", Integer.toString(status))
        .register(registry)
        .increment();
  }

  /// All of it, in Prometheus' text form.
  String text() {
    begin();
    return registry.scrape();
  }

  @Override
  public synchronized void close() {
    if (collector != null) {
      collector.close();
    }
    registry.close();
  }
}
