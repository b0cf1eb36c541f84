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

  private static void collect(Json json, List<String> texts) {
    switch (json) {
      case Json.Text(String text) -> texts.add(text);
      case Obj obj -> obj.forEach(member -> collect(member.value(), texts));
      case Arr arr -> arr.forEach(item -> collect(item, texts));
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }
}
