package dev.dtu.twins.slack;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What administrators keep beside something that has an id: lists of words, each once, in their
/// order, and documents.
///
/// @param notes by what it is about
record Kept(Notes notes) {

  static Kept of(Play play, String what) {
    return new Kept(play.notes("slack-" + what));
  }

  /// The word of what became of something that waited.
  static final String STATE = "state";

  Obj about(String id) {
    return notes.find(id).orElse(Obj.EMPTY);
  }

  /// What waits under an id, and that nobody decided on yet.
  ///
  /// @param unknown the refusal where there is none
  /// @param settled the refusal where somebody did, with what became of it in place of `%s`
  Obj waiting(String id, String unknown, String settled) {
    Obj told = about(id);
    if (told.isEmpty()) {
      throw Said.no(unknown);
    }
    if (told.has(STATE)) {
      throw Said.no(settled.formatted(told.text(STATE).orElse("")));
    }
    return told;
  }

  void put(String id, Obj document) {
    notes.put(id, document);
  }

  List<String> words(String id, String list) {
    return about(id).items(list).items().stream().map(it -> it.asText().orElse("")).toList();
  }

  void words(String id, String list, List<String> words) {
    var seen = new TreeSet<String>();
    List<Json> once = new ArrayList<>();
    words.stream().filter(seen::add).forEach(word -> once.add(Json.of(word)));
    put(id, about(id).with(list, Json.array(once)));
  }

  void add(String id, String list, List<String> more) {
    List<String> all = new ArrayList<>(words(id, list));
    all.addAll(more);
    words(id, list, all);
  }

  void drop(String id, String list, List<String> gone) {
    words(id, list, words(id, list).stream().filter(word -> !gone.contains(word)).toList());
  }

  /// The list as a reply shows it.
  Json shown(String id, String list) {
    return about(id).items(list);
  }
}
