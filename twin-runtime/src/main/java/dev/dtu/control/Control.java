package dev.dtu.control;

import dev.dtu.call.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Blobs;
import dev.dtu.universe.Snapshots;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.List;

/// All routes of the operator's door.
public final class Control {

  private final List<Route> routes = new ArrayList<>();

  /// @param host and
  /// @param port where the data port is reached
  public Control(Universes universes, Blobs blobs, String host, int port) {
    var shown = new Addresses(universes, host, port);
    var worlds = new UniverseRoutes(universes, shown);
    var journal = new JournalRoutes(universes);
    var states = new StateRoutes(universes);
    var rows = new RowRoutes(universes);
    var clocks = new ClockRoutes(universes);
    var faults = new FaultRoutes(universes);
    var events = new EventRoutes(universes);
    routes.add(new Route("GET", "/", "lists these routes", _ -> Answer.ok(list())));
    routes.add(
        new Route("GET", "/health", "tells that the server answers", _ -> healthy()).opened());
    routes.addAll(worlds.routes());
    routes.addAll(journal.routes());
    routes.addAll(new FileRoutes(universes, blobs, shown).routes());
    routes.addAll(states.routes());
    routes.addAll(new SnapshotRoutes(universes).routes());
    routes.addAll(rows.routes());
    routes.addAll(clocks.routes());
    routes.addAll(faults.routes());
    routes.addAll(events.routes());
  }

  public List<Route> routes() {
    return List.copyOf(routes);
  }

  private static Answer healthy() {
    return Answer.ok(Obj.of("status", Json.of("ok")));
  }

  private Obj list() {
    List<Json> lines = new ArrayList<>();
    for (Route route : routes) {
      lines.add(Obj.of("route", Json.of(line(route))).with("what", route.what()));
    }
    return Obj.of("routes", Json.array(lines));
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
