package dev.dtu.distill;

import dev.dtu.document.Flaws;
import dev.dtu.document.Nearest;
import dev.dtu.document.Text;
import dev.dtu.document.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of one document: the first, and those beside or below it that it refers to.
///
/// Nothing is fetched, and nothing outside the first file's folder is read.
final class Library {

  private static final int HOPS = 64;
  private static final int MOST_FILES = 2_000;
  private static final String EMPTY = "an empty value stands in its place";

  /// Where a reference led, or why it led nowhere.
  private record Way(Optional<Spot> end, String why) {
    static Way to(Spot spot) {
      return new Way(Optional.of(spot), "");
    }

    static Way lost(String why) {
      return new Way(Optional.empty(), why);
    }
  }

  private final Spot.Tree first;
  private final Optional<Path> folder;
  private final Flaws flaws;
  private final Map<String, Optional<Spot.Tree>> others = new LinkedHashMap<>();

  Library(Spot.Tree first, Optional<Path> folder, Flaws flaws) {
    this.first = first;
    this.folder = folder;
    this.flaws = flaws;
  }

  Spot top() {
    return first.top();
  }

  boolean isFirst(Spot.Tree tree) {
    return tree.file().equals(first.file());
  }

  Flaws flaws() {
    return flaws;
  }

  /// The spot itself, or where its `$ref` leads in the end; empty, with a flaw, when nowhere.
  Optional<Spot> settled(Spot spot) {
    Spot at = spot;
    for (int hop = 0; hop < HOPS; hop++) {
      Optional<String> ref = at.node().text("$ref");
      if (ref.isEmpty()) {
        return Optional.of(at);
      }
      Optional<Spot> next = followed(at, ref.get());
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    flaw(spot, "expected a reference to lead somewhere, found one that leads back to itself");
    return Optional.empty();
  }

  /// Where one reference leads, which may be another reference; empty, with a flaw, when nowhere.
  Optional<Spot> followed(Spot from, String ref) {
    Way way = way(from, ref, 0);
    if (way.end().isEmpty()) {
      flaw(from.at("$ref").orElse(from), "'" + ref + "' leads nowhere: " + way.why());
    }
    return way.end();
  }

  private void flaw(Spot at, String what) {
    flaw(at, what, EMPTY);
  }

  /// Notes what is wrong at a spot, with its pointer: many documents are one line long.
  void flaw(Spot at, String what, String consequence) {
    flaws.add(at.file(), at.line(), at.pointer() + ": " + what, consequence);
  }

  private Way way(Spot from, String ref, int hops) {
    int hash = ref.indexOf('#');
    String file = Pointers.decoded(hash < 0 ? ref : ref.substring(0, hash));
    String fragment = hash < 0 ? "" : ref.substring(hash + 1);
    if (!fragment.isEmpty() && !fragment.startsWith("/")) {
      return Way.lost("'#" + fragment + "' is no JSON pointer" + section(fragment, from.tree()));
    }
    if (file.isEmpty()) {
      return walk(from.tree(), Pointers.tokens(fragment), hops);
    }
    if (file.contains("://") || file.startsWith("//")) {
      return Way.lost("documents of other hosts are not fetched");
    }
    if (fragment.isEmpty()
        && file.matches("[A-Za-z0-9_.-]+")
        && first
            .root()
            .fields("components")
            .getOrDefault("schemas", first.root())
            .at(file)
            .isPresent()) {
      return Way.lost("it names a file" + section(file, first));
    }
    String path = normal(from.tree().folder() + file);
    Optional<Spot.Tree> tree = path.isEmpty() ? Optional.empty() : tree(path);
    return tree.isEmpty()
        ? Way.lost("there is no readable file of that name in the document's folder")
        : walk(tree.get(), Pointers.tokens(fragment), hops);
  }

  private Way walk(Spot.Tree tree, List<String> tokens, int hops) {
    Spot at = tree.top();
    for (String token : tokens) {
      Optional<Spot> next = at.at(token);
      if (next.isEmpty() && at.node().text("$ref").isPresent() && hops < HOPS) {
        Way through = way(at, at.node().text("$ref").orElseThrow(), hops + 1);
        if (through.end().isPresent()) {
          at = through.end().get();
          next = at.at(token);
        }
      }
      if (next.isEmpty()) {
        return Way.lost(missing(at, token, tokens));
      }
      at = next.get();
    }
    return Way.to(at);
  }

  private String missing(Spot at, String token, List<String> tokens) {
    String hint = Nearest.hint(token, at.node().fields().keySet());
    String where = at.tokens().isEmpty() ? "the document" : at.pointer();
    return where
        + " has no '"
        + token
        + "'"
        + (hint.isEmpty() ? section(tokens.getLast(), at.tree()) : hint);
  }

  /// A hint at the section of the components that has the name, for a reference into a wrong one.
  private static String section(String name, Spot.Tree tree) {
    for (var section : tree.root().fields("components").entrySet()) {
      if (section.getValue().at(name).isPresent()) {
        return ", perhaps '#/components/" + section.getKey() + "/" + name + "' was meant";
      }
    }
    return "";
  }

  private Optional<Spot.Tree> tree(String path) {
    Optional<Spot.Tree> known = path.equals(first.file()) ? Optional.of(first) : others.get(path);
    if (known == null) {
      known = others.size() < MOST_FILES ? read(path) : Optional.empty();
      others.put(path, known);
    }
    return known;
  }

  private Optional<Spot.Tree> read(String path) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path home = folder.get().toRealPath();
      Path file = home.resolve(path).toRealPath();
      if (!file.startsWith(home) || !Files.isRegularFile(file)) {
        return Optional.empty();
      }
      if (Files.size(file) > Text.LARGEST) {
        flaws.add(path, 0, "expected at most " + Text.LARGEST + " bytes", "the file was not read");
        return Optional.empty();
      }
      var root = Text.read(path, Files.readAllBytes(file), flaws);
      return Optional.of(new Spot.Tree(path, path.substring(0, path.lastIndexOf('/') + 1), root));
    } catch (Unreadable wrong) {
      flaws.add(wrong.file(), wrong.line(), wrong.what(), "the file was not read");
      return Optional.empty();
    } catch (IOException | IllegalArgumentException missing) {
      return Optional.empty();
    }
  }

  /// The path without `.` and `..`; empty when it leaves the folder.
  private static String normal(String path) {
    List<String> steps = new ArrayList<>();
    for (String step : path.split("/", -1)) {
      if (step.equals("..")) {
        if (steps.isEmpty()) {
          return "";
        }
        steps.removeLast();
      } else if (!step.equals(".") && !step.isEmpty()) {
        steps.add(step);
      }
    }
    return path.startsWith("/") || path.contains("\\") ? "" : String.join("/", steps);
  }
}
