package dev.dtu.server;

import dev.dtu.call.Nearest;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Credentials.Lead;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the universe and the twin a request means: by host, by path, by credential, else the
/// default universe.
///
/// A vendor's real host name tells the twin only; the universe is then the credential's, else the
/// default one.
final class Signpost {

  /// What host or path say.
  ///
  /// @param prefix what stands before the service's own path
  /// @param real whether the host is the vendor's own, which tells no universe
  /// @param host whether the host says it, and not the path
  private record Named(
      String universe, String twin, String prefix, String path, boolean real, boolean host) {}

  private final Universes universes;

  /// Made when the first request comes: the twins may still be loading when the server is made.
  private volatile @Nullable Plan plan;

  /// What the twins say of hosts and credentials.
  private record Plan(HostNames hosts, List<AuthForm> forms) {}

  Signpost(Universes universes) {
    this.universes = universes;
  }

  HostNames hosts() {
    return plan().hosts;
  }

  private Plan plan() {
    Plan known = plan;
    if (known == null) {
      Collection<Twin> twins = universes.catalog().values();
      known = new Plan(new HostNames(twins), forms(twins));
      plan = known;
    }
    return known;
  }

  private static List<AuthForm> forms(Collection<Twin> twins) {
    var distinct = new TreeMap<String, AuthForm>();
    for (Twin twin : twins) {
      for (AuthForm form : twin.authForms()) {
        distinct.putIfAbsent(form.place() + "\n" + form.name() + "\n" + form.prefix(), form);
      }
      for (String ticket : twin.cover().tickets()) {
        distinct.putIfAbsent("\n" + ticket, AuthForm.ofQuery(ticket));
      }
    }
    return List.copyOf(distinct.values());
  }

  /// How a request came in.
  ///
  /// @param authority host and, unless it is the scheme's own, port
  /// @param bound the universe it may not leave, whatever it says; empty where it may
  record Arrived(String scheme, String authority, String bound) {}

  /// @param request with its whole path
  Way find(Arrived arrived, Request request) {
    Named named = named(arrived.authority, request);
    Lead lead = lead(request);
    var start = new Start(arrived, request, lead);
    if (!arrived.bound.isEmpty()) {
      return bound(start, named);
    }
    if (named == null) {
      return unnamed(start);
    }
    String name = named.real && lead != null ? lead.universe() : named.universe;
    Optional<Universe> universe = universes.find(name);
    if (universe.isEmpty()) {
      return noUniverse(name);
    }
    if (lead != null && !lead.universe().equals(name)) {
      return misdirected(
          universe.get(), named.host ? "host" : "path", lead.universe(), "credential");
    }
    return to(start, universe.get(), named.twin, named.prefix, named.path);
  }

  /// What came by the proxy stays in the universe that the proxy let it into.
  private Way bound(Start start, @Nullable Named named) {
    Optional<Universe> universe = universes.find(start.arrived.bound);
    if (universe.isEmpty()) {
      return noUniverse(start.arrived.bound);
    }
    String name = universe.get().name();
    if (named != null && !named.real && !named.universe.equals(name)) {
      return misdirected(universe.get(), "proxy", named.universe, named.host ? "host" : "path");
    }
    if (start.lead != null && !start.lead.universe().equals(name)) {
      return misdirected(universe.get(), "proxy", start.lead.universe(), "credential");
    }
    return named == null
        ? unnamed(start)
        : to(start, universe.get(), named.twin, named.prefix, named.path);
  }

  /// What all choices need to know of a request.
  private record Start(Arrived arrived, Request request, @Nullable Lead lead) {}

  private @Nullable Named named(String authority, Request request) {
    String path = request.path();
    HostNames.Meant host = plan().hosts.find(authority);
    if (host != null) {
      HostNames.Claim claim = host.claim(request, universes.catalog());
      String prefix = claim.prefix(path);
      int end = prefix == null ? 0 : prefix.length();
      return new Named(
          host.universe(),
          claim.twin(),
          path.substring(0, end),
          rest(path, end),
          host.real(),
          true);
    }
    if (!path.startsWith("/u/")) {
      return null;
    }
    int universeEnd = end(path, 3);
    int twinEnd = end(path, Math.min(universeEnd + 1, path.length()));
    String universe = path.substring(3, universeEnd);
    String twin = path.substring(Math.min(universeEnd + 1, twinEnd), twinEnd);
    String prefix = twin.isEmpty() ? "/u" : path.substring(0, twinEnd);
    return new Named(universe, twin, prefix, rest(path, twinEnd), false, false);
  }

  private static int end(String path, int from) {
    int slash = path.indexOf('/', from);
    return slash < 0 ? path.length() : slash;
  }

  private static String rest(String path, int from) {
    return from >= path.length() ? "/" : path.substring(from);
  }

  private @Nullable Lead lead(Request request) {
    List<AuthForm> forms = plan().forms;
    for (int i = 0; i < forms.size(); i++) {
      Optional<Lead> lead = forms.get(i).read(request).flatMap(universes.credentials()::lead);
      if (lead.isPresent()) {
        return lead.get();
      }
    }
    return null;
  }

  private Way unnamed(Start start) {
    Lead lead = start.lead;
    String bound = start.arrived.bound;
    String name = lead != null ? lead.universe() : bound.isEmpty() ? Universes.DEFAULT : bound;
    Optional<Universe> found = universes.find(name);
    if (found.isEmpty()) {
      return noUniverse(name);
    }
    Universe universe = found.get();
    String path = start.request.path();
    int end = end(path, 1);
    String first = path.length() > 1 ? path.substring(1, end) : "";
    Twin named = universe.twins().get(first);
    if (named != null && !own(named, start.request, end)) {
      return to(start, universe, first, "/" + first, rest(path, end));
    }
    Collection<Twin> taking = lead == null ? universe.twins().values() : taking(universe, lead);
    if (taking.size() == 1) {
      return to(start, universe, taking.iterator().next().name(), "", path);
    }
    List<String> knowing = knowing(taking, start.request);
    return knowing.size() == 1
        ? to(start, universe, knowing.getFirst(), "", path)
        : whichTwin(universe, first, knowing);
  }

  /// The twins of a universe that take a credential.
  private static List<Twin> taking(Universe universe, Lead lead) {
    List<Twin> taking = new ArrayList<>();
    for (Twin twin : universe.twins().values()) {
      if (twin.space().equals(lead.space())) {
        taking.add(twin);
      }
    }
    return taking;
  }

  /// Whether a path that begins with a twin's name is the twin's own, name and all.
  private static boolean own(Twin twin, Request request, int nameEnd) {
    String path = request.path();
    return twin.knows(request.method(), path, true)
        && !twin.knows(request.method(), rest(path, nameEnd), true);
  }

  private static List<String> knowing(Collection<Twin> twins, Request request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    List<String> exactly = knowing(twins, method, request.path(), false);
    return exactly.isEmpty() ? knowing(twins, method, request.path(), true) : exactly;
  }

  private static List<String> knowing(
      Collection<Twin> twins, String method, String path, boolean anyMethod) {
    List<String> knowing = new ArrayList<>();
    for (Twin twin : twins) {
      if (twin.knows(method, path, anyMethod)) {
        knowing.add(twin.name());
      }
    }
    return knowing;
  }

  private Way to(Start start, Universe universe, String twin, String prefix, String path) {
    Twin found = universe.twins().get(twin);
    if (found == null) {
      return noTwin(universe, twin);
    }
    return new Way.To(
        universe, found, new Origin(start.arrived.scheme, start.arrived.authority, prefix), path);
  }

  private Way noUniverse(String name) {
    List<String> names = new ArrayList<>();
    for (Universe universe : universes.all()) {
      names.add(universe.name());
    }
    return new Way.Nowhere(
        new OwnError(
            404,
            "no-universe",
            "there is no universe '" + name + "'",
            "host, path or credential name it" + Nearest.hint(name, names),
            "name one that is there, or create it on the control port: POST /universes"));
  }

  private static Way noTwin(Universe universe, String twin) {
    return new Way.Nowhere(
        new OwnError(
            404,
            "no-twin",
            "universe '" + universe.name() + "' has no twin '" + twin + "'",
            "it has " + list(universe) + Nearest.hint(twin, universe.twins().keySet()),
            "name one of them: /u/" + universe.name() + "/<twin>/…"));
  }

  private static Way whichTwin(Universe universe, String first, List<String> knowing) {
    return new Way.Nowhere(
        new OwnError(
            404,
            "which-twin",
            "neither host nor path nor credential tell which twin is meant",
            (knowing.isEmpty()
                    ? "no twin of universe '" + universe.name() + "' knows the path"
                    : "several know the path: " + String.join(", ", knowing))
                + "; it has "
                + list(universe)
                + Nearest.hint(first, universe.twins().keySet()),
            "put the twin before the path: /<twin>/… or /u/" + universe.name() + "/<twin>/…"));
  }

  private static Way misdirected(Universe named, String by, String other, String than) {
    String why =
        "the " + by + " names universe '" + named.name() + "', the " + than + " '" + other + "'";
    String remedy =
        by.equals("proxy")
            ? "name '" + named.name() + "' everywhere, or ask the proxy for '" + other + "'"
            : "send the credential of '"
                + named.name()
                + "', or call '"
                + other
                + "' at /u/"
                + other
                + "/<twin>";
    return new Way.Misdirected(
        named,
        "misdirected: " + why,
        new OwnError(421, "misdirected", "the request names two universes", why, remedy));
  }

  private static String list(Universe universe) {
    return String.join(", ", universe.twins().keySet());
  }
}
