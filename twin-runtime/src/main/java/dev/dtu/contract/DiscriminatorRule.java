package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The rule by which a member's value chooses among schemas.
final class DiscriminatorRule implements Rule {
  private final Schema.Discriminator by;
  private final Map<String, Rule> known;
  private final boolean decidesUnknown;
  private final Schemas home;
  private final boolean anyName;

  private DiscriminatorRule(
      Schema.Discriminator by,
      Map<String, Rule> known,
      boolean decidesUnknown,
      boolean anyName,
      Schemas home) {
    this.by = by;
    this.known = known;
    this.decidesUnknown = decidesUnknown;
    this.anyName = anyName;
    this.home = home;
  }

  static DiscriminatorRule among(
      Schema.Discriminator by, Map<String, Rule> byName, boolean allNamed, Schemas home) {
    var known = new LinkedHashMap<>(byName);
    by.mapping().forEach((value, to) -> known.put(value, SchemaRule.reference(to, home)));
    return new DiscriminatorRule(by, known, allNamed, false, home);
  }

  /// From a base schema to its variants. A value that no variant has is left to the enumeration of
  /// the member, if it has one: documents often map only some values.
  static DiscriminatorRule fromBase(Schema.Discriminator by, Obj node, Schemas home) {
    var known = new LinkedHashMap<String, Rule>();
    by.mapping().forEach((value, to) -> known.put(value, SchemaRule.reference(to, home)));
    boolean enumerated =
        node.obj("properties")
            .flatMap(members -> members.find(by.property()))
            .filter(member -> !Schema.of(member, home).enumeration().isEmpty())
            .isPresent();
    return new DiscriminatorRule(by, known, !enumerated && !known.isEmpty(), true, home);
  }

  /// True when the member chooses, or says something that it must not.
  boolean decides(Json value) {
    return chosen(value).map(word -> decidesUnknown || known.containsKey(word)).orElse(false);
  }

  private Optional<String> chosen(Json value) {
    return value instanceof Obj obj
        ? obj.find(by.property()).flatMap(Json::asWords)
        : Optional.empty();
  }

  @Override
  public boolean holds(Json value, Walk walk) {
    String word = chosen(value).orElse("");
    if (word.isEmpty()) {
      return true;
    }
    Rule rule = known.get(word);
    if (rule == null && anyName && home.find(word).isPresent()) {
      rule = SchemaRule.reference(word, home);
    }
    if (rule != null) {
      return rule.holds(value, walk);
    }
    return !decidesUnknown || unknown(value, word, walk);
  }

  private boolean unknown(Json value, String word, Walk walk) {
    walk.down(by.property(), value.asObj().orElse(Obj.EMPTY).keys().indexOf(by.property()));
    walk.complain(
        "discriminator",
        () ->
            "expected %s, found %s"
                .formatted(
                    Words.shown(known.keySet().stream().<Json>map(Json::of).toList()),
                    Words.shown(Json.of(word))));
    walk.up();
    return false;
  }
}
