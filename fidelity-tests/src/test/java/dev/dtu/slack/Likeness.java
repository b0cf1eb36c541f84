package dev.dtu.slack;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Whether an answer is as a fact says: all members that it tells are there, lists are as long as its
/// own, and a text that begins with a tilde is a pattern of the value's words.
final class Likeness {

  private static final String PATTERN = "~";

  private Likeness() {}

  /// What is otherwise.
  static List<String> differences(Json wanted, Json found, String at) {
    if (wanted instanceof Obj told && found instanceof Obj whole) {
      List<String> all = new ArrayList<>();
      for (Obj.Member member : told) {
        String place = at + "." + member.key();
        whole
            .find(member.key())
            .ifPresentOrElse(
                value -> all.addAll(differences(member.value(), value, place)),
                () -> all.add(place + " is missing in " + whole));
      }
      return all;
    }
    if (wanted instanceof Arr told && found instanceof Arr whole && told.size() == whole.size()) {
      List<String> all = new ArrayList<>();
      for (int i = 0; i < told.size(); i++) {
        all.addAll(differences(told.at(i), whole.at(i), at + "[" + i + "]"));
      }
      return all;
    }
    return like(wanted, found)
        ? List.of()
        : List.of("%s: expected %s, found %s".formatted(at, wanted, found));
  }

  private static boolean like(Json wanted, Json found) {
    if (wanted instanceof Json.Text(String text) && text.startsWith(PATTERN)) {
      String words = found.asWords().orElseGet(found::toString);
      return Pattern.compile(text.substring(1), Pattern.DOTALL).matcher(words).matches();
    }
    return wanted.equals(found);
  }
}
