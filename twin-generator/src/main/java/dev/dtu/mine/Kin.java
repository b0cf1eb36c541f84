package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Things of two resources that have one id are one thing, seen by two services: what the one is called
/// stands in the other.
final class Kin {

  /// How what stands in another resource's thing begins in a template.
  static final String SAME = "${same:";

  private static final String OF = "of:";
  private static final String PATH = "path:";

  private static final int TELLING = 4;

  private Kin() {}

  /// Texts that say where they come from, with those of things of other resources that have the same id.
  ///
  /// @param kept things as they were last seen, by resource and id
  /// @param own what the thing is kept by
  static Map<String, String> rows(
      Map<String, String> rows, Map<String, Obj> kept, String own, String id) {
    if (id.length() < 2 * TELLING) {
      return rows;
    }
    Map<String, String> more = new TreeMap<>(rows);
    kept.forEach((key, item) -> {
      if (!key.equals(own) && key.endsWith("/" + id)) {
        String resource = key.substring(0, key.length() - id.length() - 1);
        item.forEach(member -> note(resource, id, member, more));
      }
    });
    return more.size() == rows.size() ? rows : more;
  }

  /// The thing that the last of a path's parameters names of which one is known, by how facts of it
  /// begin: `of:PARAMETER:RESOURCE:`.
  ///
  /// @param kept things as they were last seen, by resource and id
  /// @param parameters of path and query
  static Optional<Map.Entry<String, Obj>> named(
      Map<String, Obj> kept, Map<String, String> parameters) {
    SortedMap<String, Obj> named = new TreeMap<>();
    parameters.forEach((parameter, id) -> {
      if (parameter.startsWith(PATH) && id.length() >= 2 * TELLING) {
        kept.forEach((key, item) -> {
          if (key.endsWith("/" + id)) {
            String resource = key.substring(0, key.length() - id.length());
            named.put(
                OF + parameter.substring(PATH.length()) + ":" + resource.replace('/', ':'), item);
          }
        });
      }
    });
    return Optional.ofNullable(named.lastEntry());
  }

  private static void note(
      String resource, String id, Obj.Member member, Map<String, String> rows) {
    boolean says =
        member.value() instanceof Json.Text(String text)
            && text.length() >= TELLING
            && !text.equals(id);
    if (says) {
      String hole = SAME + resource + ":/" + member.key() + "}";
      rows.putIfAbsent(member.value().asText().orElse(""), hole);
    }
  }
}
