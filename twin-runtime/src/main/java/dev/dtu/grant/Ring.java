package dev.dtu.grant;

import dev.dtu.call.Dice;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// The keys of a space: the first is its own, the others sign for authorization servers that have keys
/// of theirs.
///
/// There are [#SIZE] of them, however many universes and servers there are, so that none of them costs
/// more than a process pays once. Who counts on comes round to the first of the others again; names
/// tell such keys apart, since nobody verifies with a key of another name.
final class Ring {

  /// So many keys a space has.
  static final int SIZE = 32;

  private final List<Seal> seals;

  Ring(String space) {
    Dice others = new Dice(0).at("ring").at(space);
    this.seals =
        IntStream.range(0, SIZE)
            .mapToObj(n -> n == 0 ? new Seal(space) : new Seal(others.at(n)))
            .toList();
  }

  /// The space's own key.
  Seal own() {
    return seals.getFirst();
  }

  private Seal of(long number) {
    return number == 0 ? own() : seals.get(1 + (int) Math.floorMod(number - 1, SIZE - 1L));
  }

  private String name(Bench.Key key) {
    return key.name().isEmpty() ? of(key.number()).name() : key.name();
  }

  /// @param typed what the token says it is; empty says nothing
  String sign(Bench.Key key, Obj claims, String typed) {
    return of(key.number()).sign(claims, name(key), typed);
  }

  /// The public key as a JSON Web Key.
  Obj open(Bench.Key key) {
    return of(key.number()).open().with("kid", name(key));
  }

  byte[] certificate(long number, String subject, Instant from, Instant until) {
    return of(number).certificate(subject, from, until);
  }

  /// Whether a token was signed with a key.
  boolean signed(Seal.Read read, Bench.Key key) {
    return name(key).equals(read.token().getHeader().getKeyID())
        && of(key.number()).signed(read, Obj.EMPTY);
  }
}
