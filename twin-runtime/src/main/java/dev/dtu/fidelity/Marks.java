package dev.dtu.fidelity;

import java.util.List;
import java.util.Optional;

/// How an answer compares with the recorded one. All or nothing and cumulative: value is right only
/// where shape is, shape only where status is.
///
/// @param shape empty where the recorded answer has no body to have a shape
/// @param value empty there too, and where over half of the leaves are volatile
/// @param bare whether, where the recorded answer has no body, the other has none either
/// @param headers how many of the headers that clients act on are right, and of how many
/// @param leaves of the recorded answer
/// @param changeable the volatile ones of them
public record Marks(
    boolean status,
    Optional<Boolean> shape,
    Optional<Boolean> value,
    boolean bare,
    int headers,
    int headersOf,
    int leaves,
    int changeable,
    List<Divergence> divergences) {

  public Marks {
    divergences = List.copyOf(divergences);
  }

  /// Whether anything of what is scored is wrong.
  public boolean diverges() {
    return !status || shape.equals(Optional.of(false)) || value.equals(Optional.of(false));
  }
}
