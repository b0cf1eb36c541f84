package dev.dtu.fault;

import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Locale;

/// Writes rules as [RuleReader] reads them.
public final class RuleText {

  private RuleText() {}

  public static Obj of(Rule rule) {
    Obj.Builder out = Obj.builder().put("name", rule.name());
    Obj on = of(rule.on());
    if (!on.isEmpty()) {
      out.put("on", on);
    }
    Obj when = of(rule.when());
    if (!when.isEmpty()) {
      out.put("when", when);
    }
    return out.put("fault", of(rule.fault())).build();
  }

  private static Obj of(Selector on) {
    Obj.Builder out = Obj.builder();
    on.twin().ifPresent(name -> out.put("twin", name));
    if (!on.operation().isEmpty()) {
      out.put("operation", Json.array(on.operation().stream().<Json>map(Json::of).toList()));
    }
    if (!on.event().isEmpty()) {
      out.put("event", Json.array(on.event().stream().<Json>map(Json::of).toList()));
    }
    on.caller().ifPresent(name -> out.put("caller", name));
    if (!on.arguments().isEmpty()) {
      Obj.Builder arguments = Obj.builder();
      on.arguments().forEach(arguments::put);
      out.put("arguments", arguments.build());
    }
    return out.build();
  }

  private static Obj of(Trigger when) {
    Obj.Builder out = Obj.builder();
    put(out, "first", when.first());
    put(out, "nth", when.nth());
    put(out, "every", when.every());
    if (when.chance() < 1) {
      out.put("chance", new Json.Num(Double.toString(when.chance())));
    }
    when.from().ifPresent(from -> out.put("from", from.toString()));
    when.until().ifPresent(until -> out.put("until", until.toString()));
    return out.build();
  }

  private static void put(Obj.Builder out, String member, long count) {
    if (count != 0) {
      out.put(member, count);
    }
  }

  /// A fault alone.
  public static Obj of(Fault fault) {
    return switch (fault) {
      case Fault.Refuse refuse -> of(refuse);
      case Fault.Lose(boolean done) -> Obj.of("lose", Json.of(done ? "after" : "before"));
      case Fault.Delay(Latency latency) -> Obj.of("delay", of(latency));
      case Fault.Drip(int bytes, var every) ->
          Obj.of("drip", Obj.of("bytes", Json.of(bytes), "every", Json.of(every.toString())));
      case Fault.Cut(double part) -> Obj.of("cut", new Json.Num(Double.toString(part)));
      case Fault.Garble _ -> Obj.of("garble", Json.of(true));
      case Fault.Retype(String member) -> Obj.of("retype", Json.of(member));
      case Fault.Courier(Fault.Way way, Latency by) -> {
        Obj said = Obj.of("courier", Json.of(way.name().toLowerCase(Locale.ROOT)));
        yield way == Fault.Way.DELAY ? said.with("by", of(by)) : said;
      }
      case Fault.Stale(var age) -> Obj.of("stale", Json.of(age.toString()));
    };
  }

  private static Obj of(Fault.Refuse refuse) {
    Obj.Builder out = Obj.builder().put("refuse", refuse.problem());
    put(out, "status", refuse.status());
    if (!refuse.headers().equals(Headers.NONE)) {
      Obj.Builder lines = Obj.builder();
      refuse.headers().forEach(line -> lines.put(line.name(), line.value()));
      out.put("headers", lines.build());
    }
    return out.build();
  }

  private static Json of(Latency latency) {
    return switch (latency) {
      case Latency.Fixed(var time) -> Json.of(time.toString());
      case Latency.Between(var least, var most) ->
          Obj.of("least", Json.of(least.toString()), "most", Json.of(most.toString()));
      case Latency.Tailed(var median, var hundredth) ->
          Obj.of("median", Json.of(median.toString()), "p99", Json.of(hundredth.toString()));
    };
  }
}
