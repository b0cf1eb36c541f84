package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// Which members of a thing a request changes: those it names, which are cleared where it tells nothing
/// of them. Names are parted by `.` or `/`, and may share what is before a bracket: `a(b,c)`.
///
/// - source: developers.google.com, Sheets API, guides/field-masks, 2026-09-12
final class Mask {

  private final List<List<String>> paths;
  private final boolean all;

  private Mask(List<List<String>> paths, boolean all) {
    this.paths = paths;
    this.all = all;
  }

  /// The mask in a request's `fields`.
  ///
  /// @throws Amiss when it names nothing
  static Mask of(Obj told) {
    String fields = Told.text(told, "fields").strip();
    if (fields.isEmpty()) {
      throw new Amiss(
          "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
    }
    List<List<String>> paths = new ArrayList<>();
    for (String path : spread(fields)) {
      paths.add(List.of(path.split("[./]")));
    }
    boolean all = paths.stream().anyMatch(path -> path.equals(List.of("*")));
    List<List<String>> both = new ArrayList<>(paths);
    paths.forEach(path -> twin(path).ifPresent(both::add));
    return new Mask(both, all);
  }

  // A colour is named in both ways in which it is told.
  private static java.util.Optional<List<String>> twin(List<String> path) {
    String last = path.getLast();
    String other =
        last.endsWith("Color") && !last.equals("rgbColor")
            ? last + "Style"
            : last.endsWith("ColorStyle") ? last.substring(0, last.length() - 5) : "";
    if (other.isEmpty()) {
      return java.util.Optional.empty();
    }
    List<String> twin = new ArrayList<>(path.subList(0, path.size() - 1));
    twin.add(other);
    return java.util.Optional.of(twin);
  }

  // `a(b,c),d` as `a.b`, `a.c`, `d`.
  private static List<String> spread(String fields) {
    List<String> spread = new ArrayList<>();
    List<String> before = new ArrayList<>(List.of(""));
    var word = new StringBuilder();
    for (char c : (fields + ",").toCharArray()) {
      switch (c) {
        case '(' -> {
          before.add(before.getLast() + word + ".");
          word.setLength(0);
        }
        case ')', ',' -> {
          if (!word.toString().isBlank()) {
            spread.add(before.getLast() + word.toString().strip());
          }
          word.setLength(0);
          if (c == ')' && before.size() > 1) {
            before.removeLast();
          }
        }
        default -> word.append(c);
      }
    }
    return spread;
  }

  boolean isAll() {
    return all;
  }

  /// Whether it names a member, or something in it.
  boolean names(String member) {
    return all || paths.stream().anyMatch(path -> path.getFirst().equals(member));
  }

  /// A thing with what another tells of the members that are named.
  Obj applied(Obj to, Obj from) {
    if (all) {
      return from;
    }
    Obj applied = to;
    for (List<String> path : paths) {
      applied = applied(applied, from, path);
    }
    return applied;
  }

  private static Obj applied(Obj to, Obj from, List<String> path) {
    String member = path.getFirst();
    if (path.size() == 1) {
      boolean told = Told.has(from, member) && !isHollow(from, member);
      return told ? to.with(member, from.find(member).orElseThrow()) : to.without(member);
    }
    Obj inner = applied(Told.obj(to, member), Told.obj(from, member), path.subList(1, path.size()));
    return inner.isEmpty() ? to.without(member) : to.with(member, (Json) inner);
  }

  private static boolean isHollow(Obj from, String member) {
    boolean noColour =
        member.endsWith("Style") && from.obj(member).filter(Obj::isEmpty).isPresent();
    return noColour || from.text(member).filter(String::isEmpty).isPresent();
  }
}
