package dev.dtu.load;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A [Page] of JSON: what was prepared or sent, read without a detour over YAML. Knows no lines.
final class JsonPage extends Page {

  private final Json value;
  private final boolean sound;

  private JsonPage(String file, Json value, boolean sound, Flaws flaws) {
    super(file, flaws);
    this.value = value;
    this.sound = sound;
  }

  /// What somebody sent.
  static JsonPage sent(String file, Json value, Flaws flaws) {
    return new JsonPage(file, value, false, flaws);
  }

  /// What was looked over when it was prepared.
  static JsonPage prepared(String file, Json value, Flaws flaws) {
    return new JsonPage(file, value, true, flaws);
  }

  @Override
  boolean sound() {
    return sound;
  }

  @Override
  int line() {
    return 0;
  }

  @Override
  void flawOf(String member, String what) {
    flaw(what);
  }

  @Override
  SequencedMap<String, Page> members() {
    SequencedMap<String, Page> members = new LinkedHashMap<>();
    if (value instanceof Obj object) {
      for (int i = 0; i < object.size(); i++) {
        members.put(object.key(i), page(object.value(i)));
      }
    } else {
      flaw("expected members (name: value), found " + kind());
    }
    return members;
  }

  @Override
  List<Page> items() {
    List<Page> items = new ArrayList<>();
    if (value instanceof Arr array) {
      for (Json item : array) {
        items.add(page(item));
      }
    } else {
      flaw("expected a list, found " + kind());
    }
    return items;
  }

  @Override
  String text() {
    if (isText()) {
      return spelled();
    }
    flaw("expected a text, found " + kind());
    return "";
  }

  @Override
  boolean isText() {
    return !(value instanceof Obj) && !isList();
  }

  @Override
  boolean isList() {
    return value instanceof Arr;
  }

  @Override
  Json json() {
    return value;
  }

  private String spelled() {
    return value.asText().orElseGet(value::toString);
  }

  private String kind() {
    if (value instanceof Obj) {
      return "members";
    } else if (isList()) {
      return "a list";
    }
    return spelled().isEmpty() ? "nothing" : "'" + spelled() + "'";
  }

  private JsonPage page(Json part) {
    return new JsonPage(file(), part, sound, flaws());
  }
}
