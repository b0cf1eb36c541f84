package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which members of a document to show: `files(id,owners/me),nextPageToken`; `*` is every member,
/// and a name without anything after it stands for all that is there.
///
/// @param members what to show of each member by name; empty when all is shown
record Mask(Map<String, Mask> members) {

  /// Shows all.
  static final Mask ALL = new Mask(Collections.emptyMap());

  private static final String ANY = "*";
  private static final int DEEPEST = 32;

  /// Why a text is no mask.
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /// Reads a mask.
  static Mask of(String text) throws Unreadable {
    var reader = new Reader(text);
    Mask mask = reader.list(0);
    if (reader.at < text.length()) {
      throw reader.expected("a comma or the end");
    }
    return mask;
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Unreadable expected(String what) {
      String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
      return new Unreadable("expected " + what + " at character " + (at + 1) + ", found " + found);
    }

    Mask list(int depth) throws Unreadable {
      if (depth > DEEPEST) {
        throw expected("at most " + DEEPEST + " levels");
      }
      Map<String, Mask> members = new LinkedHashMap<>();
      do {
        path(members, depth);
      } while (skip(','));
      return new Mask(members);
    }

    private void path(Map<String, Mask> into, int depth) throws Unreadable {
      if (depth > DEEPEST) {
        throw expected("at most " + DEEPEST + " levels");
      }
      String name = name();
      Mask below = ALL;
      if (skip('/') || skip('.')) {
        Map<String, Mask> one = new LinkedHashMap<>();
        path(one, depth + 1);
        below = new Mask(one);
      } else if (skip('(')) {
        below = list(depth + 1);
        if (!skip(')')) {
          throw expected("')'");
        }
      }
      into.merge(name, below, Mask::with);
    }

    private String name() throws Unreadable {
      skipBlanks();
      int start = at;
      while (at < text.length() && "/.,() ".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (at == start) {
        throw expected("a name");
      }
      String name = text.substring(start, at);
      skipBlanks();
      return name;
    }

    private boolean skip(char wanted) {
      skipBlanks();
      if (at < text.length() && text.charAt(at) == wanted) {
        at++;
        return true;
      }
      return false;
    }

    private void skipBlanks() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }
  }

  boolean all() {
    return members.isEmpty();
  }

  /// What either shows.
  private Mask with(Mask other) {
    if (all() || other.all()) {
      return ALL;
    }
    Map<String, Mask> both = new LinkedHashMap<>(members);
    other.members.forEach((name, below) -> both.merge(name, below, Mask::with));
    return new Mask(both);
  }

  /// The first name that no document of the shape has; empty when it may have all.
  Optional<String> stranger(Shape shape) {
    Shape at = shape;
    while (at.is("array") && at.items().isPresent()) {
      at = at.items().get();
    }
    Map<String, Shape.Slot> slots = at.slots(Obj.EMPTY);
    for (Map.Entry<String, Mask> member : members.entrySet()) {
      Shape.Slot slot = slots.get(member.getKey());
      boolean free = member.getKey().equals(ANY) || slots.isEmpty();
      if (slot == null && !free && at.additional().isEmpty()) {
        return Optional.of(member.getKey());
      }
      Optional<String> below =
          slot == null ? Optional.empty() : member.getValue().stranger(slot.shape());
      if (below.isPresent()) {
        return Optional.of(member.getKey() + "/" + below.get());
      }
    }
    return Optional.empty();
  }

  /// What the mask shows of a document, in the document's order.
  Json of(Json document) {
    if (all()) {
      return document;
    }
    return switch (document) {
      case Obj object -> of(object);
      case Arr array -> {
        List<Json> items = new ArrayList<>(array.size());
        for (Json item : array) {
          items.add(of(item));
        }
        yield Arr.of(items);
      }
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> document;
    };
  }

  private Obj of(Obj object) {
    var shown = Obj.builder();
    Mask every = members.get(ANY);
    for (Obj.Member member : object) {
      Mask own = members.get(member.key());
      Mask both = own == null ? every : every == null ? own : own.with(every);
      if (both != null) {
        shown.put(member.key(), both.of(member.value()));
      }
    }
    return shown.build();
  }
}
