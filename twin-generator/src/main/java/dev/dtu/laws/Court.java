package dev.dtu.laws;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Tally;
import dev.dtu.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Holds the laws over a subject, each case in fresh worlds, one for each seed.
public final class Court {

  /// How often a law is held with other requests, where a person's part refused those before.
  private static final int ROUNDS = 7;

  private final Subject subject;
  private final List<Long> seeds;
  private final Tally tally;

  public Court(Subject subject, List<Long> seeds) {
    this(subject, seeds, new Tally());
  }

  Court(Subject subject, List<Long> seeds, Tally tally) {
    this.subject = subject;
    this.seeds = List.copyOf(seeds);
    this.tally = tally;
  }

  /// Every law over every resource.
  public Report judge() {
    return judge(_ -> true);
  }

  /// The cases of that name only, such as `reads-back user createUser`, or those whose name begins so.
  public Report judge(Predicate<String> chosen) {
    List<Case> cases = new ArrayList<>();
    for (Law law : Laws.ALL) {
      for (Resource resource : subject.resources()) {
        for (Effect effect : law.about(subject, resource)) {
          if (chosen.test(law.name() + " " + resource.name() + " " + effect.operation())) {
            cases.add(new Case(law.name(), resource.name(), effect.operation(), held(law, effect)));
          }
        }
      }
    }
    for (Effect effect : subject.effects("")) {
      var answers = new Answers();
      if (chosen.test(answers.name() + "  " + effect.operation())) {
        cases.add(new Case(answers.name(), "", effect.operation(), held(answers, effect)));
      }
    }
    cases.addAll(fits(chosen));
    return new Report(subject, cases, tally);
  }

  /// Whether all replies of all trials fitted their contract, by operation.
  private List<Case> fits(Predicate<String> chosen) {
    List<Case> cases = new ArrayList<>();
    for (String operation : tally.counts().keySet()) {
      String resource = subject.effect(operation).map(Effect::resource).orElse("");
      List<String> findings = tally.findings().getOrDefault(operation, List.of());
      Case.Result result =
          findings.isEmpty()
              ? new Case.Result.Held(Set.of())
              : new Case.Result.Broken(String.join("; ", findings), seeds.getFirst());
      var each = new Case("fits", resource, operation, result);
      if (chosen.test(each.name())) {
        cases.add(each);
      }
    }
    return cases;
  }

  // Broken by one seed is broken; held by one seed and unfit for another is held.
  private Case.Result held(Law law, Effect effect) {
    Case.Result result = new Case.Result.Unfit("no seed", false);
    for (long seed : seeds) {
      Case.Result each = held(law, effect, seed);
      if (each instanceof Case.Result.Broken) {
        return each;
      }
      if (!(result instanceof Case.Result.Held)) {
        result = each;
      }
    }
    return result;
  }

  // What a person knows of requests stands in no document: by chance one is taken.
  private Case.Result held(Law law, Effect effect, long seed) {
    Optional<Case.Result> first = Optional.empty();
    for (int round = 0; round < ROUNDS; round++) {
      Tally counted = round == 0 ? tally : new Tally(); // little that is sent is little shown
      Case.Result result = held(law, effect, new Bench(subject, seed, counted, round), counted);
      if (!(result instanceof Case.Result.Unfit unfit && unfit.written())) {
        return result;
      }
      first = first.or(() -> Optional.of(result));
    }
    return first.orElseThrow();
  }

  private Case.Result held(Law law, Effect effect, Bench bench, Tally counted) {
    Map<String, Integer> before = new TreeMap<>(counted.refusals());
    try {
      return new Case.Result.Held(law.hold(bench, effect));
    } catch (Verdict.Broken broken) {
      return Optional.of(effect.operation())
          .filter(this::written)
          .or(() -> refusing(before, counted))
          .map(Court::own)
          .orElseGet(() -> new Case.Result.Broken(broken.what(), bench.seed()));
    } catch (Verdict.Unfit unfit) {
      return new Case.Result.Unfit(unfit.what(), false);
    } catch (IllegalArgumentException
        | IllegalStateException
        | java.util.NoSuchElementException bug) {
      String where = bug.getStackTrace().length == 0 ? "" : " at " + bug.getStackTrace()[0];
      return new Case.Result.Broken("the trial itself failed: " + bug + where, bench.seed());
    }
  }

  /// Laws are what inference promises of what it inferred; a person may know that the service does
  /// otherwise.
  private boolean written(String operation) {
    return subject.twin().meaning(operation).written();
  }

  private static Case.Result own(String operation) {
    return new Case.Result.Unfit(
        operation + " is written in Java, which promises what it says", true);
  }

  /// The first operation written in Java that refused a call since: what was to be there for the law
  /// is not, for a reason that a person knew.
  private Optional<String> refusing(Map<String, Integer> before, Tally counted) {
    return counted.refusals().entrySet().stream()
        .filter(each -> !each.getValue().equals(before.get(each.getKey())))
        .map(Map.Entry::getKey)
        .filter(this::written)
        .findFirst();
  }
}
