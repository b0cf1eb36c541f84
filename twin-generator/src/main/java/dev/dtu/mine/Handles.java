package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Pointer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Words that people made up though no digit tells it: by which they call what they keep at a service
/// (`key`, `slug`), and people's own names. A recording's client says the same in each session, so
/// that no count of sessions tells such a word from the service's. What something is called beside
/// that (its `name`) is of the same people. Mutable, one thread's.
final class Handles {

  private static final List<String> KEYS = List.of("key", "slug");

  private static final List<String> BESIDE = List.of("name", "displayname", "title", "label");

  private static final List<String> PEOPLE =
      List.of("firstname", "lastname", "givenname", "familyname");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{4,60}");

  /// A word of small letters is as well one of the service's.
  private static final Pattern HANDLE = Pattern.compile("(?=.*[A-Z])[A-Za-z]{4,60}");

  private static final Pattern HOLE = Pattern.compile("\\$\\{(?:[^{}]|\\{[^}]*})*}");

  private final Set<String> keys = new HashSet<>();
  private final Set<String> people = new HashSet<>();
  private final Map<String, Set<String>> beside = new HashMap<>();

  /// Takes in a member that a client sent.
  void sent(Obj.Member member) {
    if (member.value() instanceof Json.Text(String text) && WORD.matcher(text).matches()) {
      String name = plain(member.key());
      if (KEYS.contains(name) && HANDLE.matcher(text).matches()) {
        keys.add(text);
      } else if (PEOPLE.contains(name)) {
        people.add(text);
      }
    }
  }

  /// Takes in an object that an answer showed.
  void shown(Obj object) {
    for (Obj.Member each : object) {
      if (KEYS.contains(plain(each.key())) && each.value() instanceof Json.Text(String key)) {
        for (Obj.Member other : object) {
          if (BESIDE.contains(plain(other.key()))
              && other.value() instanceof Json.Text(String is)) {
            beside.computeIfAbsent(key, _ -> new HashSet<>()).add(is);
          }
        }
      }
    }
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /// All that clients call things by, and what stands beside it.
  Set<String> words() {
    Set<String> words = new HashSet<>(keys);
    keys.forEach(key ->
        beside.getOrDefault(key, Set.of()).stream()
            .filter(word -> HANDLE.matcher(word).matches())
            .forEach(words::add));
    return words;
  }

  /// Whether a template says such a word by itself, at a place.
  boolean own(String template, Pointer at) {
    String text = HOLE.matcher(template).replaceAll(" ");
    String name = at.steps().isEmpty() ? "" : plain(at.steps().getLast());
    if (PEOPLE.contains(name) && people.contains(text)) {
      return true;
    }
    Set<String> words = words();
    return Parts.of(text).stream().anyMatch(words::contains);
  }
}
