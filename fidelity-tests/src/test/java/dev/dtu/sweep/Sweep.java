package dev.dtu.sweep;

import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Parameter;
import dev.dtu.effect.Effect;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.sweep.Finding.Kind;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Ready;
import dev.dtu.trial.Verdict;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Calls every method of a library: what makes rows first, what deletes them last.
final class Sweep {

  private final Stage stage;
  private final Bench bench;
  private final List<Finding> findings = new ArrayList<>();

  private Sweep(Stage stage) {
    this.stage = stage;
    this.bench = stage.bench();
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
    var sweep = new Sweep(stage);
    List<Probed> probed;
    try (Sdk sdk = opening.open(stage.url(stage.probed()), stage.tokens(stage.probed()))) {
      probed = sweep.probed(sdk);
    }
    try (Sdk sdk = opening.open(stage.url(stage.swept()), stage.tokens(stage.swept()))) {
      sdk.methods();
      probed.stream()
          .sorted(Comparator.comparing(each -> sweep.turn(each.operation())))
          .forEach(each -> sweep.findings.add(sweep.called(sdk, each)));
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
        findings.add(new Finding(method, "", Kind.UNSENT, "sent nothing: " + tried.said()));
        continue;
      }
      Turn turn = turns.getLast();
      Request request = turn.call().request();
      Optional<Operation> operation = stage.subject().contract().find(turn.operation());
      if (operation.isEmpty()) {
        String what = "no such operation: " + request.method() + " " + request.path();
        findings.add(new Finding(method, "", Kind.UNKNOWN, what));
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

  /// When an operation's turn is: rows are made, seen, changed, moved and then deleted.
  private int turn(Operation operation) {
    return stage
        .subject()
        .effect(operation.id())
        .map(effect ->
            switch (effect.kind()) {
              case CREATE -> 0;
              case READ, LIST -> 1;
              case ANSWER -> 2;
              case UPDATE, REPLACE, PUT -> 3;
              case LINK, COPY -> 4;
              case ACT -> 5;
              case UNLINK -> 6;
              case DELETE -> 7;
            })
        .orElse(2);
  }

  private Finding called(Sdk sdk, Probed probed) {
    Asking asking;
    try {
      asking = asking(probed.operation());
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

  private Asking asking(Operation operation) {
    Optional<Effect> effect = stage.subject().effect(operation.id());
    if (effect.isEmpty()) {
      return new Ready(bench).asking(operation);
    }
    try {
      return new Ready(bench).asking(effect.get(), Optionals.SOME);
    } catch (Verdict _) {
      return new Ready(bench).asking(effect.get(), Optionals.NONE);
    }
  }

  private Finding judged(Probed probed, Said said, Turn turn) {
    String told = said + "; " + Bench.told(turn);
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
              ? finding(probed, Kind.SUCCESS, "")
              : finding(probed, Kind.UNREADABLE, told);
    };
  }

  private static Finding finding(Probed probed, Kind kind, String why) {
    String flat = why.replaceAll("\\s+", " ");
    return new Finding(probed.method(), probed.operation().id(), kind, flat);
  }
}
