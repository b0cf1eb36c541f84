package dev.dtu.twins.docs;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// Documents that Drive copied as files: their content is copied when one of the two is next asked for,
/// before anything else is done to it.
///
/// Drive notes a copy twice: under the original `to`, the ids of its copies, and under the copy `of`,
/// the id of its original. Both are gone when the content is there.
final class Copies {

  private Copies() {}

  /// Makes true what was noted of a document.
  static void settle(Play play, String id) {
    Notes notes = play.notes("copies");
    Optional<Obj> known = notes.find(id);
    if (known.isEmpty()) {
      return;
    }
    notes.remove(id);
    known
        .get()
        .text("of")
        .ifPresent(original -> {
          settle(play, original);
          fill(play, original, id);
        });
    for (Json copy : known.get().items("to")) {
      String other = copy.asText().orElse("");
      Optional<Obj> waiting = notes.find(other);
      if (waiting.filter(note -> note.has("of")).isPresent()) {
        notes.put(other, waiting.get().without("of"));
        fill(play, id, other);
      }
    }
  }

  private static void fill(Play play, String from, String to) {
    Document copy = Document.kept(play, to);
    copy.fill(Document.kept(play, from));
    copy.keep();
  }
}
