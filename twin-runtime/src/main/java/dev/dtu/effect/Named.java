package dev.dtu.effect;

import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a request says in the places that an effect reads names from.
final class Named {

  private Named() {}

  /// True for what is known before the body is read.
  static boolean early(Effect.Binding binding) {
    return switch (binding.source()) {
      case PATH, QUERY, ANY -> true;
      case BODY, ITEM -> false;
    };
  }

  static boolean early(List<Effect.Binding> bindings) {
    for (Effect.Binding binding : bindings) {
      if (!early(binding)) {
        return false;
      }
    }
    return true;
  }

  /// The values the bindings have in the request, an absent one empty.
  static List<String> raw(Scene scene, List<Effect.Binding> bindings) {
    List<String> raw = new ArrayList<>(bindings.size());
    bindings.forEach(binding -> raw.add(value(scene, binding).orElse("")));
    return raw;
  }

  static Optional<String> value(Scene scene, Effect.Binding binding) {
    return switch (binding.source()) {
      case PATH -> scene.path(binding.name());
      case QUERY -> scene.query().find(binding.name());
      case BODY -> Arguments.word(scene, binding.name());
      case ITEM -> Optional.empty();
      case ANY -> Optional.of(Shelf.ANY);
    };
  }
}
