package dev.dtu.trial;

import java.util.ArrayList;
import java.util.List;

/// Where a row is: its resource, and the values of its scopes and then its id, as they are meant.
public record Address(String resource, List<String> key) {

  public Address {
    key = List.copyOf(key);
  }

  /// The id, or for one row a scope the last scope; empty when the key is.
  public String id() {
    return key.isEmpty() ? "" : key.getLast();
  }

  /// Whether its scopes begin so.
  boolean below(List<String> scopes) {
    return key.size() >= scopes.size() && key.subList(0, scopes.size()).equals(scopes);
  }

  /// A copy that names another row in the same scopes.
  public Address withId(String id) {
    List<String> changed = new ArrayList<>(key);
    changed.set(changed.size() - 1, id);
    return new Address(resource, changed);
  }

  @Override
  public String toString() {
    return resource + " " + String.join("/", key);
  }
}
