package dev.dtu.tenant;

import dev.dtu.recording.Session;
import dev.dtu.split.Group;
import dev.dtu.twin.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The kinds of tenants that recordings tell by their tags: `classic` and `oie` of `classic-00`,
/// `classic-01` and `oie-00`.
public final class Kinds {

  /// A kind is told by so many groups of recordings.
  private static final int GROUPS = 3;

  private static final String WORD = "[a-z][a-z0-9-]{1,30}";

  private Kinds() {}

  /// The kind of a session's tenant; empty where the recording does not tell.
  public static String of(Session session) {
    return session.tenant().replaceFirst("-\\d+$", "");
  }

  /// All of them, in order of their names; none where there are fewer than two, as what all have in
  /// common is no kind.
  public static List<String> of(List<Session> sessions) {
    SortedMap<String, TreeSet<String>> groups = new TreeMap<>();
    for (Session session : sessions) {
      String kind = of(session);
      if (kind.matches(WORD) && !kind.equals(Seeds.DEFAULT)) {
        groups.computeIfAbsent(kind, _ -> new TreeSet<>()).add(Group.of(session));
      }
    }
    List<String> kinds = new ArrayList<>();
    groups.forEach((kind, in) -> {
      if (in.size() >= GROUPS) {
        kinds.add(kind);
      }
    });
    return kinds.size() > 1 ? kinds : List.of();
  }
}
