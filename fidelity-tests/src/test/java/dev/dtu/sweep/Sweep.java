package dev.dtu.sweep;

import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Parameter;
import dev.dtu.json.Json;
import dev.dtu.store.Store;
import dev.dtu.sweep.Finding.Kind;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Dig;
import dev.dtu.trial.Prepared;
import dev.dtu.trial.Telling;
import dev.dtu.trial.Verdict;
import dev.dtu.trial.World;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Calls every method of a library, each from a state prepared for it alone.
final class Sweep {

  private static final long SEED = 20_261_121;

  private final Stage stage;
  private final World world;
  private final Recipes recipes;
  private final List<Finding> findings = new ArrayList<>();

  private Sweep(Stage stage, String kind) {
    this.stage = stage;
    this.world = stage.world(kind);
    this.recipes = Recipes.of(stage.subject().twin().name());
  }

  /// A method and the request it made when it was probed.
  private record Probed(String method, Operation operation, Request request, List<String> names) {}

  /// How a library is opened on a universe.
  interface Opening {
    /// @param tokens credentials by their kind, the twin's first first
    Sdk open(String url, SequencedMap<String, String> tokens) throws Exception;
  }

  /// What came of each method, in the order of their names.
  static List<Finding> of(Stage stage, Opening opening) throws Exception {
    Sweep sweep;
    List<Probed> probed;
    try (Sdk sdk = opening.open(stage.url(stage.probed()), stage.tokens(stage.probed()))) {
      sweep = new Sweep(stage, sdk.kind());
      probed = sweep.probed(sdk);
    }
    try (Sdk sdk = opening.open(stage.url(stage.swept()), stage.tokens(stage.swept()))) {
      sdk.methods();
      probed.forEach(each -> sweep.findings.add(sweep.called(sdk, each)));
    }
    sweep.findings.sort(Comparator.comparing(Finding::method));
    return sweep.findings;
  }

  private List<Probed> probed(Sdk sdk) {
    List<Probed> probed = new ArrayList<>();
    List<String> parameters = parameters();
    for (String method : sdk.methods()) {
      long before = stage.probed().current().turn();
      Sdk.Tried tried = sdk.probe(method, parameters, false);
      List<Turn> turns = Stage.since(stage.probed(), before);
      if (turns.isEmpty()) {
        tried = sdk.probe(method, parameters, true);
        turns = Stage.since(stage.probed(), before);
      }
      if (turns.isEmpty()) {
        findings.add(unbound(method, Kind.UNSENT, "sent nothing: " + tried.said()));
        continue;
      }
      Turn turn = turns.getLast();
      Request request = turn.call().request();
      Optional<Operation> operation = stage.subject().contract().find(turn.operation());
      if (operation.isEmpty()) {
        String what = "no such operation: " + request.method() + " " + request.path();
        findings.add(unbound(method, Kind.UNKNOWN, what));
      } else {
        probed.add(new Probed(method, operation.get(), request, tried.names()));
      }
    }
    return probed;
  }

  /// The names of all parameters of paths, and of those that must be in queries.
  private List<String> parameters() {
    var names = new TreeSet<String>();
    for (OperationLine line : stage.subject().contract().lines()) {
      for (Parameter parameter : stage.subject().contract().operation(line.id()).parameters()) {
        if (parameter.place() == Parameter.Place.PATH || parameter.required()) {
          names.add(parameter.name());
        }
      }
    }
    return List.copyOf(names);
  }

  // Each method begins in the organisation as it was at first, with what is made for it alone. What
  // a
  // draft of the request said that the library cannot say, another may not.
  private Finding called(Sdk sdk, Probed probed) {
    Store fresh = world.store();
    var bench = new Bench(world, SEED + probed.method().hashCode());
    List<Finding> found = new ArrayList<>();
    for (int draft = 0; draft < Prepared.drafts(); draft++) {
      Finding finding = called(sdk, probed, bench, draft);
      world.back(fresh);
      if (finding.kind() == Kind.SUCCESS || finding.kind() == Kind.UNREADABLE) {
        return finding;
      }
      found.add(finding);
    }
    return found.getFirst();
  }

  private Finding called(Sdk sdk, Probed probed, Bench bench, int draft) {
    var prepared = new Prepared(bench);
    Asking asking;
    try {
      asking = asking(prepared, probed, draft);
      prepared.ready(asking);
    } catch (Verdict unfit) {
      return finding(probed, Kind.UNSENT, "no arguments: " + unfit.what());
    }
    long before = stage.swept().current().turn();
    Said said = sdk.call(probed.method(), new Wanted(asking, probed.request(), probed.names()));
    List<Turn> turns = Stage.since(stage.swept(), before);
    return turns.isEmpty()
        ? finding(probed, Kind.UNSENT, "sent nothing: " + said)
        : judged(probed, said, turns.getLast());
  }

  // Who may not make what a method stands on is to be refused by the method too.
  private Asking asking(Prepared prepared, Probed probed, int draft) {
    Optional<Recipe> recipe = recipes.of(probed.method(), probed.operation());
    if (recipe.isPresent()) {
      try {
        return recipe.get().asking(prepared, probed.operation(), draft);
      } catch (Verdict notMade) {
        return prepared.draft(probed.operation(), draft);
      }
    }
    return prepared.draft(probed.operation(), draft);
  }

  private Finding judged(Probed probed, Said said, Turn turn) {
    String told = said + "; " + Telling.of(turn);
    return switch (turn.outcome()) {
      case Turn.Outcome.Unmeant _,
          Turn.Outcome.Defect _,
          Turn.Outcome.Lost _,
          Turn.Outcome.Awaits _ ->
          finding(probed, Kind.UNKNOWN, told);
      case Turn.Outcome.Refused(String problem) -> {
        boolean unknown = problem.equals(Problem.NO_ROUTE) || problem.equals(Problem.WRONG_METHOD);
        yield finding(
            probed,
            said instanceof Said.Broke ? Kind.UNREADABLE : unknown ? Kind.UNKNOWN : Kind.PROBLEM,
            told);
      }
      case Turn.Outcome.Done _ ->
          said == Said.Returned.RETURNED
              ? read(probed, turn)
              : finding(probed, Kind.UNREADABLE, told);
    };
  }

  private static Finding read(Probed probed, Turn turn) {
    String operation = probed.operation().id();
    Optional<Json> document = Dig.document(turn.reply());
    return new Finding(probed.method(), operation, Kind.SUCCESS, "", document);
  }

  private static Finding finding(Probed probed, Kind kind, String why) {
    String flat = why.replaceAll("\\s+", " ");
    return new Finding(probed.method(), probed.operation().id(), kind, flat, Optional.empty());
  }

  private static Finding unbound(String method, Kind kind, String why) {
    return new Finding(method, "", kind, why, Optional.empty());
  }
}
