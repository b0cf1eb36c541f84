package dev.dtu.junit;

import dev.dtu.call.Nearest;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.Fault;
import dev.dtu.fault.NamedPlan;
import dev.dtu.fault.Rule;
import dev.dtu.fault.RuleReader;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.question.BadQuestion;
import dev.dtu.question.Conformance;
import dev.dtu.question.Expectation;
import dev.dtu.question.Question;
import dev.dtu.question.QuestionReader;
import dev.dtu.question.Search;
import dev.dtu.question.Verdict;
import dev.dtu.question.Verification;
import dev.dtu.twin.Problem;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Settings;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Faults;
import dev.dtu.universe.Move;
import dev.dtu.universe.Pass;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A test's universe, with what a test does to it besides calling it: where it is reached over HTTP,
/// its weather, its time, and what is expected of its journal.
///
/// ```java
/// @Test
/// void a_busy_service_is_asked_again(World world) {
///   world.fault("{\"fault\": {\"refuse\": \"rate-limited\"}, \"when\": {\"first\": 1}}");
///   new Client(world.url("petstore")).list();
///   world.verify("operation=list*&status=429").exactly(1);
///   world.verify("operation=list*&status=200").exactly(1);
/// }
/// ```
///
/// Questions are those of `GET /universes/{u}/journal`, as its query has them
/// (`docs/reference/journal-questions.md`); faults are those of the control port.
public final class World {

  private final Universes universes;
  private final Universe universe;
  private final Reach reach;

  World(Universes universes, Universe universe, Reach reach) {
    this.universes = universes;
    this.universe = universe;
    this.reach = reach;
  }

  /// The universe itself, which answers without a port too.
  public Universe universe() {
    return universe;
  }

  /// Where a twin answers over HTTP, until the test ends.
  public URI url(String twin) {
    String path = "/u/" + universe.name() + "/" + universe.twin(twin).name();
    return URI.create(reach.url(universes) + path);
  }

  /// What a twin takes for its admin's credential, in the form its service prefers.
  public Universes.Credential credential(String twin) {
    return universes.credentials(universe, universe.twin(twin)).getFirst();
  }

  /// A further credential, which may do no more than these scopes say, for somebody the people or the
  /// service know by that name.
  ///
  /// @param kind a name of the twin's forms of credentials
  public Universes.Credential credential(String twin, String kind, String who, String... scopes) {
    var pass = new Pass(kind, Optional.of(List.of(scopes)), Optional.of(who));
    return pass.in(universe, universe.twin(twin), "test");
  }

  /// Sets a fault, told as the control port takes it.
  ///
  /// @return the name it has from now on, its own or a new one
  public String fault(String json) {
    Rule rule;
    try {
      rule = RuleReader.rule(Json.parse(json), Faults.free(universe.store()));
    } catch (BadRule | Malformed bad) {
      throw new IllegalArgumentException("a fault: " + bad.getMessage(), bad);
    }
    rule.on().twin().ifPresent(universe::twin);
    if (rule.fault() instanceof Fault.Refuse refuse) {
      known("a problem", refuse.problem(), Problem.GENERIC);
    }
    universe.act("test", "fault " + rule.name(), draft -> Faults.set(draft, rule));
    return rule.name();
  }

  /// Lets the weather be as a twin's service is known for, by the plan's name.
  public void plan(String twin, String name) {
    var plans = universe.twin(twin).climate().plans();
    known("a plan of " + twin, name, plans.keySet());
    List<Rule> rules = Optional.ofNullable(plans.get(name)).map(NamedPlan::rules).orElse(List.of());
    universe.act("test", "plan " + name, draft -> rules.forEach(rule -> Faults.set(draft, rule)));
  }

  private static void known(String what, String found, Iterable<String> words) {
    List<String> known = new ArrayList<>();
    words.forEach(known::add);
    if (!known.contains(found)) {
      throw new IllegalArgumentException(
          "expected %s (%s), found '%s'%s"
              .formatted(what, String.join(", ", known), found, Nearest.hint(found, known)));
    }
  }

  /// Takes a fault back.
  public void clear(String fault) {
    universe.act("test", "clear fault " + fault, draft -> Faults.clear(draft, fault));
  }

  /// Takes all faults back.
  public void clear() {
    List<Rule> rules = Faults.plan(universe.store()).rules();
    universe.act(
        "test", "clear faults", draft -> rules.forEach(rule -> Faults.clear(draft, rule.name())));
  }

  /// From now on the rate limits of the services hold.
  public void limit() {
    Obj on = Obj.of(RateLimits.SWITCH, Json.of(true));
    universe.act("test", "limits", draft -> Settings.of(draft.base()).with(on).keep(draft));
  }

  /// What time it is here.
  public Instant now() {
    return universe.time().moment();
  }

  /// Lets time pass; what is due by then happens first.
  public void advance(Duration by) {
    universe.time("test", new Move.Advance(by));
  }

  /// Lets time pass until a moment; it does not go back.
  public void advance(Instant to) {
    universe.time("test", new Move.Set(to));
  }

  /// Lets the time stand still; calls happen at the same moment until it is moved.
  public void freeze() {
    universe.time("test", Move.Freeze.FREEZE);
  }

  /// What is expected of the calls that a question means, as soon as a number is said.
  public Expected verify(String question) {
    return new Expected(universe, question(question), Duration.ZERO);
  }

  /// Holds when there is a call for each question, each later than the one before.
  public void inOrder(String... questions) {
    List<Question> asked = new ArrayList<>();
    for (String question : questions) {
      asked.add(question(question));
    }
    hold(universe, Verification.of(universe, List.of(Expectation.inOrder(asked)), 0));
  }

  /// The calls that a question means.
  public List<Turn> calls(String question) {
    List<Turn> turns = new ArrayList<>();
    for (Entry entry :
        Search.of(universe, question(question), universe.oldest(), Integer.MAX_VALUE).entries()) {
      if (entry instanceof Entry.Called(Turn turn)) {
        turns.add(turn);
      }
    }
    return turns;
  }

  /// Holds when no call broke its contract.
  public void conforms() {
    Conformance report = Conformance.of(universe, Question.ALL, 0);
    if (!report.conforms()) {
      throw new AssertionError(report.text());
    }
  }

  private static Question question(String query) {
    try {
      return QuestionReader.question(query);
    } catch (BadQuestion bad) {
      throw new IllegalArgumentException("a question: " + bad.getMessage(), bad);
    }
  }

  static void hold(Universe universe, Verdict verdict) {
    if (!verdict.holds()) {
      throw new AssertionError("universe '" + universe.name() + "': " + verdict.text());
    }
  }
}
