package dev.dtu.fault;

import dev.dtu.call.Headers;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads rules from their text, which [RuleText] writes:
///
/// ```json
/// {"name": "busy", "on": {"twin": "okta", "operation": "list*", "caller": "admin",
///   "arguments": {"limit": "2"}}, "when": {"first": 2, "nth": 3, "every": 5, "chance": 0.1,
///   "from": "2026-01-01T00:00:00Z", "until": "…"}, "fault": {"refuse": "rate-limited"}}
/// ```
public final class RuleReader {

  static final List<String> MEMBERS = List.of("name", "on", "when", "fault");
  private static final List<String> ON =
      List.of("twin", "operation", "event", "caller", "arguments");
  private static final List<String> WHEN =
      List.of("first", "nth", "every", "chance", "from", "until");

  /// The kinds of faults, by the member that says them.
  public static final List<String> FAULTS =
      List.of("refuse", "lose", "delay", "drip", "cut", "garble", "retype", "stale", "courier");

  private RuleReader() {}

  /// @param name what a rule without a name is called
  public static Rule rule(Json json, String name) throws BadRule {
    Wanted rule = Wanted.of("", json).only(MEMBERS);
    Optional<Wanted> fault = rule.object("fault");
    if (fault.isEmpty()) {
      throw new BadRule("fault", "an object with one of " + String.join(", ", FAULTS), "");
    }
    Rule read =
        new Rule(
            rule.text("name").orElse(name),
            on(rule.object("on")),
            when(rule.object("when")),
            fault(fault.get()));
    if (!read.on().event().isEmpty() && !(read.fault() instanceof Fault.Courier)) {
      throw new BadRule("on.event", "a fault of the courier, as only it strikes events", "");
    }
    return read;
  }

  /// A fault alone, as `{"refuse": "rate-limited"}`.
  public static Fault fault(Json json) throws BadRule {
    return fault(Wanted.of("fault", json));
  }

  private static Selector on(Optional<Wanted> on) throws BadRule {
    if (on.isEmpty()) {
      return Selector.ALL;
    }
    Wanted text = on.get().only(ON);
    SortedMap<String, String> arguments = new TreeMap<>();
    Optional<Wanted> wanted = text.object("arguments");
    if (wanted.isPresent()) {
      for (Obj.Member member : wanted.get().object()) {
        arguments.put(
            member.key(), member.value().asText().orElseGet(() -> member.value().toString()));
      }
    }
    return new Selector(
        text.text("twin"),
        globs(text, "operation", "an operation's id, or a list of them"),
        globs(text, "event", "an event's name, or a list of them"),
        text.text("caller"),
        arguments);
  }

  private static List<String> globs(Wanted on, String member, String what) throws BadRule {
    Json value = on.object().find(member).orElse(Json.array(List.of()));
    List<String> globs = new ArrayList<>();
    for (Json each : value.asArr().map(Arr::items).orElse(List.of(value))) {
      globs.add(
          each.asText().filter(text -> !text.isEmpty()).orElseThrow(() -> on.bad(member, what)));
    }
    return globs;
  }

  private static Trigger when(Optional<Wanted> when) throws BadRule {
    if (when.isEmpty()) {
      return Trigger.ALWAYS;
    }
    Wanted text = when.get().only(WHEN);
    return new Trigger(
        text.count("first"),
        text.count("nth"),
        text.count("every"),
        text.part("chance", 1),
        text.moment("from"),
        text.moment("until"));
  }

  private static Fault fault(Wanted text) throws BadRule {
    List<String> kinds = FAULTS.stream().filter(text::has).toList();
    if (kinds.size() != 1) {
      throw new BadRule(
          text.where(),
          "exactly one of " + String.join(", ", FAULTS),
          String.join(" and ", kinds.isEmpty() ? text.object().keys() : kinds));
    }
    String kind = kinds.getFirst();
    text.only(
        switch (kind) {
          case "refuse" -> List.of("refuse", "status", "headers");
          case "courier" -> List.of("courier", "by");
          default -> kinds;
        });
    try {
      return switch (kind) {
        case "refuse" -> refuse(text);
        case "lose" ->
            new Fault.Lose(text.textOf("lose", List.of("before", "after")).equals("after"));
        case "delay" -> new Fault.Delay(latency(text, "delay"));
        case "drip" -> drip(text.object("drip").orElseThrow());
        case "cut" -> new Fault.Cut(text.part("cut", 0));
        case "garble" -> garble(text);
        case "retype" -> new Fault.Retype(text.text("retype").orElseThrow());
        case "courier" -> courier(text);
        case "stale" -> new Fault.Stale(text.duration("stale"));
        default -> throw new IllegalStateException(kind);
      };
    } catch (IllegalArgumentException outOfBounds) {
      throw new BadRule(
          text.place(kind),
          String.valueOf(outOfBounds.getMessage()).replaceFirst("^expected ", ""),
          String.valueOf(text.object().find(kind).orElse(Json.Null.NULL)));
    }
  }

  private static Fault refuse(Wanted text) throws BadRule {
    String problem = text.text("refuse").orElseThrow();
    long status = text.count("status");
    if (status != 0 && (status < 200 || status > 599)) {
      throw text.bad("status", "a status from 200 to 599");
    }
    Headers headers = Headers.NONE;
    Optional<Wanted> lines = text.object("headers");
    if (lines.isPresent()) {
      for (Obj.Member line : lines.get().object()) {
        String value = line.value().asText().orElseGet(() -> line.value().toString());
        if (!Headers.Line.of(line.key(), value).value().equals(value)) {
          throw text.bad("headers", "values of one line, in Latin-1");
        }
        headers = headers.with(line.key(), value);
      }
    }
    return new Fault.Refuse(problem, (int) status, headers);
  }

  private static Fault garble(Wanted text) throws BadRule {
    if (!text.object().flag("garble")) {
      throw text.bad("garble", "true");
    }
    return Fault.Garble.GARBLE;
  }

  private static Fault drip(Wanted drip) throws BadRule {
    drip.only(List.of("bytes", "every"));
    Duration every = drip.duration("every");
    return new Fault.Drip((int) Math.min(drip.count("bytes"), Integer.MAX_VALUE), every);
  }

  private static Fault courier(Wanted text) throws BadRule {
    List<String> ways =
        Arrays.stream(Fault.Way.values()).map(way -> way.name().toLowerCase(Locale.ROOT)).toList();
    String said = text.textOf("courier", ways);
    Fault.Way way = Fault.Way.valueOf(said.toUpperCase(Locale.ROOT));
    if ((way == Fault.Way.DELAY) != text.has("by")) {
      throw text.bad("by", "a time where the courier is late, and only there");
    }
    Latency by = way == Fault.Way.DELAY ? latency(text, "by") : new Latency.Fixed(Duration.ZERO);
    return new Fault.Courier(way, by);
  }

  private static Latency latency(Wanted text, String member) throws BadRule {
    if (text.object().text(member).isPresent()) {
      return new Latency.Fixed(text.duration(member));
    }
    Wanted drawn = text.object(member).orElseThrow();
    if (drawn.has("median")) {
      drawn.only(List.of("median", "p99"));
      return new Latency.Tailed(drawn.duration("median"), drawn.duration("p99"));
    }
    drawn.only(List.of("least", "most"));
    return new Latency.Between(drawn.duration("least"), drawn.duration("most"));
  }
}
