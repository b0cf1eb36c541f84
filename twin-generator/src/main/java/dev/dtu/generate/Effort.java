package dev.dtu.generate;

import dev.dtu.round.Agent;
import dev.dtu.round.Budget;
import java.util.Optional;

/// Who works on what was mined, and how long.
///
/// @param agent empty where nobody does
/// @param told what the agent and its pen are, for the record; no credential in it
/// @param goal on the validation recordings
/// @param trustJava whether files of Java are taken over
public record Effort(
    Optional<Agent> agent, String told, Budget budget, Goal goal, boolean trustJava) {

  /// Nobody.
  public static final Effort NONE =
      new Effort(Optional.empty(), "none", Budget.USUAL, Goal.NONE, false);
}
