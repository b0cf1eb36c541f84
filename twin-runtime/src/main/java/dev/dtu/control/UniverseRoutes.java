package dev.dtu.control;

import dev.dtu.call.Dice;
import dev.dtu.call.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Seeds;
import dev.dtu.universe.Snapshots;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Creates, forks, lists, resets and deletes universes.
record UniverseRoutes(Universes universes, Addresses addresses) {

  private static final List<String> MEMBERS =
      List.of("name", "fork", "turn", "seed", "dice", "twins", "auth", "clock", "labels", "ttl");
  private static final List<String> AUTH = List.of("strict", "any");

  List<Route> routes() {
    return List.of(
        new Route("POST", "/universes", "creates or forks a universe", this::create),
        new Route("GET", "/universes", "lists universes: ?label=&after=&limit=", this::list),
        new Route("GET", "/universes/{u}", "shows a universe", this::show),
        new Route("DELETE", "/universes/{u}", "deletes a universe, or a snapshot", this::delete),
        new Route("POST", "/universes/{u}/reset", "takes it back to its begin", this::reset));
  }

  private Answer create(Ask ask) throws Wrong {
    Obj body = ask.object(MEMBERS);
    String auth = oneOf("auth", text(body, "auth").orElse("strict"), AUTH);
    var wish =
        new Wish(
            text(body, "name"),
            branch(body),
            text(body, "seed").orElse(Seeds.DEFAULT),
            dice(body),
            twins(body),
            auth.equals("any"),
            Times.clock(body),
            Stays.of(body, ask.headers()));
    if (wish.fork().isPresent() && body.has("seed")) {
      throw new Wrong(400, "a fork holds what its parent holds")
          .expected("'fork' or 'seed'")
          .found("both")
          .remedy("leave out 'seed', or make the universe without 'fork'");
    }
    try {
      Universes.Granted granted = universes.grant(wish);
      Answer answer = Answer.of(201, addresses.show(granted.universe()));
      return granted.again() ? answer.with("idempotency-replayed", "true") : answer;
    } catch (Universes.Refused refused) {
      throw refused(refused, wish);
    }
  }

  Wrong refused(Universes.Refused refused, Wish wish) {
    String what = String.valueOf(refused.getMessage());
    return switch (refused.reason()) {
      case BAD_NAME ->
          new Wrong(400, "the universe's name cannot be used")
              .expected("1 to 63 characters a-z, 0-9 and '-'")
              .found(wish.name().orElse(""))
              .remedy("choose another name, or none");
      case TAKEN ->
          new Wrong(409, what)
              .expected("a name no universe has")
              .found(wish.name().orElse(""))
              .remedy("choose another name, or delete that universe first");
      case NO_SUCH_UNIVERSE ->
          new Wrong(404, "there is no universe to fork")
              .expected("the name of a universe in 'fork'")
              .found(parent(wish))
              .remedy(
                  "GET /universes lists them"
                      + Nearest.hint(
                          parent(wish), universes.all().stream().map(Universe::name).toList()));
      case NO_SUCH_TURN -> noSuchTurn(what, wish);
      case NO_SUCH_TWIN -> noSuchTwin(what, wish);
      case NO_SUCH_SEED -> noSuchSeed(wish);
      case CLAIMED ->
          new Wrong(422, "the idempotency key stands for another wish")
              .expected("the same body as before, or another key")
              .found(what)
              .remedy("send a key of its own with each wish");
      case FULL ->
          new Wrong(409, "there are as many universes as there may be")
              .expected("at most " + Universes.LIMIT)
              .found(Integer.toString(universes.all().size()))
              .remedy("delete one: DELETE /universes/{u}");
    };
  }

  private Wrong noSuchSeed(Wish wish) {
    var known = Universes.seeds(universes.catalog().values());
    return new Wrong(400, "'seed' has a value that is not known")
        .expected(String.join(" or ", known))
        .found(wish.seed())
        .remedy("use a known one" + Nearest.hint(wish.seed(), known));
  }

  private static String parent(Wish wish) {
    return wish.fork().map(Wish.Branch::universe).orElse("");
  }

  private static Optional<Wish.Branch> branch(Obj body) throws Wrong {
    Optional<String> universe = text(body, "fork");
    Json turn = body.find("turn").orElse(Json.Null.NULL);
    if (turn == Json.Null.NULL) {
      return universe.map(name -> new Wish.Branch(name, Optional.empty()));
    }
    Optional<Long> number = turn instanceof Json.Num one ? one.whole() : Optional.empty();
    if (number.filter(each -> each >= 0).isEmpty() || universe.isEmpty()) {
      throw new Wrong(400, "'turn' is not usable")
          .expected("a turn's number, together with 'fork'")
          .found(universe.isEmpty() ? "no 'fork'" : turn.toString());
    }
    return Optional.of(new Wish.Branch(universe.get(), number));
  }

  private static Wrong noSuchTurn(String what, Wish wish) {
    return new Wrong(410, "there is no such turn to fork at")
        .expected(what.replaceFirst("^expected ", "").replaceFirst(", found.*", ""))
        .found(wish.fork().flatMap(Wish.Branch::turn).map(String::valueOf).orElse(""))
        .remedy("choose a turn that is kept, or leave 'turn' out");
  }

  private Wrong noSuchTwin(String what, Wish wish) {
    List<String> known = List.copyOf(universes.catalog().keySet());
    String unknown =
        wish.twins().stream().filter(name -> !known.contains(name)).findFirst().orElse("");
    return new Wrong(400, what)
        .expected(String.join(", ", known))
        .found(String.join(", ", wish.twins()))
        .remedy("name twins that are there" + Nearest.hint(unknown, known));
  }

  private static Optional<String> text(Obj body, String member) throws Wrong {
    Optional<Json> value = body.find(member).filter(json -> json != Json.Null.NULL);
    if (value.isPresent() && value.get().asText().isEmpty()) {
      throw new Wrong(400, "'" + member + "' is not usable")
          .expected("a string")
          .found(value.get().kind());
    }
    return value.flatMap(Json::asText);
  }

  private static String oneOf(String member, String found, List<String> known) throws Wrong {
    if (!known.contains(found)) {
      throw new Wrong(400, "'" + member + "' has a value that is not known")
          .expected(String.join(" or ", known))
          .found(found)
          .remedy("use a known one" + Nearest.hint(found, known));
    }
    return found;
  }

  private static Optional<Long> dice(Obj body) throws Wrong {
    Json value = body.find("dice").orElse(Json.Null.NULL);
    if (value instanceof Json.Num number && number.whole().isPresent()) {
      return number.whole();
    }
    if (value instanceof Json.Text(String words)) {
      return Optional.of(new Dice(0).at(words).seed());
    }
    if (value != Json.Null.NULL) {
      throw new Wrong(400, "'dice' is not usable")
          .expected("a whole number of 64 bits, or a text")
          .found(value.toString());
    }
    return Optional.empty();
  }

  private static List<String> twins(Obj body) throws Wrong {
    Json value = body.find("twins").orElse(Json.array(List.of()));
    List<String> names = new ArrayList<>();
    for (Json item : value.asArr().orElseThrow(() -> notNames(value))) {
      names.add(item.asText().orElseThrow(() -> notNames(item)));
    }
    return names;
  }

  private static Wrong notNames(Json found) {
    return new Wrong(400, "'twins' is not usable")
        .expected("an array of names")
        .found(found.kind());
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters("after", "limit", "label");
    Predicate<Universe> wanted = Stays.labelled(ask.query());
    String after = ask.query().find("after").orElse("");
    long limit = ask.number("limit", 100, 1, 1000);
    List<Json> page = new ArrayList<>();
    Obj.Builder body = Obj.builder();
    String last = "";
    for (Universe universe : universes.all()) {
      if (universe.name().compareTo(after) <= 0 || !wanted.test(universe)) {
        continue;
      }
      if (page.size() == limit) {
        body.put("next", last);
        break;
      }
      page.add(universe.awake() ? addresses.show(universe) : addresses.passive(universe));
      last = universe.name();
    }
    long passive = universes.all().stream().filter(universe -> !universe.awake()).count();
    body.put("count", universes.all().size()).put("passive", passive);
    return Answer.ok(Obj.of("universes", Json.array(page)).withAll(body.build()));
  }

  private Answer show(Ask ask) throws Wrong {
    Universe universe = Control.seen(universes, ask.part("u"));
    boolean still = Snapshots.names(universe.name());
    return Answer.ok(still ? SnapshotRoutes.show(universe) : addresses.show(universe));
  }

  private Answer delete(Ask ask) throws Wrong {
    Universe gone = Control.seen(universes, ask.part("u"));
    if (Snapshots.names(gone.name())) {
      universes.snapshots().delete(gone.name());
    } else {
      universes.delete(gone.name());
    }
    return Answer.nothing();
  }

  private Answer reset(Ask ask) throws Wrong {
    Universe universe = Control.universe(universes, ask.part("u"));
    universe.reset();
    return Answer.ok(addresses.show(universe));
  }
}
