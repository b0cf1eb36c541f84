package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Looks for the fewest rules that explain all sights of each member of a thing.
///
/// Of each member it asks which one rule explains most sights. Where that leaves some unexplained, the
/// sights are parted by a fact of the request or of the thing before (what was sent at all, a word of
/// few), if that explains enough more, and each part is asked the same.
final class Learner {

  /// So often may sights be parted for one member.
  private static final int DEEPEST = 3;

  /// An object with more members than this, hardly two alike, is a map.
  private static final int MEMBERS = 120;

  /// A rule that says nothing but the kind has to explain so much more than one that says the value.
  private static final double VAGUE = 0.4;

  /// And one of which parts are only known by their form so much more.
  private static final double PARTLY = 0.2;

  /// Recordings so long apart may be of another version of the service.
  private static final Duration APART = Duration.ofDays(3);

  private static final int MOST_DATES = 60;

  private final Mode mode;
  private final List<Clues> sights;
  private final List<Map<String, Json>> features;
  private final double[] weights;
  private final List<Line> lines = new ArrayList<>();

  private Learner(List<Sight> sights, Mode mode) {
    this.mode = mode;
    this.sights = new ArrayList<>();
    this.features = new ArrayList<>();
    sights.forEach(each -> this.sights.add(new Clues(each, mode)));
    SortedMap<String, Set<Json>> usual = Features.usual(sights);
    sights.forEach(each -> features.add(Features.of(each, usual)));
    this.weights = Features.weights(sights);
  }

  /// The rules for what a thing becomes, or is shown as.
  static List<Line> lines(List<Sight> sights, Mode mode) {
    var learner = new Learner(sights, mode);
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < sights.size(); i++) {
      all.add(i);
    }
    learner.members(Pointer.ROOT, all, 0);
    return learner.lines;
  }

  private void members(Pointer at, List<Integer> those, int depth) {
    NavigableSet<String> names = new TreeSet<>();
    for (int i : those) {
      Sight sight = sights.get(i).sight();
      keys(at.in(sight.shown()), names);
      keys(at.in(mode.sends() ? sight.sent() : sight.before()), names);
    }
    boolean map = names.size() > MEMBERS;
    for (String name : map || depth > 8 ? new TreeSet<String>() : names) {
      Pointer member = at.to(name);
      Map<Integer, Set<Told>> told = new LinkedHashMap<>();
      List<Integer> objects = new ArrayList<>();
      for (int i : those) {
        told.put(i, sights.get(i).of(member));
        Optional<Json> shown = member.in(sights.get(i).sight().shown());
        if (shown.filter(Obj.class::isInstance).isPresent() || Clues.things(shown) > 0) {
          objects.add(i);
        }
      }
      var part = new Part(member, told);
      part.part(those, new TreeMap<>(), 0);
      boolean known = part.best(objects).told.rank() == Told.Rank.LINKED;
      if (!objects.isEmpty() && !(known && part.best(objects).explained == objects.size())) {
        members(member, objects, depth + 1);
      }
    }
  }

  private static void keys(Optional<Json> value, Set<String> into) {
    value.flatMap(Json::asObj).ifPresent(obj -> into.addAll(obj.keys()));
    for (int i = 0; i < Clues.things(value); i++) {
      into.add(Integer.toString(i));
    }
  }

  /// A rule, and how many sights it explains.
  ///
  /// @param worth of those sights, each weighed by how many its group has
  private record Best(Told told, int explained, double worth) {}

  /// The sights of one member.
  private final class Part {

    private final Pointer at;
    private final Map<Integer, Set<Told>> told;

    Part(Pointer at, Map<Integer, Set<Told>> told) {
      this.at = at;
      this.told = told;
    }

    private Set<Told> told(int i) {
      return told.getOrDefault(i, Set.of());
    }

    /// Writes the lines for some of the sights; true when any was written.
    boolean part(List<Integer> those, SortedMap<String, Json> when, int depth) {
      Best best = best(those);
      Optional<Map<Optional<Json>, List<Integer>>> parted = Optional.empty();
      String by = "";
      boolean better = best.explained < those.size() || best.told.rank().vague();
      if (better && depth < DEEPEST) {
        Split split = split(those, best);
        by = split.feature;
        parted = split.parts;
      }
      if (parted.isEmpty()) {
        return write(those, best, when);
      }
      boolean any = false;
      List<Integer> rest = new ArrayList<>();
      for (Map.Entry<Optional<Json>, List<Integer>> each : parted.get().entrySet()) {
        if (each.getKey().isEmpty()) {
          rest = each.getValue();
          continue;
        }
        SortedMap<String, Json> longer = new TreeMap<>(when);
        longer.put(by, each.getKey().get());
        any |= part(each.getValue(), longer, depth + 1);
      }
      boolean more = !rest.isEmpty() && part(rest, when, depth + 1);
      return any || more;
    }

    private boolean write(List<Integer> those, Best best, SortedMap<String, Json> when) {
      boolean usual = best.told.equals(Told.KEPT);
      if (usual && when.isEmpty() && lines.stream().noneMatch(line -> line.at().equals(at))) {
        return false;
      }
      boolean known = !best.told.rank().vague();
      List<Clues> explained = explained(those, best.told);
      Optional<Json> is = known ? best.told.is() : Guess.of(at, explained);
      if (!known && is.isEmpty()) {
        return false;
      }
      if (is.isPresent() && !believed(explained, is.get())) {
        is = is.get() instanceof Json.Text ? Guess.other(at, explained) : Optional.empty();
        if (is.isEmpty()) {
          return false;
        }
      }
      int against = those.size() - best.explained;
      if (!known) {
        Guess.known(at, explained)
            .ifPresent(row -> lines.add(new Line(at, when, Optional.of(row), best.explained, 0)));
      }
      lines.add(new Line(at, when, is, best.explained, against));
      is.flatMap(template -> Elsewhere.made(template, explained))
          .ifPresent(other -> lines.add(new Line(at, when, Optional.of(other), 0, 0)));
      return true;
    }

    /// Whether what a template says by itself is more than what one recording happened to say.
    private boolean believed(List<Clues> explained, Json template) {
      Set<String> groups = new HashSet<>();
      Set<String> tenants = new HashSet<>();
      explained.forEach(each -> {
        groups.add(each.sight().group());
        tenants.add(each.sight().origin());
      });
      boolean anyone = tenants.size() > 1 || !Shapes.named(template);
      return (groups.size() > 1 && anyone) || Shapes.word(template);
    }

    private Best best(List<Integer> those) {
      Map<Told, Double> weighed = new LinkedHashMap<>();
      Map<Told, Integer> counts = new HashMap<>();
      double all = 0;
      for (int i : those) {
        all += weights[i];
        for (Told each : told(i)) {
          weighed.merge(each, weights[i], Double::sum);
          counts.merge(each, 1, Integer::sum);
        }
      }
      Best best = new Best(Told.ABSENT, 0, 0);
      double most = -1;
      for (Map.Entry<Told, Double> each : weighed.entrySet()) {
        double doubt =
            switch (each.getKey().rank()) {
              case FORM -> VAGUE;
              case PARTLY -> PARTLY;
              case KEPT, ABSENT, LINKED, CLOCK, CONSTANT, ELSEWHERE -> 0;
            };
        double worth = each.getValue() - doubt * all - 0.001 * each.getKey().rank().doubt();
        if (worth > most) {
          most = worth;
          best = new Best(each.getKey(), counts.getOrDefault(each.getKey(), 0), worth);
        }
      }
      return best;
    }

    private List<Clues> explained(List<Integer> those, Told rule) {
      return those.stream().filter(i -> told(i).contains(rule)).map(sights::get).toList();
    }

    private double worth(List<Integer> those) {
      return those.isEmpty() ? 0 : best(those).worth;
    }

    /// How sights are parted by a feature; the rest have no value of their own.
    private record Split(
        String feature, Optional<Map<Optional<Json>, List<Integer>>> parts, double gain) {}

    private Split split(List<Integer> those, Best best) {
      Set<String> names = new LinkedHashSet<>();
      names.add("has:sent:" + at);
      those.forEach(i -> names.addAll(features.get(i).keySet()));
      var found = new Split("", Optional.empty(), 0);
      for (String name : names) {
        found = better(found, name, parts(those, name), best);
      }
      for (String date : dates(those)) {
        found = better(found, date, parts(those, date), best);
      }
      return found;
    }

    private Split better(
        Split found, String name, Map<Optional<Json>, List<Integer>> parts, Best best) {
      if (parts.size() < 2) {
        return found;
      }
      double sum = 0;
      for (List<Integer> each : parts.values()) {
        sum += name.equals(Features.SEED) ? dated(each) : worth(each);
      }
      boolean own = name.equals("has:sent:" + at);
      double cost = own ? 0 : Features.cost(name, parts.keySet());
      double gain = sum - best.worth - cost * (parts.size() - 1);
      boolean enough = gain >= (own ? 0.5 : 1) && gain > found.gain;
      return enough ? new Split(name, Optional.of(parts), gain) : found;
    }

    /// What one rule before a day and one since then explain, where that is more: a kind of tenant may
    /// have changed by itself.
    private double dated(List<Integer> those) {
      double plain = worth(those);
      double most = plain;
      for (String date : dates(those)) {
        double sum = 0;
        for (List<Integer> each : parts(those, date).values()) {
          sum += worth(each);
        }
        most = Math.max(most, sum - Features.DATED);
      }
      return most;
    }

    /// Days that part the sights into those before and those since.
    private List<String> dates(List<Integer> those) {
      NavigableSet<Instant> moments = new TreeSet<>();
      those.forEach(i -> sights.get(i).sight().moment().ifPresent(moments::add));
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

    private Map<Optional<Json>, List<Integer>> parts(List<Integer> those, String name) {
      Map<Optional<Json>, List<Integer>> parts =
          new TreeMap<>(Comparator.comparing(each -> each.map(Json::toString).orElse("")));
      for (int i : those) {
        parts.computeIfAbsent(value(i, name), _ -> new ArrayList<>()).add(i);
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

    private Optional<Json> value(int i, String name) {
      if (name.equals("has:sent:" + at)) {
        return Optional.of(Json.of(at.in(sights.get(i).sight().sent()).isPresent()));
      }
      if (name.startsWith(Features.SINCE)) {
        Instant day = Instant.parse(name.substring(Features.SINCE.length()) + "T00:00:00Z");
        return sights.get(i).sight().moment().map(moment -> Json.of(!moment.isBefore(day)));
      }
      return Optional.ofNullable(features.get(i).get(name));
    }
  }
}
