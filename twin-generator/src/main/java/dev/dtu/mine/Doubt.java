package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How much a rule has to explain more than another that says more, or is the likelier.
final class Doubt {

  /// A rule that says nothing but the kind has to explain so much more than one that says the value.
  private static final double VAGUE = 0.4;

  /// And one of which parts are only known by their form so much more.
  private static final double PARTLY = 0.2;

  /// A number is the service's own where it stands in so many parts of five.
  private static final int MOST = 4;

  private Doubt() {}

  /// The part of all sights that a rule has to explain more.
  ///
  /// @param tenants that show it
  static double of(Told told, int tenants) {
    return switch (told.rank()) {
      case FORM -> VAGUE;
      case PARTLY -> PARTLY;
      case CONSTANT, LINKED ->
          told.is().filter(is -> !Shapes.anyones(is, tenants)).isPresent() ? PARTLY : 0;
      case KEPT, ABSENT, CLOCK, COUNTED, ELSEWHERE -> 0;
    };
  }

  /// Whether a rule is out of the question: a count holds of most, or is as much as something else by
  /// accident.
  static boolean excluded(Told told, int explained, int all) {
    return told.rank() == Told.Rank.COUNTED && 5 * explained < MOST * all;
  }

  /// Whether a text of facts has a token in it that elsewhere at the place is another: that is the
  /// tenant's, though the recordings of one time all show the same tenant.
  ///
  /// @param all that may explain each sight of the place
  static boolean varied(Told rule, Collection<Set<Told>> all) {
    if (rule.rank() != Told.Rank.LINKED || !rule.named()) {
      return false;
    }
    String folded = Parts.folded(rule.is().flatMap(Json::asText).orElse(""));
    return all.stream()
        .flatMap(Set::stream)
        .filter(each -> each.rank() == Told.Rank.LINKED && !each.equals(rule))
        .flatMap(each -> each.is().flatMap(Json::asText).stream())
        .anyMatch(each -> Parts.folded(each).equals(folded));
  }

  /// Whether a number that stands there often is none that the service says: too many others do.
  static boolean number(Json value, int explained, int all) {
    return value instanceof Json.Num && Times.like(value).isEmpty() && 5 * explained < MOST * all;
  }

  /// What a rule says; of a number that too few show, that there is one.
  static Optional<Json> sure(Rules.Best best, int all) {
    return best.told().is().map(is -> number(is, best.explained(), all) ? Line.NUMBER : is);
  }

  /// The count of what was sent that explains a number as well, where one group alone shows it. There is
  /// always one of something.
  static Optional<Told> counted(Told best, Map<Told, Double> worth) {
    boolean several =
        best.rank() == Told.Rank.CONSTANT
            && best.is().filter(is -> is instanceof Json.Num each && each.real() > 1).isPresent();
    if (!several) {
      return Optional.empty();
    }
    double own = worth.getOrDefault(best, 0.0);
    return worth.entrySet().stream()
        .filter(each -> each.getKey().rank() == Told.Rank.COUNTED && each.getValue() > own - 0.001)
        .map(Map.Entry::getKey)
        .filter(told -> told.is().toString().contains(":sent:"))
        .findFirst();
  }

  /// Whether it may be by chance that clients were not heeded who said something at a place: one
  /// recording shows it, while most say nothing there.
  static boolean chance(Pointer at, List<Clues> unheard, int all) {
    boolean said =
        unheard.stream()
            .allMatch(each -> at.in(each.sight().sent()).filter(Doubt::says).isPresent());
    return said && 2 * unheard.size() < all && Belief.groups(unheard).size() < 2;
  }

  private static boolean says(Json sent) {
    return switch (sent) {
      case Json.Null _ -> false;
      case Json.Bool flag -> flag.equals(Json.of(true));
      case Json.Num number -> number.real() != 0;
      case Json.Text(String text) -> !text.isBlank();
      case Arr several -> several.items().stream().anyMatch(Doubt::says);
      case Obj obj ->
          obj.keys().stream().anyMatch(key -> obj.find(key).filter(Doubt::says).isPresent());
    };
  }
}
