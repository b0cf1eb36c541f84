package dev.dtu.control;

import dev.dtu.call.Dice;
import dev.dtu.call.Nearest;
import dev.dtu.json.Obj;
import dev.dtu.twin.Seeds;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.List;

/// Plants more in a universe that is there: seeds as twins have them, as people send them.
record SeedRoutes(Universes universes) {

  List<Route> routes() {
    return List.of(
        new Route(
            "POST", "/universes/{u}/seed", "plants the seed that is sent: ?twin=", this::seed));
  }

  private Answer seed(Ask ask) throws Wrong {
    ask.parameters("twin");
    Universe universe = Control.universe(universes, ask.part("u"));
    Twin twin = twin(universe, ask.query().find("twin").orElse(""));
    Seeds.Read read = twin.seeds().reading().read(ask.body());
    if (!read.flaws().isEmpty()) {
      throw new Wrong(400, "the seed cannot be planted")
          .expected("YAML or JSON with 'rows', as seeds/default.yaml of a twin has them")
          .found(String.join("; ", read.flaws()))
          .remedy("mend the lines that are named; nothing was planted");
    }
    var dice = new Dice(universe.dice());
    var moment = universe.time().moment();
    var act =
        universe.act(
            ask.by().name(),
            "seed " + twin.name(),
            draft -> read.seed().plant(draft, dice, moment));
    return Answer.ok(
        Obj.builder().put("turn", act.number()).put("changes", act.changes().size()).build());
  }

  private static Twin twin(Universe universe, String name) throws Wrong {
    Twin twin = universe.twins().get(name);
    if (twin == null) {
      throw new Wrong(400, "the query does not name a twin of the universe")
          .expected("?twin= with one of " + String.join(", ", universe.twins().keySet()))
          .found(name)
          .remedy(
              "name the twin whose resources the rows are"
                  + Nearest.hint(name, universe.twins().keySet()));
    }
    return twin;
  }
}
