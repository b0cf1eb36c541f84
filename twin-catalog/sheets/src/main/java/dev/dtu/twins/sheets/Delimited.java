package dev.dtu.twins.sheets;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// Text that signs part, some of it in quotes.
final class Delimited {

  private Delimited() {}

  /// The sign that a request tells, else the first of the usual ones that a text has.
  static String delimiter(Obj told, String text) {
    return switch (Told.text(told, "delimiterType")) {
      case "COMMA" -> ",";
      case "SEMICOLON" -> ";";
      case "PERIOD" -> ".";
      case "SPACE" -> " ";
      case "CUSTOM" -> Told.text(told, "delimiter");
      default ->
          List.of(",", ";", "\t", "|", " ").stream().filter(text::contains).findFirst().orElse(",");
    };
  }

  static List<String> parts(String text, String delimiter) {
    List<String> parts = new ArrayList<>();
    var part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean twice = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        part.append(twice ? "\"" : "");
        i += twice ? 1 : 0;
        quoted = twice || !quoted;
      } else if (!quoted && !delimiter.isEmpty() && text.startsWith(delimiter, i)) {
        parts.add(part.toString());
        part.setLength(0);
        i += delimiter.length() - 1;
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
