package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Facts;
import dev.dtu.usage.Line;
import dev.dtu.usage.Looks;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What attempts may be told apart by: a fact, and what it was, as the conditions of an
/// [Objection] know it.
final class Traits {

  private static final int DEEPEST = 3;

  /// Recordings so long apart may be of another version of the service.
  private static final Duration APART = Duration.ofDays(3);

  private static final int MOST_DAYS = 60;

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.:/-]{0,39}");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z_.-]{0,39}");

  private final SortedMap<String, Usage> usages;

  /// The resource whose things the ids are that stand in a fact, where one was ever seen.
  private final SortedMap<String, String> resources = new TreeMap<>();

  /// Days after which things may be otherwise.
  private final List<Instant> days;

  /// @param attempts all of one operation
  /// @param usages what was found of all operations
  Traits(List<Attempt> attempts, SortedMap<String, Usage> usages) {
    this.usages = usages;
    this.days = days(attempts);
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    for (Attempt each : attempts) {
      each.named()
          .forEach((fact, resource) -> {
            if (!resource.isEmpty()) {
              counts.computeIfAbsent(fact, _ -> new TreeMap<>()).merge(resource, 1, Integer::sum);
            }
          });
    }
    counts.forEach((fact, of) ->
        resources.put(
            fact,
            of.entrySet().stream()
                .max(Comparator.comparing(Map.Entry::getValue))
                .orElseThrow()
                .getKey()));
  }

  /// The days before which nobody came for some time.
  private static List<Instant> days(List<Attempt> attempts) {
    NavigableSet<Instant> moments = new TreeSet<>();
    attempts.forEach(each -> each.sight().moment().ifPresent(moments::add));
    List<Instant> days = new ArrayList<>();
    Instant last = moments.isEmpty() ? Instant.EPOCH : moments.first();
    for (Instant each : moments) {
      if (Duration.between(last, each).compareTo(APART) > 0 && days.size() < MOST_DAYS) {
        days.add(each.truncatedTo(ChronoUnit.DAYS));
      }
      last = each;
    }
    return days;
  }

  /// Those of one attempt.
  SortedMap<String, Json> of(Attempt attempt) {
    SortedMap<String, Json> all = new TreeMap<>();
    Sight sight = attempt.sight();
    sent(sight.sent(), Pointer.ROOT, all);
    sight.parameters().forEach((name, value) -> parameter(name, value, all));
    words(left(attempt.own()), "before:", Pointer.ROOT, all);
    words(left(attempt.around()), Objection.WITHIN, Pointer.ROOT, all);
    attempt.taken().forEach((at, is) -> all.put(Objection.TAKEN + at, Json.of(is)));
    attempt
        .named()
        .forEach((fact, resource) -> {
          String usual = resources.get(fact);
          if (usual != null) {
            all.put(Objection.THERE + usual + ":" + fact, Json.of(usual.equals(resource)));
          }
        });
    all.put(Objection.CALLER, Json.of(attempt.caller()));
    for (Instant day : days) {
      String fact = Features.SINCE + day.toString().substring(0, 10);
      sight.moment().ifPresent(moment -> all.put(fact, Json.of(!moment.isBefore(day))));
    }
    if (!sight.seed().isEmpty()) {
      all.put(Features.SEED, Json.of(sight.seed()));
    }
    return all;
  }

  private static void sent(Json value, Pointer at, Map<String, Json> into) {
    String fact = "sent:" + at;
    if (!at.steps().isEmpty()) {
      into.put(Objection.HAS + fact, Json.of(true));
      into.put(Objection.LOOKS + fact, Json.of(Looks.of(value)));
    }
    switch (value) {
      case Obj obj -> {
        if (at.steps().size() < DEEPEST) {
          obj.forEach(each -> sent(each.value(), at.to(each.key()), into));
        }
      }
      case Json.Text(String text) -> {
        if (WORD.matcher(text).matches() && !Parts.token(text) && !Secrets.named(at)) {
          into.put(fact, value);
        }
      }
      case Json.Bool _ -> into.put(fact, value);
      case Json.Null _, Json.Num _, Arr _ -> {}
    }
  }

  private static void parameter(String name, String value, Map<String, Json> into) {
    if (name.startsWith("query:")) {
      into.put(Objection.HAS + name, Json.of(true));
      into.put(Objection.LOOKS + name, Json.of(Looks.of(Json.of(value))));
    }
    boolean secret = Secrets.named(Pointer.ROOT.to(name.substring(name.indexOf(':') + 1)));
    if (PLAIN.matcher(value).matches() && !secret) {
      into.put(name, Json.of(value));
    }
  }

  private static void words(Obj thing, String from, Pointer at, Map<String, Json> into) {
    for (Obj.Member each : thing) {
      Pointer member = at.to(each.key());
      switch (each.value()) {
        case Obj obj -> {
          if (member.steps().size() < DEEPEST) {
            words(obj, from, member, into);
          }
        }
        case Json.Text(String text) -> {
          if (PLAIN.matcher(text).matches() && !Secrets.named(member)) {
            into.put(from + member, each.value());
          }
        }
        case Json.Bool _ -> into.put(from + member, each.value());
        case Json.Null _, Json.Num _, Arr _ -> {}
      }
    }
  }

  /// A thing as those operations left it that showed nothing of it.
  private Obj left(World.Thing thing) {
    Obj item = thing.item();
    for (String operation : thing.since()) {
      Obj before = item;
      Facts facts =
          (name, _) ->
              name.startsWith("before:")
                  ? Pointer.of(name.substring("before:".length())).in(before)
                  : Optional.empty();
      List<Line> lines = usages.getOrDefault(operation, Usage.NONE).item();
      item = lines.isEmpty() ? Obj.EMPTY : Usage.applied(lines, before, facts);
    }
    return item;
  }
}
