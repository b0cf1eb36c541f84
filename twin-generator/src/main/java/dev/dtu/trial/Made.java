package dev.dtu.trial;

import dev.dtu.json.Json;
import java.util.Map;

/// A row a trial made, or found.
///
/// @param by the operation that made it; empty when it was planted or there before
/// @param sent the item that was sent; an empty object when none was
/// @param containers the rows it was put in, by resource
public record Made(Address address, String by, Json sent, Map<String, Address> containers) {

  public Made {
    containers = Map.copyOf(containers);
  }

  /// True when a call of the service made it.
  public boolean called() {
    return !by.isEmpty();
  }
}
