package dev.dtu.cli;

import dev.dtu.call.Nearest;
import dev.dtu.load.Catalog;
import dev.dtu.recording.Tape;
import dev.dtu.server.RecorderOptions;
import dev.dtu.twin.Twin;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is recorded: services by name, where they really are, under which hosts.
///
/// @param services their names; one without a name when none was given
/// @param upstreams by service
/// @param hosts by service, as title pages have them
/// @param twins those of the services that the catalog has
/// @param session the recording's name
record Subject(
    List<String> services,
    SortedMap<String, URI> upstreams,
    SortedMap<String, List<String>> hosts,
    SortedMap<String, Twin> twins,
    String session) {

  /// Reads what was asked for.
  ///
  /// @param names of services, in the catalog or not
  /// @param upstreams `NAME=URL`, or the address alone where there is one service
  /// @param hosts `NAME=HOST`, in the same way
  static Subject of(List<String> names, List<String> upstreams, List<String> hosts, String session)
      throws Stopped, InterruptedException {
    List<String> services = new ArrayList<>(names);
    SortedMap<String, URI> real = new TreeMap<>();
    for (String each : upstreams) {
      String[] parts = parts(each, services, "--upstream [NAME=]URL");
      if (real.put(parts[0], address("--upstream", parts[1])) != null) {
        throw Stopped.wrongUse("expected one --upstream for a service, found another: " + each);
      }
    }
    SortedMap<String, List<String>> under = new TreeMap<>();
    for (String each : hosts) {
      String[] parts = parts(each, services, "--host [NAME=]HOST");
      if (!parts[1].matches("(\\*\\.)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
        throw Stopped.wrongUse(
            "expected --host api.example.com or *.example.com, found '" + parts[1] + "'");
      }
      under.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
    }
    if (services.isEmpty()) {
      throw Stopped.wrongUse("expected --service, --upstream or --host, found none");
    }
    SortedMap<String, Twin> twins = twins(services);
    for (String service : services) {
      if (twins.containsKey(service)) {
        List<String> known = twins.get(service).title().hosts();
        under.computeIfAbsent(service, _ -> new ArrayList<>()).addAll(known);
      } else if (!real.containsKey(service) && !under.containsKey(service)) {
        throw Stopped.wrongUse(
            "no twin '"
                + service
                + "' in the catalog"
                + Nearest.hint(service, Catalog.names())
                + "\nOf any other service tell where it is: --upstream URL, or --host HOST");
      }
    }
    return new Subject(List.copyOf(services), real, under, twins, session);
  }

  /// The service and the rest; a service that is named for the first time is one more.
  private static String[] parts(String text, List<String> services, String expected)
      throws Stopped {
    int equals = text.indexOf('=');
    int colon = text.indexOf(':');
    if (equals > 0 && (colon < 0 || equals < colon)) {
      String name = text.substring(0, equals);
      if (!services.contains(name)) {
        services.add(name);
      }
      return new String[] {name, text.substring(equals + 1)};
    }
    if (services.size() > 1) {
      throw Stopped.wrongUse(
          "expected " + expected + " with a name, as there are several services; found " + text);
    }
    if (services.isEmpty()) {
      services.add("");
    }
    return new String[] {services.getFirst(), text};
  }

  /// An address of a service.
  static URI address(String option, String text) throws Stopped {
    try {
      URI address = URI.create(text);
      boolean known = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      boolean bare = address.getRawQuery() == null && address.getRawFragment() == null;
      if (known && bare && address.getHost() != null && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException none) {
      // told below
    }
    throw Stopped.wrongUse(
        "expected "
            + option
            + " with an address such as https://api.example.com/v2, found '"
            + text
            + "'");
  }

  private static SortedMap<String, Twin> twins(List<String> services)
      throws Stopped, InterruptedException {
    List<String> known = services.stream().filter(Catalog.names()::contains).toList();
    SortedMap<String, Twin> twins = new TreeMap<>();
    if (!known.isEmpty()) {
      twins.putAll(Company.of(known, List.of()).twins());
      twins.keySet().retainAll(known);
    }
    return twins;
  }

  /// What exchanges of a service are marked with. Services that share what they keep are one
  /// recording; others are recordings of their own.
  private Tape.Where where(String service) {
    Set<String> spaces = new HashSet<>();
    services.forEach(each -> spaces.add(space(each)));
    String name = spaces.size() > 1 ? session + "-" + space(service) : session;
    return new Tape.Where(name, service);
  }

  private String space(String service) {
    return twins.containsKey(service) ? twins.get(service).space() : service;
  }

  /// A port for each service whose address is known.
  ///
  /// @param first the port of the first; 0 is any free one for each
  List<RecorderOptions.Front> fronts(int first, Optional<URI> as) {
    List<RecorderOptions.Front> fronts = new ArrayList<>();
    int next = first;
    for (var each : upstreams.entrySet()) {
      var where = where(each.getKey());
      fronts.add(new RecorderOptions.Front(next, each.getValue(), as, where));
      next += first == 0 ? 0 : 1;
    }
    return fronts;
  }

  /// The proxy for all services whose hosts are known.
  RecorderOptions.Proxy proxy(int port, Path authority, boolean only) throws Stopped {
    if (hosts.isEmpty()) {
      throw Stopped.wrongUse("expected a host to record at the proxy: --host HOST; found none");
    }
    SortedMap<String, Tape.Where> marks = new TreeMap<>();
    hosts.keySet().forEach(service -> marks.put(service, where(service)));
    return new RecorderOptions.Proxy(port, authority, hosts, twins, marks, only);
  }
}
