package dev.dtu.twins.sheets;

import dev.dtu.effect.Notes;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import java.util.Optional;

/// Notes of any size: what is too large for one is kept as its text, in as many as that takes.
///
/// @param notes where they are kept
record Pages(Notes notes) {

  /// So many bytes are one note at most, what stands around them included.
  private static final int WHOLE = Row.LIMIT_BYTES - 1024;

  /// So many characters of a text are one note at most: each may take three bytes, or two that are
  /// written for one.
  private static final int PIECE = WHOLE / 3;

  private static final String TEXT = "text";
  private static final String MORE = "more";

  /// What was noted under a key.
  Optional<Obj> find(String key) {
    Optional<Obj> first = notes.find(key);
    int more = first.map(note -> Told.whole(note, MORE, 0)).orElse(0);
    if (more == 0) {
      return first;
    }
    var text = new StringBuilder(Told.text(first.orElseThrow(), TEXT));
    for (int i = 1; i <= more; i++) {
      text.append(notes.find(key(key, i)).flatMap(note -> note.text(TEXT)).orElse(""));
    }
    return Json.trusted(text.toString()).asObj();
  }

  /// Notes something under a key, in place of what was noted there.
  void put(String key, Obj note) {
    int before = pieces(key);
    int after = 0;
    if (note.bytes().length <= WHOLE) {
      notes.put(key, note);
    } else {
      String text = note.toString();
      after = (text.length() + PIECE - 1) / PIECE - 1;
      for (int i = 0; i <= after; i++) {
        put(key, i, Obj.of(TEXT, Json.of(piece(text, i)), MORE, Json.of(i == 0 ? after : 0)));
      }
    }
    for (int i = after + 1; i <= before; i++) {
      notes.remove(key(key, i));
    }
  }

  // A piece that says the same is left alone.
  private void put(String key, int number, Obj piece) {
    String at = key(key, number);
    if (!notes.find(at).equals(Optional.of(piece))) {
      notes.put(at, piece);
    }
  }

  /// Forgets what was noted under a key.
  void remove(String key) {
    int pieces = pieces(key);
    for (int i = 0; i <= pieces; i++) {
      notes.remove(key(key, i));
    }
  }

  private int pieces(String key) {
    return notes.find(key).map(note -> Told.whole(note, MORE, 0)).orElse(0);
  }

  private static String key(String key, int number) {
    return number == 0 ? key : key + "~" + number;
  }

  // Both halves of a character are in one piece.
  private static String piece(String text, int number) {
    return text.substring(cut(text, number * PIECE), cut(text, (number + 1) * PIECE));
  }

  private static int cut(String text, int at) {
    boolean half = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    return Math.min(half ? at - 1 : at, text.length());
  }
}
