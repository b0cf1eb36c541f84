package dev.dtu.universe;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The routing table of credentials, outside every store: which universe and twin a value belongs
/// to, and whom it stands for. Safe for many threads.
public final class Credentials {

  /// The identity of the credential a universe is made with.
  public static final String ADMIN = "admin";

  /// Where a credential leads.
  public record Lead(String universe, String twin, String identity) {}

  private final Map<String, Lead> leads = new ConcurrentHashMap<>();

  void put(String value, Lead lead) {
    leads.put(value, lead);
  }

  /// The universe and twin a credential was minted for.
  public Optional<Lead> lead(String value) {
    return Optional.ofNullable(leads.get(value));
  }

  /// Whom the value stands for in that universe and twin.
  Optional<String> identity(String universe, String twin, String value) {
    return lead(value)
        .filter(lead -> lead.universe().equals(universe) && lead.twin().equals(twin))
        .map(Lead::identity);
  }

  void removeUniverse(String universe) {
    leads.values().removeIf(lead -> lead.universe().equals(universe));
  }
}
