package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Pointer;
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
final class Wording {

  private static final String FACT = "${";
  private static final String ROUTE = "${origin}/";
  private static final String ROW = "${row:";
  private static final String SOME = "${some}";

  private Wording() {}

  /// A template that has other tokens in the place of each.
  static Optional<Json> anew(
      Sights sights, Map<Integer, Set<Told>> told, List<Clues> some, Pointer at) {
    return Guess.other(at, some, sights.tokens(), others(sights, told, some));
  }

  /// The words that recordings of other groups show at a place.
  ///
  /// @param told what may explain each sight of the place, by its number
  /// @param some sights of the groups that are not asked
  private static Set<String> others(Sights sights, Map<Integer, Set<Told>> told, List<Clues> some) {
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
  static Optional<Json> row(
      Sights sights, Map<Integer, Set<Told>> told, List<Clues> some, Pointer at) {
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
