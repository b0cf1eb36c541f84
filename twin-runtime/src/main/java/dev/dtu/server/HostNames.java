package dev.dtu.server;

import dev.dtu.call.Request;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a host name means: `<twin>.<universe>.localhost`, `<twin>.localhost` for the default
/// universe, or a vendor's real name.
final class HostNames {

  private static final String LOCAL = ".localhost";

  /// A twin that answers at a host.
  ///
  /// @param base the segments below which it does, `*` for any; none is all of the host
  /// @param whole whether these segments are the beginning of the service's own paths
  record Claim(String twin, List<String> base, boolean whole) {

    static Claim of(String twin, List<String> path) {
      boolean whole = !path.isEmpty() && path.getLast().equals("**");
      return new Claim(twin, whole ? path.subList(0, path.size() - 1) : path, whole);
    }

    /// What of a path stands before the service's own; null when the claim is not for it.
    @Nullable String prefix(String path) {
      int at = 0;
      for (String segment : base) {
        int end = path.indexOf('/', at + 1);
        String found =
            at < path.length() ? path.substring(at + 1, end < 0 ? path.length() : end) : "";
        if (found.isEmpty() || !segment.equals("*") && !segment.equals(found)) {
          return null;
        }
        at = end < 0 ? path.length() : end;
      }
      return whole ? "" : path.substring(0, at);
    }
  }

  /// @param claims of twins, the longest base first
  /// @param real whether it is the vendor's own name
  record Meant(String universe, List<Claim> claims, boolean real) {

    /// The twin a request at that host is for: the first whose service knows the path, else the first.
    Claim claim(Request request, SortedMap<String, Twin> catalog) {
      Claim first = null;
      for (Claim each : claims) {
        String prefix = each.prefix(request.path());
        if (prefix == null) {
          continue;
        }
        Twin twin = claims.size() > 1 ? catalog.get(each.twin) : null;
        String path = request.path().substring(prefix.length());
        if (twin != null && twin.knows(request.method(), path.isEmpty() ? "/" : path, true)) {
          return each;
        }
        first = first == null ? each : first;
      }
      return first == null ? Claim.of(claims.getLast().twin, List.of()) : first;
    }
  }

  private record Suffix(String end, List<Claim> claims) {}

  private final Map<String, List<Claim>> exact = new HashMap<>();
  private final List<Suffix> suffixes = new ArrayList<>();

  HostNames(Collection<Twin> catalog) {
    this(hosts(catalog));
  }

  private static SortedMap<String, List<String>> hosts(Collection<Twin> catalog) {
    SortedMap<String, List<String>> hosts = new TreeMap<>();
    catalog.forEach(twin -> hosts.put(twin.name(), twin.cover().hosts()));
    return hosts;
  }

  /// @param hosts by the name of a twin, as title pages have them
  HostNames(SortedMap<String, List<String>> hosts) {
    Map<String, List<Claim>> claims = new HashMap<>();
    for (Map.Entry<String, List<String>> twin : hosts.entrySet()) {
      for (String entry : twin.getValue()) {
        String[] parts = entry.split("/");
        List<String> base = List.of(parts).subList(1, parts.length);
        claims
            .computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(Claim.of(twin.getKey(), base));
      }
    }
    claims.forEach((host, all) -> {
      all.sort((one, other) -> other.base.size() - one.base.size());
      if (host.startsWith("*.")) {
        suffixes.add(new Suffix(host.substring(1), all));
      } else {
        exact.put(host, all);
      }
    });
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
          ? local(Universes.DEFAULT, labels)
          : local(labels.substring(dot + 1), labels.substring(0, dot));
    }
    return real(name);
  }

  /// Whose service's own name it is; null when nobody's.
  ///
  /// @param name in small letters, without a port
  @Nullable Meant real(String name) {
    List<Claim> claims = exact.get(name);
    for (int i = 0; claims == null && i < suffixes.size(); i++) {
      claims = name.endsWith(suffixes.get(i).end) ? suffixes.get(i).claims : null;
    }
    return claims == null ? null : new Meant(Universes.DEFAULT, claims, true);
  }

  private static Meant local(String universe, String twin) {
    return new Meant(universe, List.of(Claim.of(twin, List.of())), false);
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
