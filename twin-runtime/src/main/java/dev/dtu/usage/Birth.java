package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Obj;
import java.util.List;

/// Things that come into being below another when that is made, and that nobody asked for.
///
/// @param resource of the things
/// @param lines what they are, as a list called `items`; `id`, `sent` and `before` tell of the other: its
///     id, as it was asked for, as it is
public record Birth(String resource, List<Line> lines) {

  /// The member the things stand in.
  public static final String ITEMS = "items";

  public Birth {
    lines = List.copyOf(lines);
  }

  /// The things.
  public Arr items(Facts facts) {
    return Usage.applied(lines, Obj.EMPTY, facts).items(ITEMS);
  }
}
