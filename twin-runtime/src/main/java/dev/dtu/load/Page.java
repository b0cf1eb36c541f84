package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.json.Binary;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// One value of a YAML file, which tells what is wrong with it.
///
/// Every reader method answers with something usable and adds a flaw where the file does not hold
/// what was asked for, so that one reading finds all flaws.
abstract sealed class Page permits YamlPage, JsonPage {

  /// What stands behind the name of a file that was prepared.
  static final String SAID = " said";

  private final String file;
  private final Flaws flaws;

  Page(String file, Flaws flaws) {
    this.file = file;
    this.flaws = flaws;
  }

  /// The root of a file; empty when it is not YAML.
  static Optional<Page> parse(String file, byte[] utf8, Flaws flaws) {
    return YamlPage.root(file, utf8, flaws).map(Page.class::cast);
  }

  /// The root of what is JSON, which takes a fraction of the time to read, without its lines; empty when
  /// it is something else.
  static Optional<Page> plain(String file, byte[] utf8, Flaws flaws) {
    try {
      return Optional.of(JsonPage.sent(file, Json.parse(utf8), flaws));
    } catch (Malformed other) {
      return Optional.empty();
    }
  }

  /// The root of a file on a shelf, prepared or not; empty when it is not there, or not YAML.
  static Optional<Page> read(Shelf shelf, String file, Flaws flaws) {
    if (shelf instanceof Shelf.Packed) {
      Optional<byte[]> said = shelf.read(file + SAID);
      if (said.isPresent()) {
        return Optional.of(JsonPage.prepared(file, kept(file, said.get()), flaws));
      }
    }
    return shelf.read(file).flatMap(bytes -> parse(file, bytes, flaws));
  }

  private static Json kept(String file, byte[] binary) {
    try {
      return Binary.read(binary);
    } catch (Malformed broken) {
      throw new IllegalStateException(file + ": " + broken.getMessage() + "; build anew");
    }
  }

  /// What a file says, where JSON can say it so that the same is read from it.
  static Optional<Json> said(String file, byte[] utf8) {
    return YamlPage.root(file, utf8, new Flaws()).flatMap(YamlPage::said);
  }

  /// Whether it was looked over when the catalog was prepared: what only finds flaws is left out then.
  abstract boolean sound();

  /// The line it stands on, from 1; 0 where that is not known.
  abstract int line();

  /// The members of a mapping by name, in the file's order.
  abstract SequencedMap<String, Page> members();

  /// The item list of a sequence.
  abstract List<Page> items();

  abstract String text();

  /// Whether it is a text, or a number or the like.
  abstract boolean isText();

  /// Whether it is a list.
  abstract boolean isList();

  /// The value as JSON, as YAML's core schema reads it.
  abstract Json json();

  /// Tells of the name of a member.
  abstract void flawOf(String member, String what);

  void flaw(String what) {
    flaw(line(), what);
  }

  final void flaw(int line, String what) {
    flaws.add(file, line, what);
  }

  final String file() {
    return file;
  }

  final Flaws flaws() {
    return flaws;
  }

  /// The members, when no others than these are there.
  SequencedMap<String, Page> members(Collection<String> known) {
    SequencedMap<String, Page> members = members();
    if (sound()) {
      return members;
    }
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        flawOf(
            name,
            "expected one of "
                + String.join(", ", known)
                + "; found '"
                + name
                + "'"
                + Nearest.hint(name, known));
      }
    }
    return members;
  }

  List<String> texts() {
    return items().stream().map(Page::text).toList();
  }

  /// A whole number between the bounds.
  int whole(int least, int most) {
    String text = text();
    if (!text.isEmpty() && text.length() <= 9 && text.chars().allMatch(Page::digit)) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    flaw("expected a whole number from " + least + " to " + most + ", found '" + text + "'");
    return least;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  /// One of the words.
  String word(Collection<String> words) {
    String text = text();
    if (!words.contains(text)) {
      flaw(
          "expected one of "
              + String.join(", ", words)
              + "; found '"
              + text
              + "'"
              + Nearest.hint(text, words));
    }
    return text;
  }
}
