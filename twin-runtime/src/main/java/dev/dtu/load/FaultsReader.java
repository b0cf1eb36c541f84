package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.Fault;
import dev.dtu.fault.NamedPlan;
import dev.dtu.fault.Rule;
import dev.dtu.fault.RuleReader;
import dev.dtu.fault.Selector;
import dev.dtu.twin.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads `faults.yaml`: the weather a service is known for, under names.
final class FaultsReader {

  static final String FILE = "twin/faults.yaml";

  private static final List<String> MEMBERS = List.of("what", "source", "faults");

  private final String twin;
  private final List<String> ids;

  /// @param twin whose weather it is
  FaultsReader(String twin, Contract contract) {
    this.twin = twin;
    this.ids = contract.lines().stream().map(OperationLine::id).toList();
  }

  SortedMap<String, NamedPlan> read(Page root) {
    SortedMap<String, NamedPlan> plans = new TreeMap<>();
    root.members().forEach((name, page) -> plans.put(name, plan(name, page)));
    return plans;
  }

  private NamedPlan plan(String name, Page page) {
    Map<String, Page> members = page.members(MEMBERS);
    for (String needed : MEMBERS) {
      if (!members.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    Optional.ofNullable(members.get("source")).ifPresent(Sources::check);
    List<Rule> rules = new ArrayList<>();
    if (members.containsKey("faults")) {
      for (Page each : members.get("faults").items()) {
        rule(each, name + "-" + (rules.size() + 1))
            .map(rule -> new Rule(rule.name(), rule.on().of(twin), rule.when(), rule.fault()))
            .ifPresent(rules::add);
      }
    }
    return new NamedPlan(name, text(members, "what"), text(members, "source"), rules);
  }

  private static String text(Map<String, Page> members, String name) {
    return members.containsKey(name) ? members.get(name).text() : "";
  }

  private Optional<Rule> rule(Page page, String name) {
    try {
      Rule rule = RuleReader.rule(page.json(), name);
      if (rule.fault() instanceof Fault.Refuse refuse
          && !Problem.GENERIC.contains(refuse.problem())) {
        page.flaw(
            "'fault.refuse': expected one of "
                + String.join(", ", Problem.GENERIC)
                + "; found '"
                + refuse.problem()
                + "'"
                + Nearest.hint(refuse.problem(), Problem.GENERIC));
      }
      for (String glob : rule.on().operation()) {
        known(page, glob);
      }
      return Optional.of(rule);
    } catch (BadRule bad) {
      page.flaw(String.valueOf(bad.getMessage()));
      return Optional.empty();
    }
  }

  private void known(Page page, String glob) {
    if (!page.sound() && ids.stream().noneMatch(id -> Selector.matches(glob, id))) {
      page.flaw(
          "'on.operation': expected an operation of the contract, found '"
              + glob
              + "'"
              + Nearest.hint(glob, ids));
    }
  }
}
