package dev.dtu.distill;

import java.util.Set;

/// New names for what has none or shares one.
final class Names {

  private Names() {}

  /// The name, or the first of `name2`, `name3`, … that is free; `v2` gives `v2_2`.
  static String free(String name, Set<String> taken) {
    if (!taken.contains(name)) {
      return name;
    }
    boolean digit = !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
    for (int number = 2; ; number++) {
      String next = name + (digit ? "_" : "") + number;
      if (!taken.contains(next)) {
        return next;
      }
    }
  }

  /// `getUsersId` for `GET /users/{id}`.
  static String ofRoute(String method, String path) {
    var name = new StringBuilder(method.toLowerCase(java.util.Locale.ROOT));
    for (String word : path.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return name.toString();
  }
}
