package dev.dtu.fidelity;

import dev.dtu.call.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Compares the headers that clients act on.
///
/// @param leaves compares addresses in them
record HeaderCheck(Leaves leaves) {

  private static final List<String> ACTED_ON =
      List.of(
          "content-type",
          "location",
          "link",
          "retry-after",
          "etag",
          "www-authenticate",
          "x-rate-limit-limit",
          "x-rate-limit-remaining",
          "x-rate-limit-reset",
          "x-ratelimit-limit",
          "x-ratelimit-remaining",
          "x-ratelimit-reset",
          "ratelimit-limit");

  /// Those that say something by being there at all.
  private static final List<String> TELLING = List.of("location", "link", "retry-after");

  /// How many were looked at, and how many of them are right.
  record Count(int right, int all) {}

  Count check(Headers recorded, Headers other, List<Divergence> found) {
    int right = 0;
    int all = 0;
    for (String name : ACTED_ON) {
      List<String> then = recorded.all(name);
      List<String> now = other.all(name);
      if (!then.isEmpty() || (TELLING.contains(name) && !now.isEmpty())) {
        all++;
        if (same(name, then, now)) {
          right++;
        } else {
          found.add(new Divergence(Divergence.Level.HEADER, name, "", shown(then), shown(now)));
        }
      }
    }
    return new Count(right, all);
  }

  private static String shown(List<String> values) {
    return values.isEmpty() ? "none" : String.join(" | ", values);
  }

  private boolean same(String name, List<String> then, List<String> now) {
    if (then.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < then.size(); i++) {
      if (!same(name, then.get(i), now.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean same(String name, String then, String now) {
    return switch (name) {
      case "content-type" -> media(then).equals(media(now));
      case "location" -> leaves.address(then, now);
      case "link" -> link(then).equals(link(now)) && leaves.address(address(then), address(now));
      case "etag" -> then.startsWith("W/") == now.startsWith("W/");
      case "www-authenticate" -> first(then).equals(first(now));
      default -> then.matches("\\d+") == now.matches("\\d+");
    };
  }

  /// The address of a link.
  private static String address(String link) {
    int end = link.indexOf('>');
    return link.startsWith("<") && end > 0 ? link.substring(1, end) : link;
  }

  /// What a link says of its address.
  private static String link(String link) {
    return link.substring(link.indexOf('>') + 1).strip();
  }

  private static String media(String type) {
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static String first(String challenge) {
    return Optional.of(challenge.strip().split(" ", 2)[0]).get().toLowerCase(Locale.ROOT);
  }
}
