package dev.dtu.load;

import dev.dtu.twin.Acts;
import dev.dtu.twin.Behaviour;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads `acts.yaml`: what people do in a service's own pages. What each does is Java of the twin.
final class ActsReader {

  static final String FILE = "twin/acts.yaml";

  private static final List<String> MEMBERS = List.of("source", "acts");
  private static final List<String> ACT = List.of("what", "takes", "within", "source");

  private ActsReader() {}

  /// @param written the names of those there is Java of
  /// @param does what each does
  static Acts read(Page root, Collection<String> written, Function<String, Behaviour> does) {
    Map<String, Page> file = root.members(MEMBERS);
    if (file.containsKey("source")) {
      Sources.check(file.get("source"));
    } else {
      root.flaw("expected a member 'source', found none");
    }
    SortedMap<String, Acts.Act> acts = new TreeMap<>();
    Page all = file.get("acts");
    if (all != null) {
      all.members(written)
          .forEach((name, page) -> {
            if (written.contains(name)) {
              acts.put(name, act(name, page, does.apply(name)));
            }
          });
    }
    var missing = new TreeSet<>(written);
    missing.removeAll(acts.keySet());
    if (!missing.isEmpty()) {
      root.flaw("expected all acts that are written in Java, found none of " + missing);
    }
    return new Acts(acts);
  }

  private static Acts.Act act(String name, Page page, Behaviour does) {
    Map<String, Page> members = page.members(ACT);
    Page what = members.get("what");
    if (what == null) {
      page.flaw("expected a member 'what', a line for people; found none");
    }
    SortedMap<String, String> takes = new TreeMap<>();
    Page taken = members.get("takes");
    if (taken != null) {
      taken.members().forEach((argument, words) -> takes.put(argument, words.text()));
    }
    boolean within = Slots.flag(members.get("within"));
    return new Acts.Act(name, what == null ? "" : what.text(), takes, within, does);
  }
}
