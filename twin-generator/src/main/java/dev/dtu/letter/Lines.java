package dev.dtu.letter;

import dev.dtu.json.Json;
import dev.dtu.mine.Shapes;
import dev.dtu.tenant.Plain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The headers that all replies carry: their values where they are always the same, the shape where
/// each reply has its own.
final class Lines {

  private static final int GROUPS = 3;

  /// So many of a hundred replies have it, in the sessions that show it.
  private static final int NEARLY = 90;

  /// A shorter text may be anything.
  private static final int TELLING = 8;

  private static final int SOME = 300;

  /// What tells of the body, of the connection, or of what was asked for; and what stands elsewhere.
  private static final Pattern OTHER =
      Pattern.compile(
          "date|content-.*|transfer-encoding|connection|keep-alive|link|location|etag|last-modified"
              + "|retry-after|www-authenticate|set-cookie|allow|age|vary|via|server-timing|trailer"
              + "|upgrade|accept-ranges|x-cache.*|x-amz-.*|.*rate-?limit.*|.*-time|.*-timing");

  private final List<Heard> heard;

  Lines(List<Heard> heard) {
    this.heard = heard;
  }

  /// What was seen of one header.
  private static final class Seen {
    private final Set<String> groups = new TreeSet<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final Set<String> hosts = new TreeSet<>();
    private int present;
    private int all;
  }

  /// The headers, as a title page has them.
  SortedMap<String, String> found() {
    Map<String, Set<String>> names = new HashMap<>();
    for (Heard each : heard) {
      Set<String> shown = names.computeIfAbsent(each.session(), _ -> new HashSet<>());
      each.exchange().answered().headers().lines().forEach(line -> shown.add(line.name()));
    }
    SortedMap<String, Seen> seen = new TreeMap<>();
    for (Heard each : heard) {
      for (String name : names.getOrDefault(each.session(), Set.of())) {
        if (!OTHER.matcher(name).matches()) {
          note(each, name, seen.computeIfAbsent(name, _ -> new Seen()));
        }
      }
    }
    SortedMap<String, String> found = new TreeMap<>();
    seen.forEach((name, all) -> value(all).ifPresent(value -> found.put(name, value)));
    return found;
  }

  private static void note(Heard heard, String name, Seen seen) {
    List<String> values = heard.exchange().answered().headers().all(name);
    seen.all++;
    if (values.size() == 1) {
      seen.present++;
      seen.groups.add(heard.group());
      seen.hosts.add(heard.exchange().sent().host());
      seen.values.merge(values.getFirst(), 1, Integer::sum);
    }
  }

  private static Optional<String> value(Seen seen) {
    if (seen.groups.size() < GROUPS || 100 * seen.present < NEARLY * seen.all) {
      return Optional.empty();
    }
    String usual = "";
    int most = 0;
    for (Map.Entry<String, Integer> each : seen.values.entrySet()) {
      usual = each.getValue() > most ? each.getKey() : usual;
      most = Math.max(most, each.getValue());
    }
    String constant = usual;
    boolean anybody = seen.hosts.stream().allMatch(host -> Plain.of(Json.of(constant), host));
    if (100 * most >= NEARLY * seen.present) {
      return anybody && !usual.contains("${") ? Optional.of(usual) : Optional.empty();
    }
    return made(seen);
  }

  /// A text of a shape, where each reply has its own.
  private static Optional<String> made(Seen seen) {
    List<String> values = new ArrayList<>(new TreeSet<>(seen.values.keySet()));
    boolean own = 100 * values.size() >= NEARLY * seen.present;
    List<String> some = values.size() > SOME ? values.subList(0, SOME) : values;
    boolean tokens =
        some.stream().allMatch(it -> it.length() >= TELLING && it.matches("[A-Za-z0-9_:.=@-]+"));
    boolean drawn = some.stream().anyMatch(it -> !it.matches("[0-9.]+"));
    return own && tokens && drawn
        ? Optional.of("${id:" + Shapes.shape(some) + "}")
        : Optional.empty();
  }
}
