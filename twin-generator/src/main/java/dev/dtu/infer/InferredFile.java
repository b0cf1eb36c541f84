package dev.dtu.infer;

import dev.dtu.effect.Meanings;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// The text of `inferred.json`: a resource or an operation a line, so that a difference reads as
/// what changed its meaning.
public final class InferredFile {
  /// What the file is called, beside `contract/`.
  public static final String NAME = "inferred.json";

  private InferredFile() {}

  /// The form [Meanings#fromJson] reads; the same meanings give the same text.
  public static String text(Meanings meanings) {
    Obj json = meanings.toJson();
    List<String> parts = new ArrayList<>();
    for (Obj.Member part : json) {
      List<String> lines = new ArrayList<>();
      boolean list = part.value().asArr().isPresent();
      for (Json each : json.items(part.key())) {
        lines.add("    " + each);
      }
      for (Obj.Member each : part.value().asObj().orElse(Obj.EMPTY)) {
        lines.add("    " + Json.of(each.key()) + ": " + each.value());
      }
      parts.add(
          "  %s: %s%n%s%n  %s"
              .formatted(
                  Json.of(part.key()),
                  list ? "[" : "{",
                  String.join(",\n", lines),
                  list ? "]" : "}")
              .replace(System.lineSeparator(), "\n"));
    }
    return "{\n" + String.join(",\n", parts) + "\n}\n";
  }
}
