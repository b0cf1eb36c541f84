package dev.dtu.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One way to be let in: all of these schemes together, each with the scopes it must carry. No
/// schemes at all means anybody.
public record SecurityNeed(SequencedMap<String, List<String>> schemes) {

  public SecurityNeed {
    var copy = new LinkedHashMap<String, List<String>>();
    schemes.forEach((name, scopes) -> copy.put(name, List.copyOf(scopes)));
    schemes = Ordered.copy(copy);
  }

  /// True when this way asks for no credential.
  public boolean open() {
    return schemes.isEmpty();
  }
}
