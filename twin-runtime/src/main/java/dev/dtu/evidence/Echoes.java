package dev.dtu.evidence;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which places of requests were there with which places of replies. Mutable; one thread's.
///
/// A place of a reply is the same as one of the request when it has the same path, or the same below
/// the one member that wraps either: `channel.name` is what was sent as `name`, and `title` what was
/// sent as `properties.title`.
final class Echoes {

  /// A call: the paths it sent, and those its reply shows.
  private record Pair(BitSet sent, BitSet shown) {}

  private final Map<String, Integer> numbers = new TreeMap<>();
  private final Set<String> everSent = new TreeSet<>();
  private final List<Pair> pairs = new ArrayList<>();

  void add(Json sent, Json shown) {
    var sentPaths = new TreeSet<String>();
    sent(sent, "", sentPaths);
    var shownPaths = new TreeSet<String>();
    paths(shown, "", shownPaths);
    everSent.addAll(sentPaths);
    pairs.add(new Pair(bits(sentPaths), bits(shownPaths)));
  }

  private BitSet bits(Set<String> paths) {
    var bits = new BitSet();
    for (String path : paths) {
      bits.set(numbers.computeIfAbsent(path, _ -> numbers.size()));
    }
    return bits;
  }

  /// The paths of all members that stand in no array.
  static void paths(Json value, String path, Set<String> into) {
    if (value instanceof Obj obj) {
      for (Obj.Member member : obj) {
        String at = Holding.below(path, member.key());
        into.add(at);
        paths(member.value(), at, into);
      }
    }
  }

  /// The paths of all members that somebody sent; what is null was not.
  static void sent(Json value, String path, Set<String> into) {
    if (value instanceof Obj obj) {
      for (Obj.Member member : obj) {
        if (!(member.value() instanceof Json.Null)) {
          String at = Holding.below(path, member.key());
          into.add(at);
          sent(member.value(), at, into);
        }
      }
    }
  }

  /// The path among those sent that is the same place.
  static Optional<String> sent(String shown, Set<String> sent) {
    String inner = shown.substring(shown.indexOf('.') + 1);
    if (sent.contains(shown)) {
      return Optional.of(shown);
    }
    if (sent.contains(inner)) {
      return Optional.of(inner);
    }
    for (String path : sent) {
      if (path.endsWith("." + shown) && path.indexOf('.') == path.length() - shown.length() - 1) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /// How a place of the replies goes with what was sent; empty where it says nothing.
  ///
  /// @param around the path of what it stands in; empty for the document
  Optional<Echo> of(String path, String around) {
    Optional<String> same = sent(path, everSent);
    Integer shown = numbers.get(path);
    if (same.isEmpty() || shown == null) {
      return Optional.empty();
    }
    int[] counts = new int[4];
    int asked = number(same.get());
    for (Pair each : pairs) {
      boolean could = around.isEmpty() || each.shown.get(number(around));
      int at = each.sent.get(asked) ? 0 : 2;
      counts[at] += could && each.shown.get(shown) ? 1 : 0;
      counts[at + 1] += could ? 1 : 0;
    }
    boolean always = counts[0] == counts[1] && counts[2] == counts[3] && counts[3] > 0;
    return always
        ? Optional.empty()
        : Optional.of(new Echo(counts[0], counts[1], counts[2], counts[3]));
  }

  private int number(String path) {
    return numbers.getOrDefault(path, Integer.MAX_VALUE - 1);
  }
}
