package dev.dtu.example;

import dev.dtu.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a document says that its service stands, and how its examples write that.
///
/// @param own hosts of the service, in small letters
/// @param base what paths begin with there
/// @param routes the paths that it has
record Hosts(Set<String> own, String base, List<Pattern> routes) {

  private static final Pattern ADDRESS = Pattern.compile("(?i)^https?://([^/?#]*)(.*)$");

  /// How documents write a host that each reader has another of.
  private static final Pattern ANYONES =
      Pattern.compile("(?i).*(\\{|\\$|<|your|example\\.(com|org|net)|subdomain).*");

  static Hosts of(Node root) {
    Set<String> own = new TreeSet<>();
    String base = "";
    for (Node server : root.items("servers")) {
      String url = server.text("url").orElse("");
      Matcher address = ADDRESS.matcher(url);
      if (address.matches()) {
        own.add(address.group(1).toLowerCase(Locale.ROOT));
      }
      if (base.isEmpty()) {
        String path = address.matches() ? address.group(2) : url;
        base = path.contains("{") ? "" : path.replaceFirst("/$", "");
      }
    }
    List<Pattern> routes = new ArrayList<>();
    for (String path : root.fields("paths").keySet()) {
      routes.add(Pattern.compile(route(base + path)));
    }
    return new Hosts(own, base, routes);
  }

  /// What addresses of a path look like.
  private static String route(String path) {
    var route = new StringBuilder();
    for (String step : path.replaceFirst("^/", "").split("/", -1)) {
      route.append('/').append(step.contains("{") ? "[^/?#]+" : Pattern.quote(step));
    }
    return route + "([?#].*)?";
  }

  /// A text of an example with the service's own host in it as a tenant's; other addresses stay. Whatever
  /// host it has, an address of a path that the service has is its own.
  Optional<String> at(String origin, String text) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      return Optional.empty();
    }
    String host = address.group(1).toLowerCase(Locale.ROOT);
    boolean led = routes.stream().anyMatch(route -> route.matcher(address.group(2)).matches());
    return own.contains(host) || ANYONES.matcher(host).matches() || led
        ? Optional.of(origin + address.group(2))
        : Optional.empty();
  }
}
