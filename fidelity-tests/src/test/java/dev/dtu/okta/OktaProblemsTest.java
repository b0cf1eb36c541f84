package dev.dtu.okta;

import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.laws.Provocations;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universes;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every problem that the twin of Okta declares is said when it is provoked.
class OktaProblemsTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final Provocations ALL =
      WaysToBeRefusedTokens.in(
          WaysToBeRefusedEntry.in(WaysToBeRefused.in(new Provocations("okta"))));

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  static SortedSet<String> problems() {
    return ALL.problems();
  }

  @Test
  void what_is_declared_is_provoked() {
    ALL.whole();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void is_said_when_it_is_provoked(String problem, World world, Universes universes)
      throws Exception {
    ALL.hold(problem, world, universes);
  }
}
