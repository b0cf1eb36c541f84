package dev.dtu.twins.drive.copies;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files that Drive copied and of which another service keeps what is in them: it is copied when one of
/// the two is next asked for, before anything else is done to it.
///
/// A copy is noted twice: under the original `to`, the ids of its copies, and under the copy `of`, the
/// id of its original. Both are gone when the content is there.
public final class Copies {

  private static final String NAME = "copies";
  private static final String OF = "of";
  private static final String TO = "to";

  private Copies() {}

  /// Gives a file's copy what the file has.
  @FunctionalInterface
  public interface Filler {
    void fill(String original, String copy);
  }

  /// Notes that a file is a copy of another.
  public static void note(Play play, String original, String copy) {
    Notes notes = play.notes(NAME);
    Obj known = notes.find(original).orElse(Obj.EMPTY);
    List<Json> all = new ArrayList<>(known.items(TO).items());
    all.add(Json.of(copy));
    notes.put(original, known.with(TO, Json.array(all)));
    notes.put(copy, Obj.of(OF, Json.of(original)));
  }

  /// Makes true what was noted of a file.
  public static void settle(Play play, String id, Filler filler) {
    Notes notes = play.notes(NAME);
    Optional<Obj> known = notes.find(id);
    if (known.isEmpty()) {
      return;
    }
    notes.remove(id);
    known
        .get()
        .text(OF)
        .ifPresent(original -> {
          settle(play, original, filler);
          filler.fill(original, id);
        });
    for (Json copy : known.get().items(TO)) {
      String other = copy.asText().orElse("");
      Optional<Obj> waiting = notes.find(other);
      if (waiting.filter(note -> note.has(OF)).isPresent()) {
        notes.put(other, waiting.get().without(OF));
        filler.fill(id, other);
      }
    }
  }

  /// The file whose content a file shows: its original's, as long as nobody opened it.
  public static String source(Play play, String id) {
    String source = id;
    Optional<String> of = of(play, id);
    while (of.isPresent()) {
      source = of.get();
      of = of(play, source);
    }
    return source;
  }

  private static Optional<String> of(Play play, String id) {
    return play.notes(NAME).find(id).flatMap(note -> note.text(OF));
  }
}
