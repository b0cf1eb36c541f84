package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One row as a [Part] sees it; [Rows#keep] makes what was changed of it true.
///
/// @param row where it stands
/// @param item what it shows, whole
/// @param hidden what was sent of it and is never shown
public record Thing(Row row, Obj item, Obj hidden) {

  /// The last part of its key.
  public String id() {
    return Shelf.lastPart(row.key());
  }

  /// The text of a member, dotted when nested.
  public Optional<String> text(String member) {
    return Members.find(item, member).flatMap(Json::asText);
  }

  /// A member, dotted when nested.
  public Optional<Json> find(String member) {
    return Members.find(item, member);
  }

  /// A copy that shows something else in a member, dotted when nested.
  public Thing with(String member, Json value) {
    return new Thing(row, Members.with(item, member, value), hidden);
  }

  /// A copy that shows another text in a member, dotted when nested.
  public Thing with(String member, String text) {
    return with(member, Json.of(text));
  }

  /// A copy that shows this in place of all.
  public Thing showing(Obj whole) {
    return new Thing(row, whole, hidden);
  }

  /// A copy that keeps this to itself.
  public Thing hiding(Obj secret) {
    return new Thing(row, item, secret);
  }

  /// The scopes its key begins with, outermost first.
  public List<String> scopes() {
    String key = row.key();
    int depth = (int) key.chars().filter(c -> c == '/').count();
    return IntStream.range(0, depth).mapToObj(i -> Shelves.part(key, i)).toList();
  }
}
