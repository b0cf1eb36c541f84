package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Pointer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What sights may be parted by: words of few that were sent, that the thing had before, or that stood in
/// path and query; and whether a member was sent at all.
final class Features {

  /// A fact with more values than this is no kind of anything.
  private static final int KINDS = 40;

  private static final int DEEPEST = 5;

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.:/-]{0,59}");

  private static final Pattern MADE = Pattern.compile("(?=.*\\d.*\\d)[A-Za-z0-9_-]{16,}");

  /// How the fact begins that a day has come.
  static final String SINCE = "since:";

  /// The kind of the tenant.
  static final String SEED = "seed";

  /// What a day has to explain more.
  static final double DATED = 1.1;

  /// What one has to explain more that a document says to be of another kind.
  static final double KIND = 0.1;

  private static final Pattern PLAIN = Pattern.compile("[A-Z0-9_.:/-]+|[a-z0-9_.:/-]+");

  private Features() {}

  /// What each sight counts: less, the more its group has.
  static double[] weights(List<Sight> sights) {
    Map<String, Integer> sizes = new HashMap<>();
    sights.forEach(each -> sizes.merge(each.group(), 1, Integer::sum));
    double[] weights = new double[sights.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 / Math.sqrt(sizes.getOrDefault(sights.get(i).group(), 1));
    }
    return weights;
  }

  /// How much a part more has to explain: words that people make up part by accident.
  static double cost(String name, Set<Optional<Json>> values) {
    if (name.startsWith(SINCE)) {
      return DATED;
    }
    for (Optional<Json> value : values) {
      Optional<String> text = value.flatMap(Json::asText);
      if (text.isPresent() && !PLAIN.matcher(text.get()).matches()) {
        return 1.5;
      }
    }
    return 0.5;
  }

  /// The values of each fact that stand in recordings of two groups or more; of one that tells kinds
  /// apart, all.
  static SortedMap<String, Set<Json>> usual(Iterable<Sight> sights, Known known) {
    Map<String, Map<Json, Set<String>>> groups = new HashMap<>();
    for (Sight sight : sights) {
      all(sight)
          .forEach((name, value) ->
              groups
                  .computeIfAbsent(name, _ -> new HashMap<>())
                  .computeIfAbsent(value, _ -> new HashSet<>())
                  .add(sight.group()));
    }
    SortedMap<String, Set<Json>> usual = new TreeMap<>();
    groups.forEach((name, values) -> {
      Set<Json> several = new HashSet<>();
      values.forEach((value, in) -> {
        if (in.size() > 1 || known.kinds().contains(name)) {
          several.add(value);
        }
      });
      boolean few = !several.isEmpty() && several.size() <= KINDS;
      if (few && !Secrets.tells(name, known.secrets())) {
        usual.put(name, several);
      }
    });
    return usual;
  }

  /// Those of one sight.
  static Map<String, Json> of(Sight sight, Map<String, Set<Json>> usual) {
    Map<String, Json> own = new TreeMap<>();
    all(sight)
        .forEach((name, value) -> {
          if (usual.getOrDefault(name, Set.of()).contains(value)) {
            own.put(name, value);
          }
        });
    usual.keySet().stream()
        .filter(name -> name.startsWith("has:") && !own.containsKey(name))
        .forEach(name -> own.put(name, Json.of(false)));
    return own;
  }

  private static Map<String, Json> all(Sight sight) {
    Map<String, Json> all = new TreeMap<>();
    gather(sight.sent(), "sent:", Pointer.ROOT, all);
    gather(sight.before(), "before:", Pointer.ROOT, all);
    if (!sight.seed().isEmpty()) {
      all.put(SEED, Json.of(sight.seed()));
    }
    sight
        .parameters()
        .forEach((name, value) -> {
          if (word(value)) {
            all.put(name, Json.of(value));
          }
        });
    return all;
  }

  /// Whether a text may be a kind of something; what a program made up is no kind of anything.
  private static boolean word(String text) {
    return WORD.matcher(text).matches() && !MADE.matcher(text).matches() && !Parts.token(text);
  }

  private static void gather(Json value, String from, Pointer at, Map<String, Json> into) {
    boolean member = !at.steps().isEmpty();
    if (member && from.equals("sent:")) {
      into.put("has:" + from + at, Json.of(true));
    }
    switch (value) {
      case Obj obj -> {
        if (at.steps().size() < DEEPEST) {
          obj.forEach(each -> gather(each.value(), from, at.to(each.key()), into));
        }
      }
      case Json.Text(String text) -> {
        if (word(text) && !text.contains("://")) {
          into.put(from + at, value);
        }
      }
      case Json.Bool _, Json.Null _ -> into.put(from + at, value);
      case Arr _, Json.Num _ -> {}
    }
  }
}
