package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Numbering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads what a title page says of members that count within what a row belongs to (`numbered`).
final class NumberedReader {

  private static final List<String> MEMBERS = List.of("of", "at", "shape");

  private NumberedReader() {}

  static SortedMap<String, List<Numbering>> read(@Nullable Page page, List<String> resources) {
    SortedMap<String, List<Numbering>> numberings = new TreeMap<>();
    if (page != null) {
      page.members(new TreeSet<>(resources))
          .forEach((resource, told) -> {
            List<Numbering> own = new ArrayList<>();
            told.members().forEach((member, each) -> own.add(one(member, each, resources)));
            numberings.put(resource, List.copyOf(own));
          });
    }
    return numberings;
  }

  private static Numbering one(String member, Page page, List<String> resources) {
    Map<String, Page> members = page.members(MEMBERS);
    for (String needed : MEMBERS) {
      if (!members.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    Page of = members.getOrDefault("of", page);
    if (members.containsKey("of") && !resources.contains(of.text())) {
      of.flaw(
          "expected a resource, found '" + of.text() + "'" + Nearest.hint(of.text(), resources));
    }
    Page shape = members.getOrDefault("shape", page);
    try {
      Mint.of(text(members, "shape").replaceAll("\\$\\{[^}]+}", ""));
    } catch (IllegalArgumentException wrong) {
      shape.flaw(String.valueOf(wrong.getMessage()));
    }
    return new Numbering(member, text(members, "of"), text(members, "at"), text(members, "shape"));
  }

  private static String text(Map<String, Page> members, String name) {
    Page page = members.get(name);
    return page == null ? "" : page.text();
  }
}
