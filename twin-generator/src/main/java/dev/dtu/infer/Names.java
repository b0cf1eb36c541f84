package dev.dtu.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gives each resource a name of its own: its noun, with the nouns above it where two share one.
final class Names {
  private Names() {}

  static void give(List<Draft> drafts) {
    Set<String> taken = new HashSet<>();
    List<Draft> inOrder = new ArrayList<>(drafts);
    inOrder.sort(
        Comparator.comparing((Draft draft) -> draft.manner() != Draft.Manner.ITEM)
            .thenComparingInt(draft -> draft.place().road().size())
            .thenComparingInt(draft -> -draft.uses().size()));
    for (Draft draft : inOrder) {
      List<String> nouns = nouns(draft);
      String name = "";
      for (String noun : nouns.reversed()) {
        name = name.isEmpty() ? noun : noun + "-" + name;
        if (taken.add(name)) {
          break;
        }
        name = taken.contains(name) && noun.equals(nouns.getFirst()) ? numbered(name, taken) : name;
      }
      draft.name(name.isEmpty() ? numbered("thing", taken) : name);
    }
  }

  private static String numbered(String name, Set<String> taken) {
    int n = 2;
    while (!taken.add(name + "-" + n)) {
      n++;
    }
    return name + "-" + n;
  }

  private static List<String> nouns(Draft draft) {
    List<String> nouns = new ArrayList<>();
    for (Place place : draft.place().road()) {
      String noun = Words.kebab(place.word());
      if (!place.isParameter() && !noun.matches("|api|rest|v?[0-9.-]+")) {
        nouns.add(noun);
      }
    }
    if (draft.manner() == Draft.Manner.ITEM && nouns.isEmpty()) {
      nouns.add(Words.kebab(draft.idParameter()));
    }
    return nouns;
  }
}
