package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The rule of `oneOf` or `anyOf`.
///
/// With a discriminator the value of one member chooses; without, or where that member says nothing,
/// the alternatives are tried. When none fits, the complaints are those of the only alternative that
/// fits the kind of the value, if there is only one.
final class ChoiceRule implements Rule {

  private static final int HEARING = 3;

  private final String keyword;
  private final List<Rule> branches = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Optional<DiscriminatorRule> chooser;

  private ChoiceRule(String keyword, Obj node, Schemas home) {
    this.keyword = keyword;
    var byName = new LinkedHashMap<String, Rule>();
    for (Json item : node.items(keyword)) {
      Schema branch = Schema.of(item, home);
      Rule rule = branch.rule();
      branches.add(rule);
      names.add(branch.name().orElseGet(() -> Words.types(branch.types())));
      branch.reference().ifPresent(name -> byName.putIfAbsent(name, rule));
    }
    boolean allNamed = byName.size() == branches.size();
    this.chooser =
        discriminator(node).map(by -> DiscriminatorRule.among(by, byName, allNamed, home));
  }

  /// Adds the rules for what a node chooses between.
  static void add(Obj node, Schemas home, List<Rule> rules) {
    boolean chooses = false;
    for (String keyword : List.of("oneOf", "anyOf")) {
      if (!node.items(keyword).isEmpty()) {
        rules.add(new ChoiceRule(keyword, node, home));
        chooses = true;
      }
    }
    if (!chooses) {
      discriminator(node).ifPresent(by -> rules.add(DiscriminatorRule.fromBase(by, node, home)));
    }
  }

  private static Optional<Schema.Discriminator> discriminator(Obj node) {
    return node.obj("discriminator").flatMap(Schema::discriminator);
  }

  @Override
  public boolean holds(Json value, Walk walk) {
    if (chooser.isPresent() && chooser.get().decides(value)) {
      return chooser.get().holds(value, walk);
    }
    boolean exactlyOne = keyword.equals("oneOf") && walk.request();
    int fitting = -1;
    for (int i = 0; i < branches.size(); i++) {
      if (walk.probe(branches.get(i), value)) {
        if (fitting >= 0) {
          return tooMany(fitting, i, walk);
        }
        fitting = i;
        if (!exactlyOne) {
          return true;
        }
      }
    }
    if (fitting >= 0) {
      return true;
    }
    return (walk.quick() || walk.hearing() >= HEARING) ? none(walk) : explain(value, walk);
  }

  private boolean tooMany(int first, int second, Walk walk) {
    return walk.complain(
        keyword,
        () ->
            "expected exactly one alternative to fit, found that both %s and %s do"
                .formatted(label(first), label(second)));
  }

  private String label(int branch) {
    return names.get(branch).isEmpty() ? "number " + (branch + 1) : names.get(branch);
  }

  private boolean none(Walk walk) {
    return walk.complain(keyword, () -> "expected " + alternatives() + ", found none of them");
  }

  private String alternatives() {
    var labels = new ArrayList<String>();
    for (int i = 0; i < branches.size(); i++) {
      labels.add(label(i));
    }
    return Words.or(labels.stream().distinct().limit(12).toList());
  }

  private boolean explain(Json value, Walk walk) {
    List<Walk.Found> only = List.of();
    int plausible = 0;
    for (Rule branch : branches) {
      List<Walk.Found> heard = walk.hear(branch, value);
      if (!walk.wrongKind(heard)) {
        plausible++;
        only = heard;
      }
    }
    if (plausible == 1) {
      walk.repeat(only);
      return false;
    }
    return none(walk);
  }
}
