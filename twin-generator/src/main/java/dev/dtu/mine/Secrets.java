package dev.dtu.mine;

import dev.dtu.contract.Schema;
import dev.dtu.load.ScrubReader;
import dev.dtu.secret.Rules;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.util.List;
import java.util.Set;

/// Places whose values nothing may depend on: what clients keep to themselves (passwords, keys), by their
/// names or as the document says. That something was sent there at all is no secret.
public final class Secrets {

  private static final Rules NAMES = ScrubReader.own();

  private static final List<String> PLACES =
      List.of("sent:", "before:", "query:", "path:", Objection.WITHIN);

  private Secrets() {}

  /// Whether a member there, or what it stands in, is called as secrets are.
  public static boolean named(Pointer at) {
    return at.steps().stream().anyMatch(NAMES::secret);
  }

  /// Whether the document says that a member is only ever sent, or a password.
  static boolean told(Schema.Property member) {
    return member.writeOnly()
        || member.schema().writeOnly()
        || member.schema().format().filter("password"::equals).isPresent();
  }

  /// Whether a condition on this fact would tell a secret.
  ///
  /// @param told places that the document says are some
  public static boolean tells(String fact, Set<Pointer> told) {
    for (String place : PLACES) {
      if (fact.startsWith(place)) {
        String rest = fact.substring(place.length());
        Pointer at = rest.startsWith("/") ? Pointer.of(rest) : Pointer.ROOT.to(rest);
        return named(at) || told.stream().anyMatch(each -> within(at, each));
      }
    }
    return false;
  }

  private static boolean within(Pointer at, Pointer other) {
    List<String> steps = other.steps();
    return at.steps().size() >= steps.size() && at.steps().subList(0, steps.size()).equals(steps);
  }

  /// What was seen of an operation, without refusals that a secret decides.
  static Usage kept(Usage usage, Set<Pointer> told) {
    List<Objection> plain =
        usage.objections().stream()
            .filter(each -> each.when().keySet().stream().noneMatch(fact -> tells(fact, told)))
            .toList();
    return plain.size() == usage.objections().size() ? usage : usage.objecting(plain);
  }
}
