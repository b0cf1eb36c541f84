package dev.dtu.event;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Documents and texts with `${…}` in them, filled with facts.
///
/// A text that is one `${…}` as a whole becomes the fact itself, and is left out where there is none;
/// within a text, a fact that is not there is nothing. A list's only item `{"$each": FACT, "as": …}`
/// stands for one item for each of that list's, named `each`. An object `{"$given": FACT, "as": …}`
/// stands for its words where there is such a fact, and for its `else` where there is none; without an
/// `else` it is left out there.
public final class Wording {

  /// One `${…}`; a shape within it may have braces of its own.
  public static final Pattern SLOT = Pattern.compile("\\$\\{((?:[^{}]|\\{\\d+})*)}");

  /// What repeats an item, and the item that is repeated.
  public static final String EACH = "$each";

  /// What leaves its words out where a fact is not there.
  public static final String GIVEN = "$given";

  static final String AS = "as";

  /// What stands where a fact is not there.
  static final String ELSE = "else";

  /// A document without members.
  public static final Wording NOTHING = of(Obj.EMPTY);

  private final Part whole;

  private Wording(Part whole) {
    this.whole = whole;
  }

  /// Reads what is filled with every event.
  public static Wording of(Json words) {
    return new Wording(part(words));
  }

  /// The document; empty where it is a fact that is not there.
  Optional<Json> fill(Facts facts) {
    return whole.fill(facts);
  }

  static Optional<Json> fill(Json words, Facts facts) {
    return part(words).fill(facts);
  }

  /// A piece of a document, read.
  private sealed interface Part {

    Optional<Json> fill(Facts facts);

    /// Words that stay as they are.
    record Fixed(Optional<Json> json) implements Part {
      @Override
      public Optional<Json> fill(Facts facts) {
        return json;
      }
    }

    /// A text that is one fact as a whole.
    record Fact(Facts.Name name) implements Part {
      @Override
      public Optional<Json> fill(Facts facts) {
        return facts.find(name);
      }
    }

    /// A text with facts in it.
    ///
    /// @param around the words before each fact, and those after the last
    record Text(List<String> around, List<Facts.Name> names) implements Part {
      @Override
      public Optional<Json> fill(Facts facts) {
        return Optional.of(Json.of(line(facts)));
      }

      String line(Facts facts) {
        var out = new StringBuilder(around.getFirst());
        for (int i = 0; i < names.size(); i++) {
          out.append(words(facts.find(names.get(i)))).append(around.get(i + 1));
        }
        return out.toString();
      }
    }

    /// Words that others stand for, or none, where a fact is not there.
    record Given(Facts.Name name, Part as, Optional<Part> otherwise) implements Part {
      @Override
      public Optional<Json> fill(Facts facts) {
        return facts.find(name).isPresent()
            ? as.fill(facts)
            : otherwise.flatMap(other -> other.fill(facts));
      }
    }

    /// An object.
    record Members(List<String> keys, List<Part> values) implements Part {
      @Override
      public Optional<Json> fill(Facts facts) {
        Obj.Builder out = Obj.builder();
        for (int i = 0; i < keys.size(); i++) {
          Optional<Json> value = values.get(i).fill(facts);
          if (value.isPresent()) {
            out.put(keys.get(i), value.get());
          }
        }
        return Optional.of(out.build());
      }
    }

    /// A list.
    record Items(List<Part> items) implements Part {
      @Override
      public Optional<Json> fill(Facts facts) {
        List<Json> out = new ArrayList<>(items.size());
        for (Part item : items) {
          if (item instanceof Each each) {
            each.into(out, facts);
          } else {
            item.fill(facts).ifPresent(out::add);
          }
        }
        return Optional.of(Arr.of(out));
      }
    }

    /// What stands in a list once for each item of another.
    record Each(Facts.Name list, Part as) implements Part {
      @Override
      public Optional<Json> fill(Facts facts) {
        return as.fill(facts);
      }

      void into(List<Json> out, Facts facts) {
        for (Json one : facts.find(list).flatMap(Json::asArr).orElse(Arr.EMPTY)) {
          as.fill(facts.with("each", one)).ifPresent(out::add);
        }
      }
    }
  }

  private static Part part(Json words) {
    if (words instanceof Json.Text text) {
      return text(text);
    }
    if (words instanceof Obj object) {
      return object.has(GIVEN)
          ? new Part.Given(
              name(object, GIVEN),
              part(object.find(AS).orElse(Obj.EMPTY)),
              object.find(ELSE).map(Wording::part))
          : members(object);
    }
    return words instanceof Arr items ? items(items) : new Part.Fixed(Optional.of(words));
  }

  private static Facts.Name name(Obj words, String member) {
    return Facts.Name.of(words.text(member).orElse(""));
  }

  private static Part members(Obj words) {
    List<Part> values = new ArrayList<>(words.size());
    for (Obj.Member member : words) {
      values.add(part(member.value()));
    }
    return fixed(values)
        ? new Part.Fixed(Optional.of(words))
        : new Part.Members(words.keys(), values);
  }

  private static Part items(Arr words) {
    List<Part> items = new ArrayList<>(words.size());
    for (Json item : words) {
      items.add(
          item instanceof Obj each && each.has(EACH)
              ? new Part.Each(name(each, EACH), part(each.find(AS).orElse(Json.of("${each}"))))
              : part(item));
    }
    return fixed(items) ? new Part.Fixed(Optional.of(words)) : new Part.Items(items);
  }

  private static boolean fixed(List<Part> parts) {
    for (Part part : parts) {
      if (!(part instanceof Part.Fixed)) {
        return false;
      }
    }
    return true;
  }

  private static Part text(Json.Text words) {
    if (!words.value().contains("${")) {
      return new Part.Fixed(Optional.of(words));
    }
    Matcher slot = SLOT.matcher(words.value());
    return slot.matches() ? new Part.Fact(Facts.Name.of(slot.group(1))) : line(words.value());
  }

  private static Part.Text line(String words) {
    Matcher slot = SLOT.matcher(words);
    List<String> around = new ArrayList<>();
    List<Facts.Name> names = new ArrayList<>();
    int from = 0;
    while (slot.find()) {
      around.add(words.substring(from, slot.start()));
      names.add(Facts.Name.of(slot.group(1)));
      from = slot.end();
    }
    around.add(words.substring(from));
    return new Part.Text(around, names);
  }

  /// A text with its facts in it.
  static String line(String words, Facts facts) {
    return line(words).line(facts);
  }

  /// Like [#line], or empty when it would be nothing but a fact that is not there.
  static Optional<String> header(String words, Facts facts) {
    Matcher slot = SLOT.matcher(words);
    boolean missing = slot.matches() && words(facts.find(slot.group(1))).isEmpty();
    return missing ? Optional.empty() : Optional.of(line(words, facts));
  }

  private static String words(Optional<Json> fact) {
    return fact.flatMap(Json::asWords)
        .or(() -> fact.filter(json -> json instanceof Arr).map(Wording::listed))
        .orElse("");
  }

  /// The words of a list, as header lines have them.
  private static String listed(Json list) {
    List<String> words = new ArrayList<>();
    list.asArr().orElse(Arr.EMPTY).forEach(item -> item.asWords().ifPresent(words::add));
    return String.join(",", words);
  }
}
