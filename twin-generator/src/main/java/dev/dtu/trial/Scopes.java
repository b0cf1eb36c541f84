package dev.dtu.trial;

import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.sample.Sampler.Optionals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds values for the scopes of resources: the keys of parents that are there, or what routes take.
final class Scopes {

  private final Bench bench;
  private final Subject subject;
  private final Maker maker;

  Scopes(Bench bench, Maker maker) {
    this.bench = bench;
    this.subject = bench.subject();
    this.maker = maker;
  }

  /// The values of a resource's scopes, beginning with those given; each names a row that is there.
  List<String> of(Resource resource, List<String> begun) {
    List<String> values = new ArrayList<>(deepest(resource, begun));
    for (int i = values.size(); i < resource.scopes().size(); i++) {
      values.add(i < begun.size() ? begun.get(i) : value(resource, i, values));
    }
    return values;
  }

  /// The key of the deepest parent that has all scopes before it as its own.
  private List<String> deepest(Resource resource, List<String> begun) {
    for (int i = resource.scopes().size() - 1; i >= Math.max(1, begun.size()); i--) {
      Optional<Resource> parent = subject.find(resource.scopes().get(i).resource());
      if (parent.isPresent() && parent.get().scopes().size() == i && !parent.get().singleton()) {
        return maker.any(parent.get().name(), begun).address().key();
      }
    }
    return begun.subList(0, Math.min(begun.size(), resource.scopes().size()));
  }

  /// A value for one of them, below those before it.
  String value(Resource resource, int position, List<String> before) {
    String parent = resource.scopes().get(position).resource();
    return parent.isEmpty() || subject.find(parent).isEmpty()
        ? free(resource, position)
        : parent(resource, position, before).id();
  }

  /// A value for a scope that names nothing we know, as the routes take it.
  private String free(Resource resource, int position) {
    for (Effect effect : subject.effects(resource.name())) {
      if (position < effect.key().size() && narrow(effect, effect.key().get(position))) {
        Optional<String> taken = taken(effect, effect.key().get(position));
        if (taken.isPresent()) {
          return taken.get();
        }
      }
    }
    return "s" + bench.chance().text("abcdefgh", 5);
  }

  Optional<String> taken(Effect effect, Effect.Binding binding) {
    return subject
        .operation(effect)
        .parameter(Parameter.Place.PATH, binding.name())
        .flatMap(each -> bench.requests().sample(each.schema(), Optionals.SOME))
        .flatMap(Json::asWords);
  }

  private boolean narrow(Effect effect, Effect.Binding binding) {
    return subject
        .operation(effect)
        .parameter(Parameter.Place.PATH, binding.name())
        .filter(parameter -> narrow(parameter.schema()))
        .isPresent();
  }

  private static boolean narrow(Schema schema) {
    return !schema.allows("string")
        || !schema.enumeration().isEmpty()
        || schema.pattern().isPresent()
        || schema.format().isPresent();
  }

  private Address parent(Resource resource, int position, List<String> before) {
    Resource parent = subject.resource(resource.scopes().get(position).resource());
    List<String> prefix = new ArrayList<>();
    for (int i = 0; i < Math.min(parent.scopes().size(), before.size()); i++) {
      String mine = resource.scopes().get(i).resource();
      if (!mine.equals(parent.scopes().get(i).resource())) {
        break;
      }
      prefix.add(before.get(i));
    }
    return maker.any(parent.name(), prefix).address();
  }
}
