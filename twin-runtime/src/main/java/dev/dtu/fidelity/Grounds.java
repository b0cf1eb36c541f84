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
      scopes(effect.get(), led).forEach(keys::add);
      for (Effect.Container container : effect.get().within()) {
        key(container.resource(), container.key(), led).ifPresent(keys::add);
      }
    }
    return keys;
  }

  /// The rows that the key of the call's own row begins with.
  private static List<Prime.Key> scopes(Effect effect, Guide.Led led) {
    List<Resource.Scope> scopes =
        led.candidate().resource(effect.resource()).map(Resource::scopes).orElse(List.of());
    List<Prime.Key> keys = new ArrayList<>();
    for (int i = 0; i < scopes.size() && i < effect.key().size(); i++) {
      key(scopes.get(i).resource(), effect.key().subList(0, i + 1), led).ifPresent(keys::add);
    }
    return keys;
  }

  private static Optional<Prime.Key> key(
      String resource, List<Effect.Binding> bindings, Guide.Led led) {
    List<String> key = new ArrayList<>();
    for (Effect.Binding binding : bindings) {
      String value = led.parameters().get(binding.name());
      if (binding.source() == Effect.Binding.Source.PATH && value != null) {
        key.add(value);
      }
    }
    int above = key.size() - 1;
    return led.candidate()
        .resource(resource)
        .filter(_ -> above >= 0 && key.size() == bindings.size())
        .filter(each -> !each.singleton() && each.scopes().size() == above)
        .map(each ->
            new Prime.Key(led.candidate(), each.name(), key.subList(0, above), key.get(above)));
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
