package dev.dtu.distill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Gives names to objects that are met in many samples, so that a user is a user everywhere.
///
/// Two objects are of one kind when most of their members are called the same; under the same key
/// it is enough that most members of the smaller one are. A kind is named after the key it is most
/// often met under. Objects of few members stay where they are. A member that one place alone
/// shows, of a kind that several places show, is not the kind's but that place's: it stands beside
/// the name there. And where a kind stands under another key, or in something else, it may have less:
/// what no place shows there, of which one is known whole, is said to be missing beside the name.
/// Used by one thread, first to [#meet] all shapes, then to [#name] them.
final class ShapeNames {

  /// An object of fewer members says too little to be known again.
  private static final int LEAST = 4;

  private static final double SAME = 0.6;

  /// Places that show a kind before one of them can be the odd one.
  private static final int SEVERAL = 4;

  private record Met(String place, Under under, Shape shape) {
    String key() {
      return under.key();
    }
  }

  /// Where an object stands: under which key, and under which key what it is in.
  private record Under(String around, String key, boolean whole) {
    private static final Under NOTHING = new Under("", "", false);

    Under inside(String name) {
      return new Under(key, singular(name), whole);
    }

    String words() {
      return around + "." + key;
    }
  }

  /// Objects of one kind. Mutable.
  private static final class Kind {
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Set<String> places = new HashSet<>();
    private final Map<String, Set<String>> shown = new HashMap<>();
    private final Set<String> whole = new HashSet<>();
    private final SortedMap<String, Integer> keys = new TreeMap<>();
    private Shape shape = Shape.NOTHING;
    private String name = "";

    boolean takes(Met met) {
      Set<String> own = met.shape().members().keySet();
      long shared = own.stream().filter(members::containsKey).count();
      double all = own.size() + members.size() - shared;
      double smaller = Math.min(own.size(), members.size());
      return shared / all >= SAME || (keys.containsKey(met.key()) && shared / smaller >= SAME);
    }

    void take(Met met) {
      for (String member : met.shape().members().keySet()) {
        members.computeIfAbsent(member, _ -> new HashSet<>()).add(met.place());
      }
      places.add(met.place());
      keys.merge(met.key(), 1, Integer::sum);
      String words = met.under().words();
      shown.computeIfAbsent(words, _ -> new HashSet<>()).addAll(met.shape().members().keySet());
      if (met.under().whole()) {
        whole.add(words);
      }
    }

    /// Whether the member is not of the kind, but of the one place that shows it.
    boolean odd(String member) {
      int shown = members.getOrDefault(member, Set.of()).size();
      return places.size() >= SEVERAL && shown == 1;
    }

    /// The members that are odd, or those that are not.
    Shape part(Shape shape, boolean odd) {
      Map<String, Shape> part = new LinkedHashMap<>(shape.members());
      part.keySet().removeIf(member -> odd(member) != odd);
      return shape.with(part, shape.items(), shape.others());
    }

    /// The members of the kind that it never shows there.
    SortedSet<String> lacking(Under under) {
      SortedSet<String> lacking = new TreeSet<>();
      if (whole.contains(under.words())) {
        lacking.addAll(members.keySet());
        lacking.removeAll(shown.getOrDefault(under.words(), Set.of()));
      }
      lacking.removeIf(this::odd);
      return lacking;
    }

    /// The key it is most often met under; of equals the first in alphabetical order.
    String usualKey() {
      String usual = keys.firstKey();
      for (var each : keys.entrySet()) {
        usual = each.getValue() > keys.getOrDefault(usual, 0) ? each.getKey() : usual;
      }
      return usual;
    }
  }

  private final List<Met> met = new ArrayList<>();
  private final Map<Shape, Kind> kindOf = new IdentityHashMap<>();
  private final Map<Shape, Under> stands = new IdentityHashMap<>();
  private final List<Kind> kinds = new ArrayList<>();

  /// Notes the objects inside a shape, and itself when it stands under a key.
  ///
  /// @param place what shows it: a method, an event
  /// @param whole that the place shows all it ever has
  void meet(String place, String key, Shape shape, boolean whole) {
    meet(place, new Under("", key, whole), shape);
  }

  private void meet(String place, Under under, Shape shape) {
    shape.members().forEach((name, member) -> meet(place, under.inside(name), member));
    shape.items().ifPresent(items -> meet(place, under, items));
    shape.others().ifPresent(others -> meet(place, under, others));
    if (shape.isObject() && shape.members().size() >= LEAST && !under.key().isEmpty()) {
      met.add(new Met(place, under, shape));
    }
  }

  /// Settles the kinds; the schemas by name.
  ///
  /// @param taken names that are not free
  SortedMap<String, Shape> settle(Set<String> taken) {
    List<Met> largestFirst = new ArrayList<>(met);
    largestFirst.sort(Comparator.comparingInt((Met one) -> -one.shape().members().size()));
    for (Met each : largestFirst) {
      Kind kind = kinds.stream().filter(one -> one.takes(each)).findFirst().orElseGet(this::kind);
      kind.take(each);
      kindOf.put(each.shape(), kind);
      stands.put(each.shape(), each.under());
    }
    Set<String> names = new HashSet<>(taken);
    for (Kind kind : kinds) {
      kind.name = Names.free(pascal(kind.usualKey()), names);
      names.add(kind.name);
    }
    for (Met each : met) {
      Kind kind = kindOf.get(each.shape());
      if (kind != null) {
        kind.shape = kind.shape.and(kind.part(inside(each.shape()), false));
      }
    }
    SortedMap<String, Shape> named = new TreeMap<>();
    kinds.forEach(kind -> named.put(kind.name, kind.shape));
    return named;
  }

  private Kind kind() {
    var kind = new Kind();
    kinds.add(kind);
    return kind;
  }

  /// The shape with names in place of the objects that have one, itself included.
  Shape name(Shape shape) {
    Kind kind = kindOf.get(shape);
    Shape named = inside(shape);
    if (kind == null) {
      return named;
    }
    return kind.part(named, true)
        .named(kind.name, kind.lacking(stands.getOrDefault(shape, Under.NOTHING)));
  }

  private Shape inside(Shape shape) {
    Map<String, Shape> members = new LinkedHashMap<>();
    shape.members().forEach((key, member) -> members.put(key, name(member)));
    return shape.with(members, shape.items().map(this::name), shape.others().map(this::name));
  }

  static String singular(String key) {
    if (key.endsWith("ies") && key.length() > 4) {
      return key.substring(0, key.length() - 3) + "y";
    }
    if (key.matches(".*(ch|sh|ss|x)es")) {
      return key.substring(0, key.length() - 2);
    }
    boolean plural = key.length() > 3 && key.matches(".*[^aisu]s");
    return plural ? key.substring(0, key.length() - 1) : key;
  }

  private static String pascal(String key) {
    var name = new StringBuilder();
    for (String word : key.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    boolean letter = !name.isEmpty() && Character.isLetter(name.charAt(0));
    return letter ? name.toString() : "Object" + name;
  }
}
