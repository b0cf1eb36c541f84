package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.twin.Turn;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One thing a service tells.
///
/// @param name in the service's own words; hooks subscribe to it
/// @param given what further facts must be, such as those of rows it stands in
/// @param facts further facts for the words: what is told of it alone
/// @param words its body, in place of the usual one
/// @param how it is told in place of how others are; an app at a socket hears of it once
/// @param then the act that hears what was answered; empty when nobody cares
/// @param seen who has to be there; anybody where it is empty
/// @param quiet whether it stands in the service's log alone, and nobody can subscribe to it
public record EventKind(
    String name,
    Occasion on,
    SortedMap<String, Json> given,
    Wording facts,
    Optional<Wording> words,
    Optional<Manner> how,
    String then,
    Optional<Witness> seen,
    boolean quiet) {

  /// One told as all others are, in the usual words.
  public EventKind(String name, Occasion on, SortedMap<String, Json> given) {
    this(
        name,
        on,
        given,
        Wording.NOTHING,
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        false);
  }

  public EventKind {
    given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
  }

  /// Whether it is so, and seen by who has to see it.
  boolean holds(House house, Draft draft, Facts facts) {
    return facts.are(given) && (seen.isEmpty() || seen.get().there(house, draft, facts));
  }

  /// How it goes by a socket.
  Manner carried(Manner usual) {
    return how.isEmpty() ? usual : usual.again(List.of(), List.of(), "", Obj.EMPTY);
  }

  /// What is kept of it for who hears the answer.
  Obj proof(String key, Hook.Subscriber to, Turn turn) {
    if (!then.isEmpty()) {
      return Answered.proof(then, key, turn);
    }
    return to.failed().isEmpty() ? Obj.EMPTY : Answered.failing(to.failed(), to.name(), turn);
  }
}
