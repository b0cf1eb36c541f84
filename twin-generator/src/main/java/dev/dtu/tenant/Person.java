package dev.dtu.tenant;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What of a person's row tells who that is, and what a universe's own people have in its place.
final class Person {

  /// What callers call themselves by in a path.
  static final List<String> CALLER = List.of("me", "myself", "self", "current", "~");

  private Person() {}

  /// What stands in a member of somebody's row; empty where it says nothing of who that is.
  static Optional<Json> told(String member, Json shown) {
    Optional<String> text = shown.asText();
    boolean mail = text.filter(each -> each.contains("@")).isPresent();
    String name = member.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
    String fact =
        switch (name) {
          case "email", "emailaddress", "mail" -> "${email}";
          case "login", "username" -> mail ? "${email}" : "${key}";
          case "firstname", "givenname" -> "${given}";
          case "lastname", "familyname", "surname" -> "${family}";
          case "displayname", "fullname", "realname" -> "${name}";
          default -> "";
        };
    return text.filter(_ -> !fact.isEmpty()).map(_ -> Json.of(fact));
  }

  /// Whether an item is somebody's.
  static boolean is(Obj item) {
    String text = item.toString();
    return text.contains("\"${email}\"") || text.contains("\"${given}\"");
  }
}
