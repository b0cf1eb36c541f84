package dev.dtu.ledger;

import java.util.List;

/// Tokens that an entry handed out, which the table of credentials must know again.
///
/// @param space whose twins take them
public record Handout(String space, List<String> values) {

  public static final Handout NOTHING = new Handout("", List.of());

  public Handout {
    values = List.copyOf(values);
  }
}
