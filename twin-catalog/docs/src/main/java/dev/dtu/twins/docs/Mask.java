package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// Which members of a style a request changes: those it names, which are as inherited where it tells
/// nothing of them. Names are in either case, and may share what is before a bracket: `a(b,c)`.
///
/// - source: developers.google.com, Docs API, concepts/field-masks, and measurements of
///   mmedum/google-docs-mcp, 2026-09-12
record Mask(List<List<String>> paths) {

  Mask {
    paths = List.copyOf(paths);
  }

  /// The mask in a request's `fields`.
  ///
  /// @param open members that may be changed: `*` means these
  /// @param closed members that there are, and that nobody changes
  /// @throws Amiss when it names nothing, or a member that there is not or that nobody changes
  static Mask of(Obj told, List<String> open, List<String> closed) {
    List<List<String>> paths = new ArrayList<>();
    for (String path : spread(Told.text(told, "fields"))) {
      List<String> parts = List.of(camel(path).split("[./]"));
      String first = parts.getFirst();
      if (path.equals("*")) {
        open.forEach(each -> paths.add(List.of(each)));
      } else if (closed.contains(first)) {
        throw new Amiss("Unallowed field: " + first);
      } else if (!open.contains(first)) {
        throw new Amiss("Invalid field: " + path);
      } else {
        paths.add(parts);
      }
    }
    if (paths.isEmpty()) {
      throw new Amiss(
          "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
    }
    return new Mask(paths);
  }

  private static String camel(String path) {
    var camel = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        camel.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return camel.toString();
  }

  // `a(b,c),d` as `a.b`, `a.c`, `d`.
  private static List<String> spread(String fields) {
    List<String> spread = new ArrayList<>();
    List<String> before = new ArrayList<>(List.of(""));
    var word = new StringBuilder();
    for (char c : (fields + ",").toCharArray()) {
      switch (c) {
        case '(' -> {
          before.add(before.getLast() + word.toString().strip() + ".");
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

  /// Whether it names a member, or something in it.
  boolean names(String member) {
    return paths.stream().anyMatch(path -> path.getFirst().equals(member));
  }

  /// The members it names.
  List<String> members() {
    return paths.stream().map(List::getFirst).distinct().toList();
  }

  /// What it names below a member.
  Mask below(String member) {
    return new Mask(
        paths.stream()
            .filter(path -> path.size() > 1 && path.getFirst().equals(member))
            .map(path -> path.subList(1, path.size()))
            .toList());
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  /// A style with what another tells of the members that are named.
  Obj applied(Obj to, Obj from) {
    Obj applied = to;
    for (List<String> path : paths) {
      applied = applied(applied, from, path);
    }
    return applied;
  }

  private static Obj applied(Obj to, Obj from, List<String> path) {
    String member = path.getFirst();
    if (path.size() == 1) {
      return Told.has(from, member)
          ? to.with(member, from.find(member).orElseThrow())
          : to.without(member);
    }
    Obj inner = applied(Told.obj(to, member), Told.obj(from, member), path.subList(1, path.size()));
    return inner.isEmpty() ? to.without(member) : Told.with(to, member, inner);
  }
}
