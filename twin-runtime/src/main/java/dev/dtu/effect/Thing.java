package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One row as a [Part] sees it; [Rows#keep] makes what was changed of it true.
///
/// What it shows may be made when it is first asked for: many parts need to know no more than that
/// there is one. Mutable so far, confined to the thread of a turn.
public final class Thing {

  private final Row row;
  private final Supplier<Obj> made;
  private final Obj hidden;
  private @Nullable Obj item;

  Thing(Row row, Obj item, Obj hidden) {
    this(row, () -> item, hidden);
  }

  Thing(Row row, Supplier<Obj> made, Obj hidden) {
    this.row = row;
    this.made = made;
    this.hidden = hidden;
  }

  /// Where it stands.
  public Row row() {
    return row;
  }

  /// What it shows, whole.
  public Obj item() {
    Obj known = item;
    if (known == null) {
      known = made.get();
      item = known;
    }
    return known;
  }

  /// What was sent of it and is never shown.
  public Obj hidden() {
    return hidden;
  }

  /// The last part of its key.
  public String id() {
    return Shelf.lastPart(row.key());
  }

  /// The text of a member, dotted when nested.
  public Optional<String> text(String member) {
    return Members.find(item(), member).flatMap(Json::asText);
  }

  /// The text of a member as it was told, without what is made up of things that nobody made.
  public Optional<String> told(String member) {
    return Members.find(Stored.item(row), member).flatMap(Json::asText);
  }

  /// What it was told to show, without what is made up of things that nobody made.
  public Obj told() {
    return Stored.item(row);
  }

  /// A member, dotted when nested.
  public Optional<Json> find(String member) {
    return Members.find(item(), member);
  }

  /// A copy that shows something else in a member, dotted when nested.
  public Thing with(String member, Json value) {
    return new Thing(row, Members.with(item(), member, value), hidden);
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
    return new Thing(row, this::item, secret);
  }

  /// The scopes its key begins with, outermost first.
  public List<String> scopes() {
    String key = row.key();
    int depth = (int) key.chars().filter(c -> c == '/').count();
    return IntStream.range(0, depth).mapToObj(i -> Shelves.part(key, i)).toList();
  }
}
