package dev.dtu.control;

import dev.dtu.call.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.question.Watches;
import dev.dtu.store.Blobs;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Snapshots;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// All routes of the operator's door.
public final class Control implements AutoCloseable {

  private final List<Route> routes = new ArrayList<>();
  private final Watches watches = new Watches();
  private final Watches streams = new Watches(Stream.LIMIT);
  private final Universes universes;

  /// @param host and
  /// @param port where the data port is reached
  /// @param blobs in which long bodies are kept
  public Control(Universes universes, Blobs blobs, String host, int port) {
    this.universes = universes;
    var shown = new Addresses(universes, host, port);
    var worlds = new UniverseRoutes(universes, shown);
    var journal = new JournalRoutes(universes);
    var states = new StateRoutes(universes);
    var rows = new RowRoutes(universes);
    var clocks = new ClockRoutes(universes);
    var faults = new FaultRoutes(universes);
    var verify = new VerifyRoutes(universes, watches);
    var events = new EventRoutes(universes);
    routes.add(new Route("GET", "/", "lists these routes", this::list));
    routes.add(
        new Route("GET", "/health", "tells that the server answers", Control::healthy).opened());
    routes.addAll(worlds.routes());
    routes.addAll(journal.routes());
    routes.addAll(new FileRoutes(universes, blobs, shown).routes());
    routes.addAll(states.routes());
    routes.addAll(new SnapshotRoutes(universes).routes());
    routes.addAll(new SeedRoutes(universes).routes());
    routes.addAll(rows.routes());
    routes.addAll(clocks.routes());
    routes.addAll(faults.routes());
    routes.addAll(verify.routes());
    routes.addAll(new ReportRoutes(universes).routes());
    routes.addAll(new ExportRoutes(universes, blobs).routes());
    routes.addAll(new StreamRoutes(universes, streams).routes());
    routes.addAll(events.routes());
    routes.addAll(new SocketRoutes(universes).routes());
    routes.addAll(new OutboxRoutes(universes).routes());
    routes.addAll(new ActRoutes(universes, shown).routes());
    routes.addAll(new PassRoutes(universes).routes());
  }

  /// The same, with a manual that whoever comes may read.
  public Control describedBy(Manual manual) {
    routes.addAll(new ManualRoutes(manual).routes());
    return this;
  }

  /// The same, where programs that nobody changed can come in.
  public Control approachedBy(Approaches approaches) {
    routes.addAll(new ApproachRoutes(universes, approaches).routes());
    return this;
  }

  /// The same, with operators who are let in besides the first.
  public Control openedTo(Operators operators, Audit audit) {
    routes.addAll(new OperatorRoutes(operators, audit).routes());
    return this;
  }

  /// The same, with figures for Prometheus; who reads them needs the token too.
  public Control measuredBy(Supplier<String> figures) {
    routes.add(
        new Route(
            "GET",
            "/metrics",
            "what twins do and what they take, for Prometheus",
            ask -> {
              ask.parameters();
              byte[] text = figures.get().getBytes(StandardCharsets.UTF_8);
              return Answer.file("text/plain; version=0.0.4; charset=utf-8", text);
            }));
    return this;
  }

  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /// Answers all who wait.
  @Override
  public void close() {
    watches.close();
    streams.close();
  }

  private static Answer healthy(Ask ask) throws Wrong {
    ask.parameters();
    return Answer.ok(Obj.of("status", Json.of("ok")));
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters();
    List<Json> lines = new ArrayList<>();
    for (Route route : routes) {
      lines.add(Obj.of("route", Json.of(line(route))).with("what", route.what()));
    }
    return Answer.ok(Obj.of("routes", Json.array(lines)));
  }

  private static String line(Route route) {
    return route.method() + " " + route.path();
  }

  /// Why no route takes a request: another method does, or the path is unknown.
  public Wrong unknown(String method, String path) {
    List<String> allowed = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Route route : routes) {
      lines.add(line(route));
      if (fits(route.path(), path)) {
        allowed.add(route.method());
      }
    }
    if (!allowed.isEmpty()) {
      return new Wrong(405, path + " does not take " + method)
          .expected(String.join(", ", allowed))
          .found(method)
          .header("allow", String.join(", ", allowed));
    }
    return new Wrong(404, "there is no route " + method + " " + path)
        .expected(String.join("; ", lines))
        .found(method + " " + path)
        .remedy("GET / lists the routes" + Nearest.hint(method + " " + path, lines));
  }

  private static boolean fits(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] found = path.split("/", -1);
    if (wanted.length != found.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].startsWith("{") && !wanted[i].equals(found[i])) {
        return false;
      }
    }
    return true;
  }

  /// The universe or snapshot a route's path names, for who only looks at it.
  static Universe seen(Universes universes, String name) throws Wrong {
    if (!Snapshots.names(name)) {
      return universe(universes, name);
    }
    return universes
        .seek(name)
        .orElseThrow(() -> {
          String of = name.substring(0, name.indexOf('@'));
          List<String> names = universes.snapshots().of(of).stream().map(Universe::name).toList();
          return new Wrong(404, "there is no snapshot '" + name + "'")
              .expected("the name of a snapshot; GET /universes/{u}/snapshots lists them")
              .found(name)
              .remedy("take it: POST /universes/{u}/snapshots" + Nearest.hint(name, names));
        });
  }

  /// The twin of that name in a universe.
  static Twin twin(Universe universe, String name) throws Wrong {
    Twin twin = universe.twins().get(name);
    if (twin == null) {
      throw new Wrong(404, "there is no twin '" + name + "' here")
          .expected(String.join(", ", universe.twins().keySet()))
          .found(name)
          .remedy("use a known one" + Nearest.hint(name, universe.twins().keySet()));
    }
    return twin;
  }

  /// The universe a route's path names.
  static Universe universe(Universes universes, String name) throws Wrong {
    return universes
        .find(name)
        .orElseThrow(() -> {
          if (universes.seek(name).isPresent()) {
            return new Wrong(409, "a snapshot stays as it is")
                .expected("the name of a universe")
                .found(name)
                .remedy("fork it: POST /universes {\"fork\": \"" + name + "\"}");
          }
          List<String> names = universes.all().stream().map(Universe::name).toList();
          return new Wrong(404, "there is no universe '" + name + "'")
              .expected("the name of a universe; GET /universes lists them")
              .found(name)
              .remedy("create it: POST /universes" + Nearest.hint(name, names));
        });
  }
}
