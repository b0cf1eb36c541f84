package dev.dtu.laws;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Subject;
import java.util.List;
import java.util.Set;

/// Something that must hold of every twin.
public interface Law {

  /// Its name in reports and lists of exceptions: `reads-back`.
  String name();

  /// The effects on a resource it is about, one trial each.
  List<Effect> about(Subject subject, Resource resource);

  /// Holds the law for one effect in a fresh world.
  ///
  /// @return the operations whose effect was seen through another operation, or that showed another's
  /// @throws dev.dtu.trial.Verdict when it does not hold, or cannot be held
  Set<String> hold(Bench bench, Effect effect);
}
