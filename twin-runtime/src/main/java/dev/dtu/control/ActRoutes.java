package dev.dtu.control;

import dev.dtu.call.Body;
import dev.dtu.call.Nearest;
import dev.dtu.call.Origin;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Has people do something in a service's own pages.
///
/// @param addresses where the twins stand for who does not say otherwise
record ActRoutes(Universes universes, Addresses addresses) {

  private static final String ACTS = "/universes/{u}/twins/{twin}/acts";

  List<Route> routes() {
    return List.of(
        new Route("GET", ACTS, "lists what people do in its pages", this::list),
        new Route("POST", ACTS + "/{act}", "has somebody do it: {\"arguments\": …}", this::act));
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters();
    List<Json> shown = new ArrayList<>();
    for (Acts.Act act : twin(ask).climate().acts().all().values()) {
      if (!act.within()) {
        Obj takes = Obj.EMPTY;
        for (var each : act.takes().entrySet()) {
          takes = takes.with(each.getKey(), each.getValue());
        }
        shown.add(
            Obj.of("act", Json.of(act.name()), "what", Json.of(act.what())).with("takes", takes));
      }
    }
    return Answer.ok(Obj.of("acts", Json.array(shown)));
  }

  private Answer act(Ask ask) throws Wrong {
    ask.parameters();
    Twin twin = twin(ask);
    Acts.Act act = named(twin, ask.part("act"));
    Obj body = ask.object(List.of("arguments", "origin"));
    Obj arguments = body.obj("arguments").orElse(Obj.EMPTY);
    for (String argument : arguments.keys()) {
      if (!act.takes().containsKey(argument)) {
        throw new Wrong(400, "'" + act.name() + "' takes no '" + argument + "'")
            .expected(String.join(", ", act.takes().keySet()))
            .found(argument)
            .remedy("use a known one" + Nearest.hint(argument, act.takes().keySet()));
      }
    }
    Universe universe = universe(ask);
    Origin origin = origin(body, addresses.origin(universe, twin));
    var due = new Acts.Due(act.name(), arguments, origin);
    Turn turn = universe.turn(twin.name(), origin, due.request());
    Obj told = Obj.of("turn", Json.of(turn.call().turn()), "act", Json.of(act.name()));
    return Answer.ok(reply(turn).map(reply -> told.with("reply", reply)).orElse(told));
  }

  private static Optional<Json> reply(Turn turn) {
    try {
      return turn.reply().body() instanceof Body.Bytes bytes
          ? Optional.of(Json.parse(bytes.content()))
          : Optional.empty();
    } catch (Malformed words) {
      return Optional.of(Json.of(turn.reply().body().toString()));
    }
  }

  private static Origin origin(Obj body, Origin usual) throws Wrong {
    Optional<String> told = body.text("origin");
    if (told.isEmpty()) {
      return usual;
    }
    try {
      var url = java.net.URI.create(told.get());
      String path = Optional.ofNullable(url.getPath()).orElse("").replaceAll("/$", "");
      return new Origin(
          Optional.ofNullable(url.getScheme()).orElse("http"),
          Optional.ofNullable(url.getAuthority()).orElse("localhost"),
          path);
    } catch (IllegalArgumentException none) {
      throw new Wrong(400, "'origin' is not usable")
          .expected(
              "where the twin stands for those who hear of it: http://127.0.0.1:8080/u/x/slack")
          .found(told.get());
    }
  }

  private static Acts.Act named(Twin twin, String name) throws Wrong {
    List<String> known =
        twin.climate().acts().all().values().stream()
            .filter(each -> !each.within())
            .map(Acts.Act::name)
            .toList();
    if (!known.contains(name)) {
      throw new Wrong(404, "nobody does '" + name + "' in the pages of " + twin.name())
          .expected(known.isEmpty() ? "there is nothing to do" : String.join(", ", known))
          .found(name)
          .remedy("GET " + ACTS + " lists what there is" + Nearest.hint(name, known));
    }
    return Optional.ofNullable(twin.climate().acts().all().get(name)).orElseThrow();
  }

  private Twin twin(Ask ask) throws Wrong {
    return Control.twin(universe(ask), ask.part("twin"));
  }

  private Universe universe(Ask ask) throws Wrong {
    return Control.universe(universes, ask.part("u"));
  }
}
