package dev.dtu.effect;

import dev.dtu.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What services choose for a thing just made: it is active, open, enabled, new.
final class Choice {

  private static final List<String> ALIVE =
      List.of("active", "open", "enabled", "new", "created", "available", "live", "running", "on");

  private static final Set<String> TRUE =
      Set.of("active", "enabled", "isactive", "isenabled", "available", "visible", "ok", "success");

  private Choice() {}

  /// The most alive of the choices for a member that tells a state, else the first that is not null.
  static Json alive(List<Json> choices, String name) {
    String word = name.toLowerCase(Locale.ROOT);
    if (word.endsWith("status") || word.endsWith("state") || word.endsWith("lifecycle")) {
      for (String wanted : ALIVE) {
        for (Json choice : choices) {
          if (choice.asText().filter(wanted::equalsIgnoreCase).isPresent()) {
            return choice;
          }
        }
      }
    }
    for (Json choice : choices) {
      if (choice != Json.Null.NULL) {
        return choice;
      }
    }
    return choices.getFirst();
  }

  /// What a boolean of that name is at first.
  static boolean holds(String name) {
    return TRUE.contains(name.toLowerCase(Locale.ROOT).replace("_", ""));
  }
}
