package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whether the words of a text are the service's, though one group alone shows it: others show the same
/// words at the place, with other facts and tokens between them, or they are the path of an address of
/// the service's own.
///
/// @param told what may explain each sight of the place, by its number
record Wording(Sights sights, Pointer at, Map<Integer, Set<Told>> told) {

  private static final String FACT = "${";
  private static final String ROUTE = "${origin}/";
  private static final String ROW = "${row:";
  private static final String SOME = "${some}";

  /// What stands in the place of what one tenant, or one group, alone shows; empty when nothing does.
  ///
  /// @param some the sights that show it
  Optional<Json> otherwise(Json is, List<Clues> some) {
    return switch (is) {
      case Json.Text _ -> row(some).or(() -> Guess.other(at, some, sights.tokens(), others(some)));
      case Arr list -> Shapes.named(list) ? items(list, some) : Optional.empty();
      case Obj _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.empty();
    };
  }

  private Optional<Json> items(Arr list, List<Clues> some) {
    List<Json> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Pointer item = at.to(Integer.toString(i));
      items.add(
          Shapes.named(list.at(i))
              ? Guess.other(item, some, sights.tokens(), Set.of()).orElse(Line.DRAWN)
              : list.at(i));
    }
    return Optional.of(Arr.of(items));
  }

  /// The words that recordings of other groups show at a place.
  ///
  /// @param some sights of the groups that are not asked
  private Set<String> others(List<Clues> some) {
    Set<String> own = Belief.groups(some);
    Set<String> words = new HashSet<>();
    told.forEach((number, rules) -> {
      if (!own.contains(sights.clues(number).sight().group())) {
        rules.forEach(
            rule -> rule.is().flatMap(Json::asText).ifPresent(it -> words.addAll(Parts.of(it))));
      }
    });
    return words;
  }

  /// Whether all that a template says beside facts and tokens is among these words.
  static boolean known(List<String> template, Set<String> words) {
    return several(template) && template.stream().allMatch(it -> open(it) || words.contains(it));
  }

  /// Whether a template is an address of the service's own, of words and tokens.
  static boolean route(List<String> template) {
    return several(template)
        && String.join("", template).startsWith(ROUTE)
        && template.stream()
            .allMatch(
                it -> open(it) || it.chars().noneMatch(Character::isDigit) || it.length() < 3);
  }

  /// A template of the same words that other groups show with the id of a row there is, where these
  /// show an id alone: what stands in every tenant is one thing for all kinds.
  private Optional<Json> row(List<Clues> some) {
    Set<String> own = Belief.groups(some);
    Set<String> folded = new HashSet<>();
    for (Clues each : some) {
      at.in(each.sight().shown())
          .flatMap(is -> each.template(is, at).asText())
          .ifPresent(text -> folded.add(folded(text)));
    }
    SortedMap<String, Set<String>> rows = new TreeMap<>();
    told.forEach((number, rules) -> {
      String group = sights.clues(number).sight().group();
      for (Told rule : own.contains(group) ? Set.<Told>of() : rules) {
        rule.is()
            .flatMap(Json::asText)
            .filter(text -> text.contains(ROW) && folded.contains(folded(text)))
            .ifPresent(text -> rows.computeIfAbsent(text, _ -> new HashSet<>()).add(group));
      }
    });
    return folded.size() != 1
        ? Optional.empty()
        : rows.entrySet().stream()
            .filter(each -> each.getValue().size() > 1)
            .max(Comparator.comparingInt(each -> each.getValue().size()))
            .map(each -> Json.of(each.getKey()));
  }

  private static String folded(String template) {
    var out = new StringBuilder();
    for (String part : Parts.of(Parts.folded(template))) {
      out.append(part.startsWith(ROW) ? SOME : part);
    }
    return out.toString();
  }

  private static boolean several(List<String> template) {
    return template.size() > 1 && template.stream().anyMatch(Wording::open);
  }

  private static boolean open(String part) {
    return part.startsWith(FACT) || Parts.token(part) || part.length() == 1 && !letter(part);
  }

  private static boolean letter(String part) {
    return Character.isLetterOrDigit(part.charAt(0));
  }
}
