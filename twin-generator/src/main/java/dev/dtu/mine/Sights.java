package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Looks;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Pointer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// All sights of one operation, by number, and what they may be parted by.
final class Sights {

  /// Recordings so long apart may be of another version of the service.
  private static final Duration APART = Duration.ofDays(3);

  private static final int MOST_DATES = 60;

  private final List<Clues> clues = new ArrayList<>();
  private final List<Map<String, Json>> features = new ArrayList<>();
  private final double[] weights;
  private final Tokens tokens;
  private final Known known;

  /// @param known what the document says of them
  Sights(List<Sight> sights, Mode mode, Tokens tokens, Known known) {
    this.tokens = tokens;
    this.known = known;
    SortedMap<String, Set<Json>> usual = Features.usual(sights, known);
    var named = new NamedMembers(sights);
    for (Sight each : sights) {
      clues.add(named.in(each, mode, tokens.clients()));
      features.add(Features.of(each, usual));
    }
    this.weights = Features.weights(sights);
  }

  int size() {
    return clues.size();
  }

  Clues clues(int number) {
    return clues.get(number);
  }

  /// What the document says of them.
  Known known() {
    return known;
  }

  /// What is known of tokens, here and elsewhere.
  Tokens tokens() {
    return tokens;
  }

  double weight(int number) {
    return weights[number];
  }

  /// The feature that a member was sent at all.
  static String sent(Pointer at) {
    return "has:sent:" + at;
  }

  /// Whether a feature is about the member itself: that it was sent, or what odd thing stood there.
  static boolean own(String name, Pointer at) {
    return name.equals(sent(at)) || name.equals(looks(at));
  }

  private static String looks(Pointer at) {
    return Objection.LOOKS + "sent:" + at;
  }

  /// How much a part more has to explain.
  double cost(String name, Set<Optional<Json>> values) {
    boolean kind = known.kinds().contains(name) && !name.startsWith("query:");
    return kind ? Features.KIND : Features.cost(name, values);
  }

  /// What some sights may be parted by, for a member.
  Set<String> features(List<Integer> those, Pointer at) {
    Set<String> names = new LinkedHashSet<>();
    names.add(sent(at));
    names.add(looks(at));
    those.forEach(i -> names.addAll(features.get(i).keySet()));
    return names;
  }

  /// All that a fact was in some sight.
  Set<Json> values(String name) {
    Set<Json> values = new HashSet<>();
    for (Map<String, Json> each : features) {
      Json value = each.get(name);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /// Days that part the sights into those before and those since.
  List<String> dates(List<Integer> those) {
    NavigableSet<Instant> moments = new TreeSet<>();
    those.forEach(i -> clues.get(i).sight().moment().ifPresent(moments::add));
    List<Instant> sorted = new ArrayList<>(moments);
    List<String> dates = new ArrayList<>();
    for (int i = 1; i < sorted.size(); i++) {
      boolean apart = Duration.between(sorted.get(i - 1), sorted.get(i)).compareTo(APART) > 0;
      if (apart) {
        dates.add(
            Features.SINCE
                + sorted.get(i).truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10));
      }
    }
    int step = dates.size() / MOST_DATES + 1;
    List<String> some = new ArrayList<>();
    for (int i = 0; i < dates.size(); i += step) {
      some.add(dates.get(i));
    }
    return some;
  }

  /// Some sights parted by a feature; those that do not have it, or have it alone, without a value.
  Map<Optional<Json>, List<Integer>> parts(List<Integer> those, String name, Pointer at) {
    Map<Optional<Json>, List<Integer>> parts =
        new TreeMap<>(Comparator.comparing(each -> each.map(Json::toString).orElse("")));
    for (int i : those) {
      parts.computeIfAbsent(value(i, name, at), _ -> new ArrayList<>()).add(i);
    }
    List<Integer> rare = new ArrayList<>();
    parts
        .entrySet()
        .removeIf(each -> {
          boolean few = each.getKey().isPresent() && each.getValue().size() < 2;
          if (few) {
            rare.addAll(each.getValue());
          }
          return few;
        });
    if (!rare.isEmpty()) {
      parts.computeIfAbsent(Optional.empty(), _ -> new ArrayList<>()).addAll(rare);
    }
    return parts;
  }

  private Optional<Json> value(int i, String name, Pointer at) {
    if (name.equals(sent(at))) {
      return Optional.of(Json.of(at.in(clues.get(i).sight().sent()).isPresent()));
    }
    if (name.equals(looks(at))) {
      return at.in(clues.get(i).sight().sent())
          .map(Looks::of)
          .filter(Looks.ODD::contains)
          .map(Json::of);
    }
    if (name.startsWith(Features.SINCE)) {
      Instant day = Instant.parse(name.substring(Features.SINCE.length()) + "T00:00:00Z");
      return clues.get(i).sight().moment().map(moment -> Json.of(!moment.isBefore(day)));
    }
    return Optional.ofNullable(features.get(i).get(name));
  }
}
