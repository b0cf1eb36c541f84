package dev.dtu.laws;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A delete takes what stands below the deleted row.
final class DeleteTakesChildren implements Law {

  @Override
  public String name() {
    return "delete-takes-children";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return children(subject, resource).isEmpty()
        ? List.of()
        : subject.effects(resource.name(), Effect.Kind.DELETE).stream()
            .filter(delete -> !subject.leaves(delete))
            .toList();
  }

  /// The resources whose keys begin with a key of this one.
  private static List<Resource> children(Subject subject, Resource parent) {
    int position = parent.scopes().size();
    return subject.resources().stream()
        .filter(child -> !child.singleton() && child.scopes().size() > position)
        .filter(child -> child.scopes().get(position).resource().equals(parent.name()))
        .filter(child -> !subject.effects(child.name(), Effect.Kind.READ).isEmpty())
        .toList();
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    Subject subject = bench.subject();
    Resource parent = subject.resource(effect.resource());
    Made made = bench.maker().placed(effect);
    List<Made> below = new ArrayList<>();
    for (Resource child : children(subject, parent)) {
      try {
        below.add(bench.maker().any(child.name(), made.address().key()));
      } catch (Verdict notMade) {
        // whether it can be made is another law's matter
      }
    }
    DeletedIsGone.delete(bench, effect, made);
    Set<String> seen = new LinkedHashSet<>();
    for (Made child : below) {
      for (Effect read : Views.readers(bench, child.address().resource())) {
        bench.missing(
            bench.asking(read, child.address().key()), made.address() + " was deleted above it");
        seen.add(read.operation());
      }
    }
    if (seen.isEmpty()) {
      throw new Verdict.Unfit("nothing below a " + parent.name() + " can be read");
    }
    seen.add(effect.operation());
    return seen;
  }
}
