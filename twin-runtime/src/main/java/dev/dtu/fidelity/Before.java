package dev.dtu.fidelity;

import dev.dtu.json.Obj;
import dev.dtu.recording.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A thing that was there before a session's first call, as the first answer that shows it does.
///
/// @param resource whose thing it is
/// @param scopes the ids of what it stands below, outermost first
/// @param id as the recording has it; empty for one that has none
/// @param called what else callers called it by
/// @param item what was shown of it
public record Before(
    String resource, List<String> scopes, String id, Set<String> called, Obj item) {

  public Before {
    scopes = List.copyOf(scopes);
  }

  /// What a session shows to have been there, of one twin.
  public static List<Before> of(Session session, Guide guide, String twin) {
    List<Before> before = new ArrayList<>();
    for (Prime prime : Script.of(session, guide).primes()) {
      Prime.Key key = prime.key();
      if (key.candidate().twin().name().equals(twin) && !prime.bare()) {
        before.add(
            new Before(key.resource(), key.scopes(), key.id(), prime.called(), prime.item()));
      }
    }
    return before;
  }
}
