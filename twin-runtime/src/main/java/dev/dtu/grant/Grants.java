package dev.dtu.grant;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A token service as data: its clients, what its operations do, and how it says no.
///
/// @param clients one of each lives in every universe
/// @param assertions what signed assertions must be like
/// @param desks what operations do, by operation
/// @param says how it tells why it hands out nothing, where that is not what is usual
public record Grants(
    List<ClientForm> clients,
    Assertions assertions,
    SortedMap<String, Desk> desks,
    SortedMap<Denial, Denial.Saying> says) {

  /// What a signed assertion must be like.
  ///
  /// @param audiences whom it may be for, besides the address it is sent to
  /// @param lasts the most seconds from `iat` to `exp`
  /// @param early how many seconds ahead of ours the sender's clock may be
  public record Assertions(List<String> audiences, long lasts, long early) {
    public static final Assertions USUAL = new Assertions(List.of(), 3600, 300);

    public Assertions {
      audiences = List.copyOf(audiences);
    }
  }

  public Grants {
    clients = List.copyOf(clients);
    desks = Collections.unmodifiableSortedMap(new TreeMap<>(desks));
    says = Collections.unmodifiableSortedMap(new TreeMap<>(says));
  }

  Denial.Saying saying(Denial denial) {
    return Optional.ofNullable(says.get(denial)).orElseGet(denial::usual);
  }
}
