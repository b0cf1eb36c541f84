package dev.dtu.load;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// The texts in a document, however deep.
final class Texts {

  private Texts() {}

  static List<String> in(Json json) {
    List<String> texts = new ArrayList<>();
    collect(json, texts);
    return texts;
  }

  /// The texts of a member of that name, however deep.
  static List<String> of(Json json, String name) {
    List<String> texts = new ArrayList<>();
    if (json instanceof Obj obj) {
      obj.text(name).ifPresent(texts::add);
      obj.forEach(member -> texts.addAll(of(member.value(), name)));
    } else if (json instanceof Arr arr) {
      arr.forEach(item -> texts.addAll(of(item, name)));
    }
    return texts;
  }

  private static void collect(Json json, List<String> texts) {
    if (json instanceof Json.Text text) {
      texts.add(text.value());
    } else if (json instanceof Obj obj) {
      obj.forEach(member -> collect(member.value(), texts));
    } else if (json instanceof Arr arr) {
      arr.forEach(item -> collect(item, texts));
    }
  }
}
