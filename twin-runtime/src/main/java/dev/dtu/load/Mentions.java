package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.event.House;
import dev.dtu.event.Wording;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;

/// What the words of events speak of: facts there are, and rows by their resources. Remembers which.
final class Mentions {

  private static final List<String> SHAPED = List.of("id:", "turn:");

  private final List<String> known;
  private final List<String> facts;
  private final SortedSet<String> mentioned;

  /// @param resources their names
  Mentions(List<String> resources) {
    this(House.FACTS, resources, new TreeSet<>());
  }

  private Mentions(List<String> facts, List<String> resources, SortedSet<String> mentioned) {
    this.facts = facts;
    this.known = new ArrayList<>(facts);
    known.addAll(resources);
    this.mentioned = mentioned;
  }

  /// The same, where further facts may be spoken of; both remember the same resources.
  Mentions knowing(List<String> more) {
    List<String> all = new ArrayList<>(facts);
    all.addAll(more);
    return new Mentions(all, known.subList(facts.size(), known.size()), mentioned);
  }

  /// The resources that were spoken of.
  SortedSet<String> resources() {
    return new TreeSet<>(mentioned);
  }

  /// A flaw for each `${…}` that stands for nothing.
  void check(Page page) {
    if (page.isText()) {
      text(page);
    } else if (page.isList()) {
      page.items().forEach(this::check);
    } else {
      page.members()
          .forEach((name, value) -> {
            if (name.equals(Wording.EACH) || name.equals(Wording.GIVEN)) {
              named(value, value.text());
            } else {
              check(value);
            }
          });
    }
  }

  private void text(Page page) {
    text(page, page.text());
  }

  /// Like [#check], for a text that stands elsewhere.
  void text(Page page, String words) {
    if (!words.contains("${")) { // most have none, and are looked through at each start
      return;
    }
    Matcher slot = Wording.SLOT.matcher(words);
    while (slot.find()) {
      named(page, slot.group(1));
    }
  }

  private void named(Page page, String name) {
    if (SHAPED.stream().anyMatch(name::startsWith)) {
      try {
        Mint.of(name.substring(name.indexOf(':') + 1));
      } catch (IllegalArgumentException wrong) {
        page.flaw(String.valueOf(wrong.getMessage()));
      }
      return;
    }
    String root = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    String rest = name.substring(Math.min(name.length(), root.length() + 1));
    if (root.equals(House.TRY) && !House.TRY_FACTS.contains(rest)) {
      page.flaw(
          "expected of '"
              + House.TRY
              + "' one of "
              + String.join(", ", House.TRY_FACTS)
              + "; found '"
              + rest
              + "'"
              + Nearest.hint(rest, House.TRY_FACTS));
    } else if (known.contains(root)) {
      if (!facts.contains(root)) {
        mentioned.add(root);
      }
    } else {
      page.flaw(
          "expected ${…} to name one of "
              + String.join(", ", facts)
              + ", a resource, 'id:' or 'turn:' and a shape; found '"
              + root
              + "'"
              + Nearest.hint(root, known));
    }
  }
}
