package dev.dtu.fidelity;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.recording.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the path of a call tells of rows: which containers must have been there for it to be answered
/// with success, what it makes, what it is about.
final class Grounds {

  private Grounds() {}

  /// The containers, the outermost first.
  static List<Prime.Key> of(Exchange exchange, Guide.Led led) {
    Optional<Effect> effect =
        led.operation().flatMap(operation -> led.candidate().effect(operation.id()));
    List<String> told = led.candidate().twin().title().verdict();
    boolean answered =
        exchange.answered().successful() && !Verdict.of(exchange.answered(), told).refuses();
    List<Prime.Key> keys = new ArrayList<>();
    if (effect.isPresent() && answered) {
      for (Effect.Container container : effect.get().within()) {
        key(container, led).ifPresent(keys::add);
      }
    }
    return keys;
  }

  private static Optional<Prime.Key> key(Effect.Container container, Guide.Led led) {
    Optional<Resource> resource = led.candidate().resource(container.resource());
    List<String> key = new ArrayList<>();
    for (Effect.Binding binding : container.key()) {
      String value = led.parameters().get(binding.name());
      if (binding.source() == Effect.Binding.Source.PATH && value != null) {
        key.add(value);
      }
    }
    boolean whole = !key.isEmpty() && key.size() == container.key().size();
    return resource
        .filter(each -> whole && !each.singleton() && each.scopes().size() == key.size() - 1)
        .map(each ->
            new Prime.Key(
                led.candidate(),
                each.name(),
                key.subList(0, key.size() - 1),
                key.get(key.size() - 1)));
  }

  /// The name of what a call may make, where its path says it.
  static Optional<String> made(Guide.Led led) {
    return led.operation()
        .flatMap(operation -> led.candidate().effect(operation.id()))
        .filter(effect -> effect.kind() == Effect.Kind.PUT)
        .filter(effect -> !effect.key().isEmpty())
        .map(effect -> effect.key().getLast())
        .filter(binding -> binding.source() == Effect.Binding.Source.PATH)
        .flatMap(binding -> Optional.ofNullable(led.parameters().get(binding.name())));
  }

  /// Whether an operation may be about rows of a resource, and is not known to be about others.
  static boolean about(Guide.Led where, String resource) {
    return where
        .operation()
        .flatMap(one -> where.candidate().effect(one.id()))
        .map(Effect::resource)
        .filter(own -> !own.isEmpty() && !own.equals(resource))
        .isEmpty();
  }
}
