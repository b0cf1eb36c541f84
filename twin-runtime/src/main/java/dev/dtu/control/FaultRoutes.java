package dev.dtu.control;

import dev.dtu.call.Nearest;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.Fault;
import dev.dtu.fault.FaultPlan;
import dev.dtu.fault.NamedPlan;
import dev.dtu.fault.Rule;
import dev.dtu.fault.RuleReader;
import dev.dtu.fault.RuleText;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Settings;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Faults;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sets, shows and clears the faults of universes.
record FaultRoutes(Universes universes) {

  private static final String FAULTS = "/universes/{u}/faults";
  private static final String SETTINGS = "/universes/{u}/settings";

  List<Route> routes() {
    return List.of(
        new Route("GET", FAULTS, "lists its faults, and how often each struck", this::list),
        new Route(
            "POST",
            FAULTS,
            "sets a fault: {\"fault\": {\"refuse\": …}}, or {\"plan\": …, \"twin\": …}",
            this::add),
        new Route("PUT", FAULTS + "/{name}", "sets the fault of that name", this::put),
        new Route("DELETE", FAULTS + "/{name}", "clears a fault", this::clear),
        new Route("DELETE", FAULTS, "clears all of its faults", this::clearAll),
        new Route("GET", "/universes/{u}/plans", "lists what its twins are known for", this::plans),
        new Route("GET", SETTINGS, "shows its settings", this::settings),
        new Route("PATCH", SETTINGS, "sets: {\"header-faults\": true}", this::set));
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters();
    Store store = universe(ask).store();
    List<Json> shown = new ArrayList<>();
    for (Rule rule : Faults.plan(store).rules()) {
      shown.add(show(rule, store));
    }
    return Answer.ok(Obj.of("faults", Json.array(shown)));
  }

  private static Obj show(Rule rule, Store store) {
    Faults.Count count = Faults.count(store, rule.name());
    return RuleText.of(rule)
        .with("seen", Json.of(count.seen()))
        .with("struck", Json.of(count.struck()));
  }

  private Answer add(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    Obj body = ask.object();
    List<Rule> rules =
        body.has("plan")
            ? plan(universe, ask.object(List.of("plan", "twin")))
            : List.of(rule(universe, body, Faults.free(universe.store())));
    set(ask, universe, rules);
    Store store = universe.store();
    List<Json> shown = rules.stream().<Json>map(rule -> show(rule, store)).toList();
    return Answer.of(201, Obj.of("faults", Json.array(shown)));
  }

  private Answer put(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    Rule rule = rule(universe, ask.object(), ask.part("name")).named(ask.part("name"));
    set(ask, universe, List.of(rule));
    return Answer.ok(show(rule, universe.store()));
  }

  private static void set(Ask ask, Universe universe, List<Rule> rules) throws Wrong {
    int there = Faults.plan(universe.store()).rules().size();
    if (there + rules.size() > FaultPlan.LIMIT) {
      throw new Wrong(409, "the universe has as many faults as it may have")
          .expected("at most " + FaultPlan.LIMIT)
          .found(Integer.toString(there))
          .remedy("clear some: DELETE " + FAULTS);
    }
    List<String> names = rules.stream().map(Rule::name).toList();
    universe.act(
        ask.by().name(),
        "fault " + String.join(", ", names),
        draft -> rules.forEach(rule -> Faults.set(draft, rule)));
  }

  private static Rule rule(Universe universe, Obj body, String name) throws Wrong {
    try {
      Rule rule = RuleReader.rule(body, name);
      Optional<String> twin = rule.on().twin();
      if (twin.isPresent() && !universe.twins().containsKey(twin.get())) {
        throw noTwin(universe, twin.get());
      }
      if (rule.fault() instanceof Fault.Refuse refuse
          && !Problem.GENERIC.contains(refuse.problem())) {
        throw new Wrong(400, "there is no problem '" + refuse.problem() + "'")
            .expected(String.join(", ", Problem.GENERIC))
            .found(refuse.problem())
            .remedy("refuse with a known one" + Nearest.hint(refuse.problem(), Problem.GENERIC));
      }
      return rule;
    } catch (BadRule bad) {
      throw new Wrong(400, "the fault cannot be read" + at(bad))
          .expected(bad.expected())
          .found(bad.found())
          .remedy("GET /universes/{u}/plans shows faults that can be");
    }
  }

  private static String at(BadRule bad) {
    return bad.where().isEmpty() ? "" : ": '" + bad.where() + "'";
  }

  private static List<Rule> plan(Universe universe, Obj body) throws Wrong {
    String name = body.text("plan").orElse("");
    Optional<String> only = body.text("twin");
    if (only.isPresent() && !universe.twins().containsKey(only.get())) {
      throw noTwin(universe, only.get());
    }
    List<Rule> rules = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (Twin twin : universe.twins().values()) {
      if (only.filter(one -> !one.equals(twin.name())).isEmpty()) {
        known.addAll(twin.climate().plans().keySet());
        NamedPlan plan = twin.climate().plans().get(name);
        if (plan != null) {
          rules.addAll(plan.rules());
        }
      }
    }
    if (rules.isEmpty()) {
      throw new Wrong(404, "no twin has a plan '" + name + "'")
          .expected(known.isEmpty() ? "there is none" : String.join(", ", known))
          .found(name)
          .remedy("GET /universes/{u}/plans lists them" + Nearest.hint(name, known));
    }
    return rules;
  }

  private static Wrong noTwin(Universe universe, String name) {
    var known = universe.twins().keySet();
    return new Wrong(400, "the universe has no twin '" + name + "'")
        .expected(String.join(", ", known))
        .found(name)
        .remedy("name a twin of it" + Nearest.hint(name, known));
  }

  private Answer clear(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    String name = ask.part("name");
    List<String> names = Faults.plan(universe.store()).rules().stream().map(Rule::name).toList();
    if (!names.contains(name)) {
      throw new Wrong(404, "there is no fault '" + name + "'")
          .expected(names.isEmpty() ? "there is none" : String.join(", ", names))
          .found(name)
          .remedy("GET " + FAULTS + " lists them" + Nearest.hint(name, names));
    }
    universe.act(ask.by().name(), "clear fault " + name, draft -> Faults.clear(draft, name));
    return Answer.nothing();
  }

  private Answer clearAll(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    List<Rule> rules = Faults.plan(universe.store()).rules();
    universe.act(
        ask.by().name(),
        "clear faults",
        draft -> rules.forEach(rule -> Faults.clear(draft, rule.name())));
    return Answer.nothing();
  }

  private Answer plans(Ask ask) throws Wrong {
    ask.parameters();
    List<Json> shown = new ArrayList<>();
    for (Twin twin : universe(ask).twins().values()) {
      for (NamedPlan plan : twin.climate().plans().values()) {
        shown.add(
            Obj.builder()
                .put("plan", plan.name())
                .put("twin", twin.name())
                .put("what", plan.what())
                .put("source", plan.source())
                .put("faults", Json.array(plan.rules().stream().<Json>map(RuleText::of).toList()))
                .build());
      }
    }
    return Answer.ok(Obj.of("plans", Json.array(shown)));
  }

  private Answer settings(Ask ask) throws Wrong {
    ask.parameters();
    return Answer.ok(Settings.of(universe(ask).store()).show());
  }

  private Answer set(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    Obj body = ask.object(Settings.MEMBERS);
    for (Obj.Member member : body) {
      if (!(member.value() instanceof Json.Bool)) {
        throw new Wrong(400, "'" + member.key() + "' is not usable")
            .expected("true or false")
            .found(member.value().toString());
      }
    }
    universe.act(
        ask.by().name(),
        "settings " + body,
        draft -> Settings.of(draft.base()).with(body).keep(draft));
    return settings(ask);
  }

  private Universe universe(Ask ask) throws Wrong {
    return Control.universe(universes, ask.part("u"));
  }
}
