package dev.dtu.infer;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One resource with the effects that use it, in the contract's order: what a law about a resource
/// needs to know which operations to call.
///
/// @param effects all of them, lists and links of other places included
public record ResourceView(Resource resource, List<Effect> effects) {

  public ResourceView {
    effects = List.copyOf(effects);
  }

  /// The resources of a twin, each with its effects.
  public static List<ResourceView> of(Meanings meanings) {
    List<ResourceView> views = new ArrayList<>();
    for (Resource resource : meanings.resources()) {
      views.add(
          new ResourceView(
              resource,
              meanings.effects().stream()
                  .filter(effect -> effect.resource().equals(resource.name()))
                  .toList()));
    }
    return views;
  }

  /// The effects of a kind.
  public List<Effect> all(Effect.Kind kind) {
    return effects.stream().filter(effect -> effect.kind() == kind).toList();
  }

  /// The effect of a kind whose operation names the whole key and asks for no container: the plain
  /// way to do it.
  public Optional<Effect> plain(Effect.Kind kind) {
    return effects.stream()
        .filter(effect -> effect.kind() == kind)
        .filter(effect -> effect.within().isEmpty())
        .filter(effect ->
            effect.key().stream().noneMatch(part -> part.source() == Effect.Binding.Source.ANY))
        .findFirst();
  }

  /// True when rows can be made, and seen through another operation.
  public boolean stateful() {
    boolean made = !all(Effect.Kind.CREATE).isEmpty() || !all(Effect.Kind.PUT).isEmpty();
    return made && !(all(Effect.Kind.READ).isEmpty() && all(Effect.Kind.LIST).isEmpty());
  }
}
