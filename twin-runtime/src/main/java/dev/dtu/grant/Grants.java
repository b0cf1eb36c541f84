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
/// @param proofs what proofs of holding a key must be like; empty where it binds no tokens to keys
/// @param desks what operations do, by operation
/// @param houses where operations stand that are one of several authorization servers', by operation
/// @param registries whose rows are clients too
/// @param covers scopes that include others, each with a `*`: `things.*.manage` → `things.*.read`
/// @param says how it tells why it hands out nothing, where that is not what is usual
public record Grants(
    List<ClientForm> clients,
    Assertions assertions,
    Optional<Proofs> proofs,
    SortedMap<String, Desk> desks,
    SortedMap<String, House> houses,
    List<Registry> registries,
    SortedMap<String, String> covers,
    SortedMap<Denial, Denial.Saying> says) {

  /// What a signed assertion must be like.
  ///
  /// @param audiences whom it may be for, besides the address it is sent to
  /// @param lasts the most seconds from `iat` to `exp`
  /// @param early how many seconds ahead of ours the sender's clock may be
  /// @param once whether one that has a name (`jti`) is good for one time only
  public record Assertions(List<String> audiences, long lasts, long early, boolean once) {
    public static final Assertions USUAL = new Assertions(List.of(), 3600, 300, false);

    public Assertions {
      audiences = List.copyOf(audiences);
    }
  }

  /// What a proof of holding a key must be like (RFC 9449).
  ///
  /// @param nonce the shape of the word it must have in it where tokens are handed out
  /// @param fresh for how many seconds such a word is handed out; it is taken for as long again
  /// @param lasts how many seconds a proof is good for
  /// @param early how many seconds ahead of ours the caller's clock may be
  public record Proofs(String nonce, long fresh, long lasts, long early) {
    public static final int FRESH = 86_400;
    public static final int LASTS = 300;
    public static final int EARLY = 300;
  }

  /// The authorization server that an operation is of.
  ///
  /// @param resource whose rows are the servers
  /// @param parameter of the path, which names the row
  public record House(String resource, String parameter) {}

  public Grants {
    clients = List.copyOf(clients);
    desks = Collections.unmodifiableSortedMap(new TreeMap<>(desks));
    houses = Collections.unmodifiableSortedMap(new TreeMap<>(houses));
    registries = List.copyOf(registries);
    covers = Collections.unmodifiableSortedMap(new TreeMap<>(covers));
    says = Collections.unmodifiableSortedMap(new TreeMap<>(says));
  }

  /// The parameters by which tokens are asked for that are handed out beside others, by their kind.
  SortedMap<String, String> asks() {
    SortedMap<String, String> asks = new TreeMap<>();
    for (Desk desk : desks.values()) {
      if (desk instanceof Desk.Handing handing) {
        for (Grant grant : handing.grants().values()) {
          grant.beside().forEach((kind, each) -> asks.putIfAbsent(kind, each.asks()));
        }
      }
    }
    asks.values().removeIf(String::isEmpty);
    return asks;
  }

  Denial.Saying saying(Denial denial) {
    return Optional.ofNullable(says.get(denial))
        .or(() -> Optional.ofNullable(says.get(denial.plainer())))
        .orElseGet(denial::usual);
  }
}
