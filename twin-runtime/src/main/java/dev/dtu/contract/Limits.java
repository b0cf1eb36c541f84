package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// The keywords that bound a count: `minLength`, `maxItems`, `minProperties` …
final class Limits {

  private Limits() {}

  /// The bound; a number that is no count is no bound.
  static Optional<Integer> of(Obj node, String keyword) {
    return node.find(keyword)
        .filter(Json.Num.class::isInstance)
        .flatMap(number -> ((Json.Num) number).whole())
        .filter(count -> count >= 0)
        .map(count -> (int) Math.min(count, Integer.MAX_VALUE));
  }

  static String words(String keyword, int least, int most, int found, String noun) {
    boolean under = keyword.startsWith("min");
    return "expected at %s %s, found %d"
        .formatted(under ? "least" : "most", Words.count(under ? least : most, noun), found);
  }
}
