package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What stands for values that no one rule explains: a text part by part, else what is most usual.
final class Guess {

  /// One text, in parts.
  private record Text(Sight sight, String whole, List<String> parts) {}

  /// Where, and what is known of tokens.
  private record Here(Pointer at, Tokens tokens) {}

  /// A text of which nothing is known.
  private static final Json MADE = Line.DRAWN;

  /// So many different words are no words of few.
  private static final int MANY = 12;

  /// Bytes, as texts tell them.
  static final Pattern BYTES = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");

  /// What counts things of one name.
  private static final Pattern COUNT = Pattern.compile("[_-]\\d{1,3}");

  private Guess() {}

  /// A template for what stands there; empty when none can be told.
  static Optional<Json> of(Pointer at, List<Clues> sights, Tokens tokens) {
    Map<Json, Integer> counts = new LinkedHashMap<>();
    List<Text> texts = new ArrayList<>();
    for (Clues each : sights) {
      Optional<Json> value = at.in(each.sight().shown());
      value.ifPresent(json -> counts.merge(json, 1, Integer::sum));
      Optional<String> text = value.flatMap(Json::asText).filter(word -> !word.isEmpty());
      text.map(word -> each.template(Json.of(word), at))
          .flatMap(Json::asText)
          .ifPresent(word -> texts.add(new Text(each.sight(), text.get(), Parts.of(word))));
    }
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    Json usual = usual(counts);
    if (texts.size() == all && texts.stream().allMatch(it -> BYTES.matcher(it.whole()).matches())) {
      return Optional.of(
          Json.of(Shapes.bytes(texts.stream().map(Text::whole).distinct().toList())));
    }
    if (2 * texts.size() > all) {
      return text(texts, new Here(at, tokens))
          .or(() -> often(usual, counts.getOrDefault(usual, 0), all))
          .or(() -> Optional.of(MADE));
    }
    return switch (usual) {
      case Arr arr -> Optional.of(items(at, sights, arr, tokens));
      case Json.Num number ->
          Times.like(number)
              .map(form -> (Json) Json.of("${moment:" + form + "}"))
              .or(() -> {
                boolean some = Doubt.number(number, counts.getOrDefault(number, 0), all);
                return Optional.of(some ? Line.NUMBER : number);
              });
      case Json.Text _, Json.Bool _, Json.Null _, Obj _ -> Optional.of(usual);
    };
  }

  /// As many texts as there are most often, each such as those that stand there.
  private static Json items(Pointer at, List<Clues> sights, Arr usual, Tokens tokens) {
    Map<Json, Integer> sizes = new HashMap<>();
    for (Clues each : sights) {
      int size = at.in(each.sight().shown()).flatMap(Json::asArr).map(Arr::size).orElse(0);
      sizes.merge(Json.of(size), 1, Integer::sum);
    }
    boolean texts = usual.items().stream().allMatch(Json.Text.class::isInstance);
    if (usual.size() != 1 || !texts || !usual(sizes).equals(Json.of(1))) {
      return Arr.EMPTY;
    }
    Optional<Json> item = of(at.to("0"), sights, tokens);
    return item.filter(each -> !each.equals(MADE)).<Json>map(Arr::of).orElse(Arr.EMPTY);
  }

  /// A template that has other tokens in the place of each, where one tenant alone was seen.
  ///
  /// @param words that other groups show there
  static Optional<Json> other(Pointer at, List<Clues> sights, Tokens tokens, Set<String> words) {
    List<Text> texts = new ArrayList<>();
    Set<String> groups = new HashSet<>();
    for (Clues each : sights) {
      groups.add(each.sight().group());
      Optional<Json> value = at.in(each.sight().shown());
      Optional<String> template = value.map(it -> each.template(it, at)).flatMap(Json::asText);
      template.ifPresent(word ->
          texts.add(
              new Text(each.sight(), value.flatMap(Json::asText).orElse(""), Parts.of(word))));
    }
    boolean known = texts.stream().allMatch(each -> Wording.known(each.parts(), words));
    boolean route = texts.stream().allMatch(each -> Wording.route(each.parts()));
    boolean one = groups.size() < 2;
    if (texts.isEmpty() || one && !tokens(texts) && !known && !route) {
      return Optional.of(MADE);
    }
    List<String> parts = texts.getFirst().parts();
    List<Text> alike = texts.stream().filter(each -> each.parts().size() == parts.size()).toList();
    var out = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      boolean anew = one && route && !known;
      out.append(
          !Parts.token(parts.get(i))
              ? parts.get(i)
              : anew
                  ? "${made:" + Shapes.shape(List.of(parts.get(i))) + "}"
                  : hole(alike, i, new Here(at, tokens)));
    }
    return Optional.of(Json.of(out.toString()));
  }

  /// Whether they are tokens and nothing else: no word of a recording is among them.
  private static boolean tokens(List<Text> texts) {
    return texts.stream().allMatch(each -> each.parts().size() == 1 && Parts.token(each.whole()));
  }

  /// The same where the id in it is that of a row there is; empty when none was seen to be.
  static Optional<Json> known(Pointer at, List<Clues> sights) {
    Map<Json, Integer> counts = new LinkedHashMap<>();
    for (Clues each : sights) {
      at.in(each.sight().shown())
          .map(value -> each.template(value, at))
          .filter(value -> value.asText().filter(text -> text.contains(Parts.ROW)).isPresent())
          .ifPresent(value -> counts.merge(value, 1, Integer::sum));
    }
    Json most = usual(counts);
    return counts.getOrDefault(most, 0) > 1 ? Optional.of(most) : Optional.empty();
  }

  private static Json usual(Map<Json, Integer> counts) {
    Json usual = Json.Null.NULL;
    int most = 0;
    for (Map.Entry<Json, Integer> each : counts.entrySet()) {
      if (each.getValue() > most) {
        most = each.getValue();
        usual = each.getKey();
      }
    }
    return usual;
  }

  private static Optional<Json> often(Json usual, int count, int all) {
    return count > 1 && 4 * count >= all && Shapes.word(usual)
        ? Optional.of(usual)
        : Optional.empty();
  }

  private static Optional<Json> text(List<Text> texts, Here here) {
    Optional<String> form = Times.like(Json.of(texts.getFirst().whole()));
    if (form.isPresent()) {
      return Optional.of(Json.of("${moment:" + form.get() + "}"));
    }
    Map<Integer, Integer> lengths = new HashMap<>();
    texts.forEach(each -> lengths.merge(each.parts().size(), 1, Integer::sum));
    int length =
        lengths.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    List<Text> alike = texts.stream().filter(each -> each.parts().size() == length).toList();
    if (5 * alike.size() < 2 * texts.size()) {
      return Optional.empty();
    }
    var out = new StringBuilder();
    int unknown = 0;
    for (int i = 0; i < length; i++) {
      Optional<String> part = part(alike, i, here);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      unknown += part.get().startsWith("${made") ? 1 : 0;
      out.append(part.get());
    }
    return unknown > 3 ? Optional.empty() : Optional.of(Json.of(out.toString()));
  }

  private static Optional<String> part(List<Text> texts, int i, Here here) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    texts.forEach(each -> counts.merge(each.parts().get(i), 1, Integer::sum));
    Map.Entry<String, Integer> usual =
        counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    boolean row = usual.getKey().startsWith(Parts.ROW);
    boolean usually = 5 * usual.getValue() >= 4 * texts.size() && !row;
    boolean many = several(texts, Sight::session) > 1 || usual.getKey().length() < 12;
    boolean most = usually && anyones(texts, i, usual.getKey());
    if (most && (many || usual.getKey().startsWith("${"))) {
      return Optional.of(usual.getKey());
    }
    List<String> words = new ArrayList<>();
    for (String word : counts.keySet()) {
      if (!word.startsWith("${")) {
        words.add(word);
      }
    }
    if (words.isEmpty() && row) {
      return Optional.of("${ours:[a-z0-9]{20}}");
    }
    if (!most && !words.isEmpty() && words.stream().allMatch(COUNT.asMatchPredicate())) {
      return Optional.of(words.getFirst().replaceAll("\\d", "") + "${made:[1-9]}");
    }
    if (words.isEmpty() || words.getFirst().length() < 4) {
      return Optional.of(usual.getKey()).filter(_ -> most);
    }
    if (words.getFirst().chars().allMatch(Character::isDigit)) {
      return Optional.of("${made:[0-9]{" + words.getFirst().length() + "}}");
    }
    if (!Parts.token(words.getFirst()) && !counted(words)) {
      return 5 * usual.getValue() >= 2 * texts.size()
          ? Optional.of(usual.getKey())
          : Optional.empty();
    }
    return Optional.of(
        ours(texts, i) ? hole(texts, i, here) : "${made:" + Shapes.shape(words) + "}");
  }

  private static int several(List<Text> texts, Function<Sight, String> whose) {
    Set<String> owners = new HashSet<>();
    texts.forEach(each -> owners.add(whose.apply(each.sight())));
    return owners.size();
  }

  /// Whether a part that most texts have is the service's, where there is more than one tenant.
  private static boolean anyones(List<Text> texts, int i, String part) {
    if (!Parts.token(part) || several(texts, Sight::origin) < 2) {
      return true;
    }
    List<Text> same = texts.stream().filter(it -> it.parts().get(i).equals(part)).toList();
    Text text = same.getFirst();
    boolean own = text.whole().startsWith(text.sight().origin());
    Json told = Json.of(own ? part : text.whole());
    return Shapes.anyones(told, several(same, Sight::origin));
  }

  /// Whether the words are ever others of one length, with a digit in most: no word of any language.
  private static boolean counted(List<String> words) {
    int length = words.getFirst().length();
    long like =
        words.stream()
            .filter(each -> each.length() == length && each.chars().anyMatch(Character::isDigit))
            .count();
    return words.size() >= MANY && 5 * like >= 4L * words.size();
  }

  /// A text that a session shows, the last where it shows several.
  private static String hole(List<Text> texts, int i, Here here) {
    Map<String, String> values = new TreeMap<>();
    for (Text each : texts) {
      String part = each.parts().get(i);
      if (!part.startsWith("${")) {
        values.put(each.sight().session(), part);
      }
    }
    return here.tokens().hole(values, here.at() + " " + i);
  }

  /// Whether the part is the same wherever a session shows it, or a tenant.
  private static boolean ours(List<Text> texts, int i) {
    return steady(texts, i, Sight::session) || steady(texts, i, Sight::origin);
  }

  private static boolean steady(List<Text> texts, int i, Function<Sight, String> whose) {
    Map<String, Set<String>> byOwner = new HashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (Text each : texts) {
      String owner = whose.apply(each.sight());
      byOwner.computeIfAbsent(owner, _ -> new HashSet<>()).add(each.parts().get(i));
      times.merge(owner, 1, Integer::sum);
    }
    int same = 0;
    int other = 0;
    for (Map.Entry<String, Set<String>> each : byOwner.entrySet()) {
      if (times.getOrDefault(each.getKey(), 0) > 1) {
        same += each.getValue().size() == 1 ? 1 : 0;
        other += each.getValue().size() == 1 ? 0 : 1;
      }
    }
    Set<String> all = new HashSet<>();
    texts.forEach(each -> all.add(each.parts().get(i)));
    return same > 4 * other || (other == 0 && 2 * all.size() < byOwner.size());
  }
}
