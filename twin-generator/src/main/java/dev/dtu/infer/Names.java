package dev.dtu.infer;

import dev.dtu.contract.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Gives each resource a name of its own: its noun, with the nouns above it where two share one.
final class Names {
  /// Words of paths that name no thing: versions, and what all paths begin with.
  private static final Pattern NO_NOUN =
      Pattern.compile("|api|rest|v?[0-9]+([.-][0-9]+)*((alpha|beta|rc)[0-9]*)?");

  /// Words that name nothing without the one above.
  private static final Set<String> VAGUE =
      Set.of(
          "default",
          "customized",
          "preview",
          "current",
          "latest",
          "list",
          "search",
          "all",
          "none",
          "full",
          "bulk",
          "human",
          "raw",
          "system",
          "deleted",
          "updated",
          "failed",
          "trashed");

  private Names() {}

  static void give(List<Draft> drafts) {
    Set<String> taken = new HashSet<>();
    List<Draft> inOrder = new ArrayList<>(drafts);
    inOrder.sort(
        Comparator.comparing((Draft draft) -> draft.manner() != Draft.Manner.ITEM)
            .thenComparingInt(draft -> draft.place().road().size())
            .thenComparingInt(draft -> -draft.uses().size()));
    for (Draft draft : inOrder) {
      draft.name(name(draft, taken));
    }
  }

  private static String name(Draft draft, Set<String> taken) {
    List<String> nouns = nouns(draft);
    if (nouns.isEmpty()) {
      return numbered("thing", taken);
    }
    Optional<String> vendors = vendors(draft, nouns).filter(taken::add);
    if (vendors.isPresent()) {
      return vendors.get();
    }
    String name = "";
    for (String noun : nouns.reversed()) {
      name = name.isEmpty() ? noun : noun + "-" + name;
      if ((!VAGUE.contains(name) || nouns.size() == 1) && taken.add(name)) {
        return name;
      }
    }
    return numbered(name, taken);
  }

  /// The vendor's word for it, the name of its shape, when that says what the path says: `GroupRule`
  /// at `/groups/rules`.
  private static Optional<String> vendors(Draft draft, List<String> nouns) {
    Set<String> above = new HashSet<>();
    nouns.subList(0, nouns.size() - 1).forEach(noun -> above.addAll(Words.of(noun)));
    List<String> noun = Words.of(nouns.getLast());
    return draft
        .shape()
        .flatMap(Schema::name)
        .map(Words::kebab)
        .filter(name -> {
          List<String> words = Words.of(name);
          int own = words.size() - noun.size();
          return own > 0
              && words.subList(own, words.size()).equals(noun)
              && above.containsAll(words.subList(0, own));
        });
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
      if (!place.isParameter() && !NO_NOUN.matcher(noun).matches()) {
        nouns.add(noun);
      }
    }
    if (draft.manner() == Draft.Manner.ITEM && nouns.isEmpty()) {
      nouns.add(Words.kebab(draft.idParameter()));
    }
    return nouns;
  }
}
