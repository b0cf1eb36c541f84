package dev.dtu.control;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import dev.dtu.universe.Snapshots;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps universes as they are, and takes them back there.
record SnapshotRoutes(Universes universes) {

  private static final String SNAPSHOTS = "/universes/{u}/snapshots";
  private static final List<String> BACK = List.of("snapshot", "turn");

  List<Route> routes() {
    return List.of(
        new Route("POST", SNAPSHOTS, "keeps it as it is: {\"name\": …}", this::take),
        new Route("GET", SNAPSHOTS, "lists its snapshots", this::list),
        new Route(
            "POST",
            "/universes/{u}/restore",
            "takes it back: {\"snapshot\": …} or {\"turn\": …}",
            this::restore));
  }

  private Answer take(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = Control.universe(universes, ask.part("u"));
    String name = ask.object(List.of("name")).text("name").orElse("");
    try {
      return Answer.of(201, show(universes.snapshots().take(universe, name)));
    } catch (Universes.Refused refused) {
      throw refused(refused, universe, name);
    }
  }

  private Wrong refused(Universes.Refused refused, Universe universe, String name) {
    return switch (refused.reason()) {
      case TAKEN ->
          new Wrong(409, String.valueOf(refused.getMessage()))
              .expected("a name that no snapshot of the universe has")
              .found(name)
              .remedy("choose another, or DELETE /universes/" + universe.name() + "@" + name);
      case FULL ->
          new Wrong(409, "there are as many snapshots of the universe as there may be")
              .expected("at most " + Snapshots.LIMIT)
              .found(Integer.toString(universes.snapshots().of(universe.name()).size()))
              .remedy("delete one: DELETE /universes/{u}@{name}");
      default ->
          new Wrong(400, "the snapshot's name cannot be used")
              .expected("'name' of 1 to 63 characters a-z, 0-9 and '-'")
              .found(name)
              .remedy("choose another name");
    };
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = Control.universe(universes, ask.part("u"));
    List<Json> shown = new ArrayList<>();
    universes.snapshots().of(universe.name()).forEach(each -> shown.add(show(each)));
    return Answer.ok(Obj.of("snapshots", Json.array(shown)));
  }

  static Obj show(Universe snapshot) {
    Universe.Moment kept = snapshot.current();
    return Obj.builder()
        .put("name", snapshot.name())
        .put("turn", kept.turn())
        .put("hash", kept.store().hash())
        .build();
  }

  private Answer restore(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = Control.universe(universes, ask.part("u"));
    Obj body = ask.object(BACK);
    Optional<Json> turn = body.find("turn");
    Optional<String> name = body.text("snapshot");
    if (turn.isPresent() == name.isPresent()) {
      throw new Wrong(400, "it is not said what to take the universe back to")
          .expected("'snapshot' or 'turn'")
          .found(turn.isPresent() ? "both" : "neither");
    }
    var act =
        turn.isPresent()
            ? universe.restore(
                ask.by().name(), "restore turn " + turn.get(), turn(universe, turn.get()))
            : restore(ask, universe, name.get());
    return Answer.ok(
        Obj.builder().put("turn", act.number()).put("hash", universe.store().hash()).build());
  }

  private static Store turn(Universe universe, Json turn) throws Wrong {
    Optional<Long> number = turn instanceof Json.Num one ? one.whole() : Optional.empty();
    if (number.isEmpty()) {
      throw new Wrong(400, "'turn' is not usable").expected("a turn's number").found(turn.kind());
    }
    return StateRoutes.at(universe, number.get()).store();
  }

  private Entry.Act restore(Ask ask, Universe universe, String name) throws Wrong {
    Universe kept = Control.seen(universes, full(universe, name));
    if (!kept.name().startsWith(universe.name() + "@")) {
      throw new Wrong(400, "a universe goes back to a snapshot of its own")
          .expected("one of its snapshots")
          .found(name)
          .remedy("fork the other: POST /universes {\"fork\": \"" + name + "\"}");
    }
    return universe.restore(ask.by().name(), "restore " + kept.name(), kept.store());
  }

  private static String full(Universe universe, String name) {
    return Snapshots.names(name) ? name : universe.name() + "@" + name;
  }
}
