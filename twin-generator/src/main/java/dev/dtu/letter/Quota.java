package dev.dtu.letter;

import dev.dtu.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many calls a service takes, as its replies tell: a header that says how many are left, one that
/// says of how many, one that says until when.
final class Quota {

  private static final int GROUPS = 3;
  private static final int MOST = 1_000_000;

  private static final Pattern LEFT =
      Pattern.compile("(.*rate-?limit.*-|.*quota.*-|)remaining(.*)");

  /// Times after which services count anew, in seconds.
  private static final List<Long> WINDOWS =
      List.of(1L, 10L, 60L, 300L, 600L, 900L, 3_600L, 86_400L);

  /// A reset that is no later than this is told in seconds from now.
  private static final long BRIEF = 100_000_000;

  private final List<Heard> heard;

  Quota(List<Heard> heard) {
    this.heard = heard;
  }

  /// The headers that belong together.
  private record Names(String remaining, String limit, String reset) {}

  /// The file; empty where three groups do not tell.
  Optional<String> text(String source) {
    return names().map(names -> text(names, source)).filter(text -> !text.isEmpty());
  }

  /// Those that most replies have; of several, those of the smallest limit, which is met first.
  private Optional<Names> names() {
    SortedMap<String, TreeSet<String>> groups = new TreeMap<>();
    Map<String, Long> least = new HashMap<>();
    Map<String, Names> all = new HashMap<>();
    for (Heard each : heard) {
      for (String name : headers(each)) {
        Optional<Names> names = names(name, headers(each));
        Optional<Long> limit = names.flatMap(it -> number(each, it.limit()));
        if (limit.isPresent()) {
          all.put(name, names.get());
          groups.computeIfAbsent(name, _ -> new TreeSet<>()).add(each.group());
          least.merge(name, limit.get(), Math::min);
        }
      }
    }
    return groups.keySet().stream()
        .filter(name -> groups.getOrDefault(name, new TreeSet<>()).size() >= GROUPS)
        .min((one, other) ->
            Long.compare(least.getOrDefault(one, 0L), least.getOrDefault(other, 0L)))
        .map(all::get);
  }

  private static List<String> headers(Heard heard) {
    return heard.exchange().answered().headers().lines().stream().map(it -> it.name()).toList();
  }

  private static Optional<Names> names(String name, List<String> shown) {
    Matcher left = LEFT.matcher(name);
    if (!left.matches()) {
      return Optional.empty();
    }
    String reset = left.group(1) + "reset" + left.group(2);
    for (String word : List.of("limit", "max")) {
      String limit = left.group(1) + word + left.group(2);
      if (shown.contains(limit)) {
        return Optional.of(new Names(name, limit, shown.contains(reset) ? reset : ""));
      }
    }
    return Optional.empty();
  }

  private static Optional<Long> number(Heard heard, String name) {
    return heard
        .exchange()
        .answered()
        .headers()
        .find(name)
        .filter(text -> text.matches("\\d{1,15}"))
        .map(Long::parseLong);
  }

  private String text(Names names, String source) {
    SortedMap<Long, Set<String>> buckets = new TreeMap<>();
    SortedMap<String, Long> limits = new TreeMap<>();
    long within = 0;
    boolean brief = false;
    for (Heard each : heard) {
      Optional<Long> limit = number(each, names.limit()).filter(it -> it > 0 && it <= MOST);
      limit.ifPresent(calls -> limits.merge(each.operation().id(), calls, Math::max));
      Optional<Long> reset = number(each, names.reset());
      Optional<Instant> now = each.exchange().moment();
      if (reset.isPresent() && reset.get() < BRIEF) {
        brief = true;
        within = Math.max(within, reset.get());
      } else if (reset.isPresent() && now.isPresent()) {
        long left = Duration.between(now.get(), Instant.ofEpochSecond(reset.get())).toSeconds();
        within = left < WINDOWS.getLast() ? Math.max(within, left) : within;
      }
    }
    limits.forEach((id, calls) -> buckets.computeIfAbsent(calls, _ -> new TreeSet<>()).add(id));
    return buckets.isEmpty() ? "" : head(names, brief) + buckets(buckets, window(within), source);
  }

  private static String head(Names names, boolean brief) {
    var out =
        new StringBuilder("# Written by dtu generate from headers in recordings.\nheaders:\n");
    out.append("  ").append(Json.of(names.limit())).append(": \"${limit}\"\n");
    out.append("  ").append(Json.of(names.remaining())).append(": \"${remaining}\"\n");
    if (!names.reset().isEmpty()) {
      String fact = brief ? "seconds" : "reset";
      out.append("  ").append(Json.of(names.reset())).append(": \"${").append(fact).append("}\"\n");
    }
    return out.toString();
  }

  private static String buckets(SortedMap<Long, Set<String>> buckets, long window, String source) {
    var out = new StringBuilder("buckets:\n");
    buckets.forEach((calls, operations) -> {
      List<Json> names = new ArrayList<>();
      operations.forEach(id -> names.add(Json.of(id)));
      out.append("  of-").append(calls).append(":\n    operations: ").append(Json.array(names));
      out.append("\n    each: true\n    calls: ").append(calls);
      out.append("\n    within: PT").append(window).append("S\n    source: ");
      out.append(Json.of(source)).append('\n');
    });
    return out.toString();
  }

  /// The shortest usual time that is no shorter than what was seen; a minute where nothing was.
  private static long window(long seen) {
    long wanted = seen == 0 ? 60 : seen;
    return WINDOWS.stream().filter(each -> each >= wanted).findFirst().orElse(wanted);
  }
}
