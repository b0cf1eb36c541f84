package dev.dtu.server;

import dev.dtu.twin.Twin;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a host name means: `<twin>.<universe>.localhost`, `<twin>.localhost` for the default
/// universe, or a vendor's real name.
final class HostNames {

  private static final String LOCAL = ".localhost";

  /// @param real whether it is the vendor's own name
  record Meant(String universe, String twin, boolean real) {}

  private record Suffix(String end, String twin) {}

  private final Map<String, String> exact = new HashMap<>();
  private final List<Suffix> suffixes = new ArrayList<>();

  HostNames(Collection<Twin> catalog) {
    for (Twin twin : catalog) {
      for (String host : twin.title().hosts()) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("*.")) {
          suffixes.add(new Suffix(name.substring(1), twin.name()));
        } else {
          exact.putIfAbsent(name, twin.name());
        }
      }
    }
    suffixes.sort((one, other) -> Integer.compare(other.end.length(), one.end.length()));
  }

  /// Null when the name means no twin, such as `localhost` or an address.
  @Nullable Meant find(String authority) {
    if (authority.isEmpty() || !letters(authority)) {
      return null;
    }
    int colon = authority.lastIndexOf(':');
    String name = (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
    if (name.endsWith(LOCAL)) {
      String labels = name.substring(0, name.length() - LOCAL.length());
      int dot = labels.indexOf('.');
      return dot < 0
          ? new Meant(Universes.DEFAULT, labels, false)
          : new Meant(labels.substring(dot + 1), labels.substring(0, dot), false);
    }
    String twin = exact.get(name);
    for (int i = 0; twin == null && i < suffixes.size(); i++) {
      twin = name.endsWith(suffixes.get(i).end) ? suffixes.get(i).twin : null;
    }
    return twin == null ? null : new Meant(Universes.DEFAULT, twin, true);
  }

  /// False for an IPv4 or IPv6 address.
  private static boolean letters(String authority) {
    for (int i = 0; i < authority.length(); i++) {
      char c = authority.charAt(i);
      if (c == '[' || c == ':') {
        return false;
      }
      if (c != '.' && (c < '0' || c > '9')) {
        return true;
      }
    }
    return false;
  }
}
