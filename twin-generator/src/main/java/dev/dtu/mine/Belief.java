package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Pointer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which rules are more than what one recording happened to say, and which the caller had no say in.
final class Belief {

  private Belief() {}

  /// Whether what a template says by itself is the service's: several groups and tenants show it, it says
  /// hardly anything, or it is an address made of facts.
  static boolean of(List<Clues> explained, Json template) {
    Set<String> tenants = new HashSet<>();
    explained.forEach(each -> tenants.add(each.sight().origin()));
    boolean anyone = Shapes.anyones(template, tenants.size());
    return (groups(explained).size() > 1 && anyone)
        || Shapes.word(template)
        || Shapes.address(template);
  }

  static Set<String> groups(List<Clues> clues) {
    Set<String> groups = new HashSet<>();
    clues.forEach(each -> groups.add(each.sight().group()));
    return groups;
  }

  /// Whether something else was shown there than the caller had asked for.
  static boolean unheeded(Pointer at, Clues clues) {
    Optional<Json> sent = at.in(clues.sight().sent()).filter(each -> each != Json.Null.NULL);
    Optional<Json> shown = at.in(clues.sight().shown());
    return sent.isPresent() && (shown.isEmpty() || !alike(sent.get(), shown.get()));
  }

  private static boolean alike(Json sent, Json shown) {
    return switch (sent) {
      case Json.Num number -> shown instanceof Json.Num other && number.real() == other.real();
      case Obj _ -> shown instanceof Obj;
      case Arr several ->
          shown instanceof Arr others
              && (sent.equals(shown)
                  || Tallies.things(Optional.of(several)) > 0 && several.size() == others.size());
      case Json.Text _, Json.Bool _, Json.Null _ -> sent.equals(shown);
    };
  }
}
