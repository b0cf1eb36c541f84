package dev.dtu.distill;

import dev.dtu.distill.Keywords.Keyword;
import dev.dtu.document.Nearest;
import dev.dtu.document.Node;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads the plain values of a schema's words, forgiving a number or flag in quotes.
final class Values {

  private final Library library;
  private static final String OUT = "it was left out";

  Values(Library library) {
    this.library = library;
  }

  Optional<? extends Json> value(Keyword keyword, Spot at) {
    return switch (keyword.sort()) {
      case WORD -> word(keyword.name(), at);
      case WORDS -> words(at);
      case COUNT -> number(at).filter(number -> count(number, at));
      case FLAG -> flag(at);
      case BOUND ->
          at.node() instanceof Node.Leaf(Json.Bool flag, int _)
                  && keyword.name().startsWith("exclusive")
              ? Optional.of(flag)
              : number(at);
      case VALUE -> Optional.of(at.node().json());
      case VALUES -> values(at);
      case TYPE -> type(at);
      case SCHEMA, SCHEMAS, NAMED_SCHEMAS, DISCRIMINATOR ->
          throw new IllegalArgumentException(keyword + " is no plain value");
    };
  }

  private Optional<Json> word(String keyword, Spot at) {
    Optional<String> text = at.node().words();
    if (text.isEmpty()) {
      wrong(at, "a string", OUT);
      return Optional.empty();
    }
    if (keyword.equals("format") && text.get().matches("(?s).*\\s.*")) {
      wrong(at, "the name of a format", OUT);
      return Optional.empty();
    }
    if (keyword.equals("pattern") && !compiles(text.get())) {
      wrong(at, "a regular expression", "kept as it is; what cannot read it must not check it");
    }
    return Optional.of(Json.of(text.get()));
  }

  private static boolean compiles(String pattern) {
    try {
      Pattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException unknown) {
      return false;
    }
  }

  private Optional<Json> words(Spot at) {
    if (!(at.node() instanceof Node.Items items)) {
      wrong(at, "an array of names", OUT);
      return Optional.empty();
    }
    Set<Json> names = new LinkedHashSet<>();
    for (Node item : items.items()) {
      item.words().ifPresentOrElse(name -> names.add(Json.of(name)), () -> wrong(at, "names", OUT));
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(Arr.of(List.copyOf(names)));
  }

  private Optional<Json> number(Spot at) {
    if (at.node() instanceof Node.Leaf(Json.Num number, int _)) {
      return Optional.of(number);
    }
    try {
      Json number = new Json.Num(at.node().text().orElse(""));
      wrong(at, "a number", "taken as " + number);
      return Optional.of(number);
    } catch (IllegalArgumentException notOne) {
      wrong(at, "a number", OUT);
      return Optional.empty();
    }
  }

  private boolean count(Json number, Spot at) {
    boolean counts =
        number instanceof Json.Num num && num.whole().filter(whole -> whole >= 0).isPresent();
    if (!counts) {
      wrong(at, "a whole number from 0", OUT);
    }
    return counts;
  }

  private Optional<Json> flag(Spot at) {
    if (at.node() instanceof Node.Leaf(Json.Bool flag, int _)) {
      return flag.value() ? Optional.of(flag) : Optional.empty();
    }
    boolean meant = at.node().text().filter("true"::equalsIgnoreCase).isPresent();
    wrong(at, "true or false", meant ? "taken as true" : OUT);
    return meant ? Optional.of(Json.Bool.TRUE) : Optional.empty();
  }

  private Optional<Json> values(Spot at) {
    if (!(at.node().json() instanceof Arr values) || values.isEmpty()) {
      wrong(at, "an array of at least one value", OUT);
      return Optional.empty();
    }
    return Optional.of(Arr.of(List.copyOf(new LinkedHashSet<>(values.items()))));
  }

  private Optional<Json> type(Spot at) {
    List<Json> types = new ArrayList<>();
    List<Node> named = at.node() instanceof Node.Items items ? items.items() : List.of(at.node());
    for (Node node : named) {
      String name = node.json() == Json.Null.NULL ? "null" : node.words().orElse("");
      if (Keywords.TYPES.contains(name)) {
        types.add(Json.of(name));
      } else {
        String hint = Nearest.hint(name, Keywords.TYPES);
        library.flaw(at, "expected a type of JSON Schema, found " + node.kind() + hint, OUT);
      }
    }
    return switch (types.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(types.getFirst());
      default -> Optional.of(Arr.of(types));
    };
  }

  private void wrong(Spot at, String expected, String consequence) {
    library.flaw(at, "expected " + expected + ", found " + at.node().kind(), consequence);
  }
}
