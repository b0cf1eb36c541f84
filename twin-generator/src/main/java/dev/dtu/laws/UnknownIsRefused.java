package dev.dtu.laws;

import dev.dtu.contract.Parameter;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What names a row that is not there is refused, in the error shape the contract declares.
final class UnknownIsRefused implements Law {

  @Override
  public String name() {
    return "unknown-is-refused";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name()).stream()
        .filter(effect -> !unknown(subject, resource, effect).isEmpty())
        .toList();
  }

  /// The positions in the effect's key that must name something that is there.
  private static List<Integer> unknown(Subject subject, Resource resource, Effect effect) {
    int scopes = resource.scopes().size();
    return java.util.stream.IntStream.range(0, effect.key().size())
        .filter(at -> effect.key().get(at).source() == Effect.Binding.Source.PATH)
        .filter(at ->
            at < scopes
                ? subject.find(resource.scopes().get(at).resource()).isPresent()
                : effect.kind() != Effect.Kind.CREATE && effect.kind() != Effect.Kind.PUT)
        .boxed()
        .toList();
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    Resource resource = bench.subject().resource(effect.resource());
    Made made = bench.maker().placed(effect);
    Asking asking = bench.asking(effect, made, Optionals.SOME);
    int tried = 0;
    for (int at : unknown(bench.subject(), resource, effect)) {
      Effect.Binding binding = effect.key().get(at);
      String known = asking.path(binding.name()).orElse("");
      String of = named(resource, at);
      Optional<String> other =
          other(bench, asking, binding.name(), known).filter(id -> !bench.subject().finds(of, id));
      if (other.isPresent()) {
        tried++;
        bench.missing(
            asking.copy().bind(binding, other.get()),
            "there is no %s '%s'".formatted(binding.name(), other.get()));
      }
    }
    if (tried == 0) {
      throw new Verdict.Unfit("every id the contract allows is there");
    }
    return Set.of();
  }

  /// The resource of which a position of the key names one.
  private static String named(Resource resource, int at) {
    boolean scope = at < resource.scopes().size();
    return scope ? resource.scopes().get(at).resource() : resource.name();
  }

  /// An id that the parameter's schema allows and no row has.
  private static Optional<String> other(Bench bench, Asking asking, String name, String known) {
    Optional<Parameter> parameter = asking.operation().parameter(Parameter.Place.PATH, name);
    if (parameter.filter(p -> !p.schema().enumeration().isEmpty()).isPresent()) {
      return Optional.empty();
    }
    if (parameter.filter(p -> !p.schema().allows("string")).isPresent()) {
      return Optional.of("987654321");
    }
    for (int i = 0; i < 5 && parameter.isPresent(); i++) {
      Optional<Json> made = bench.requests().sample(parameter.get().schema(), Optionals.SOME);
      Optional<String> words = made.filter(value -> !(value instanceof Obj)).flatMap(Json::asWords);
      if (words.isPresent() && !words.get().equals(known) && !words.get().isBlank()) {
        return words;
      }
    }
    return Optional.empty();
  }
}
