package dev.dtu.twins.slack;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which items of a datastore are wanted: conditions with `AND` between them, of names (`#artist`) and
/// values (`:artist`) that stand beside the text.
///
/// - source: docs.slack.dev, datastores, retrieving items (query expressions), 2026-08-31
final class Sieve {

  private static final Pattern WORD =
      Pattern.compile("\\s*(#?[A-Za-z_]\\w*|:[A-Za-z_]\\w*|<=|>=|[=<>(),])");

  private final Obj names;
  private final Obj values;
  private final List<String> words = new ArrayList<>();
  private int at;

  private Sieve(String text, Obj names, Obj values) {
    this.names = names;
    this.values = values;
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (end < text.strip().length() && word.find(end) && word.start() == end) {
      words.add(word.group(1));
      end = word.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new IllegalArgumentException("unexpected '" + text.substring(end).strip() + "'");
    }
  }

  /// Whether an item is wanted; where no text is, every item is.
  ///
  /// Raises an [IllegalArgumentException] that says what cannot be read.
  static boolean wants(String text, Obj names, Obj values, Obj item) {
    return text.isBlank() || new Sieve(text, names, values).all(item);
  }

  private boolean all(Obj item) {
    boolean fits = one(item);
    while (at < words.size()) {
      need("AND");
      fits &= one(item);
    }
    return fits;
  }

  private boolean one(Obj item) {
    String first = next();
    if (first.equals("contains") || first.equals("begins_with")) {
      need("(");
      String told = text(member(item, next()));
      need(",");
      String part = text(Optional.of(value(next())));
      need(")");
      return first.equals("contains") ? told.contains(part) : told.startsWith(part);
    }
    Optional<Json> told = member(item, first);
    String how = next();
    if (how.equalsIgnoreCase("BETWEEN")) {
      Json least = value(next());
      need("AND");
      Json most = value(next());
      return told.filter(it -> compared(it, least) >= 0 && compared(it, most) <= 0).isPresent();
    }
    Json value = value(next());
    return told.filter(it -> holds(how, compared(it, value))).isPresent();
  }

  private static boolean holds(String how, int compared) {
    return switch (how) {
      case "=" -> compared == 0;
      case "<" -> compared < 0;
      case "<=" -> compared <= 0;
      case ">" -> compared > 0;
      case ">=" -> compared >= 0;
      default -> throw new IllegalArgumentException("unexpected '" + how + "'");
    };
  }

  private static int compared(Json one, Json other) {
    return one instanceof Json.Num && other instanceof Json.Num
        ? new BigDecimal(text(Optional.of(one))).compareTo(new BigDecimal(text(Optional.of(other))))
        : text(Optional.of(one)).compareTo(text(Optional.of(other)));
  }

  private static String text(Optional<Json> value) {
    return value.map(it -> it.asWords().orElse(it.toString())).orElse("");
  }

  private Optional<Json> member(Obj item, String word) {
    String name =
        word.startsWith("#")
            ? names
                .text(word)
                .orElseThrow(() -> new IllegalArgumentException("no name for '" + word + "'"))
            : word;
    return item.find(name);
  }

  private Json value(String word) {
    return values
        .find(word)
        .orElseThrow(() -> new IllegalArgumentException("no value for '" + word + "'"));
  }

  private void need(String word) {
    String found = next();
    if (!found.equalsIgnoreCase(word)) {
      throw new IllegalArgumentException("expected '" + word + "', found '" + found + "'");
    }
  }

  private String next() {
    if (at == words.size()) {
      throw new IllegalArgumentException("it ends too early");
    }
    return words.get(at++);
  }
}
