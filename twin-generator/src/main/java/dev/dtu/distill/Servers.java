package dev.dtu.distill;

import dev.dtu.document.Nearest;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The servers a document names, in parts.
///
/// A variable in the host stays one, with its default beside it; in the scheme and the path, where
/// a route needs letters, the default is put in.
final class Servers {

  private final Library library;
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern URL = Pattern.compile("(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*).*");
  private static final Arr NONE = Arr.of(Obj.of("path", Json.of("")));

  Servers(Library library) {
    this.library = library;
  }

  /// The servers of the document: one without a host when it names none.
  Arr ofDocument(Spot top) {
    return of(top).orElse(NONE);
  }

  /// The servers named right here; empty when none are.
  Optional<Arr> of(Spot owner) {
    List<Json> servers = new ArrayList<>();
    for (Spot server : owner.items("servers")) {
      Optional<String> url = server.node().text("url");
      if (url.isPresent()) {
        servers.add(server(server, url.get()));
      } else {
        library.flaw(server, "expected a server with a 'url', found none", "it was left out");
      }
    }
    return servers.isEmpty() ? Optional.empty() : Optional.of(Arr.of(servers));
  }

  private Obj server(Spot server, String url) {
    Map<String, String> defaults = defaults(server, url);
    Matcher parts = URL.matcher(url.strip());
    var out = Obj.builder();
    if (parts.matches() && parts.group(2) != null) {
      if (parts.group(1) != null) {
        out.put("scheme", resolved(parts.group(1), defaults));
      }
      out.put("host", parts.group(2));
    }
    String path = parts.matches() ? resolved(parts.group(3), defaults) : "";
    String rooted = path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    out.put("path", rooted.replaceAll("/+$", ""));
    Obj variables = inHost(parts.matches() ? parts.group(2) : null, defaults);
    return (variables.isEmpty() ? out : out.put("variables", variables)).build();
  }

  private Map<String, String> defaults(Spot server, String url) {
    Map<String, String> defaults = new java.util.TreeMap<>();
    server
        .fields("variables")
        .forEach(
            one -> one.node().words("default").ifPresent(word -> defaults.put(one.name(), word)));
    Matcher names = VARIABLE.matcher(url);
    while (names.find()) {
      String name = names.group(1);
      if (!defaults.containsKey(name)) {
        String hint = Nearest.hint(name, server.node().fields("variables").keySet());
        library.flaw(
            server,
            "expected a default for the server variable '" + name + "', found none" + hint,
            "'{" + name + "}' stays in the server's URL");
      }
    }
    return defaults;
  }

  private static String resolved(String part, Map<String, String> defaults) {
    return VARIABLE
        .matcher(part)
        .replaceAll(
            name -> Matcher.quoteReplacement(defaults.getOrDefault(name.group(1), name.group())));
  }

  private static Obj inHost(
      @org.jspecify.annotations.Nullable String host, Map<String, String> defaults) {
    var variables = Obj.builder();
    if (host != null) {
      Matcher names = VARIABLE.matcher(host);
      while (names.find()) {
        String value = defaults.get(names.group(1));
        if (value != null) {
          variables.put(names.group(1), value);
        }
      }
    }
    return variables.build();
  }
}
