package dev.dtu.trial;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What rows the arguments of an operation called by name are about, where nothing is said of them:
/// those that another operation is said to name by an argument of that name, or that are called as
/// the argument or its format is (`room`, `room_id`, `room_ids`). The same rows for each of them that
/// one request has.
final class Arguments {

  private final Subject subject;
  private final Maker maker;
  private final Map<String, Address> rows = new HashMap<>();

  Arguments(Subject subject, Maker maker) {
    this.subject = subject;
    this.maker = maker;
  }

  /// The arguments with ids of rows that are there, where they name rows.
  ///
  /// @param bound those that name rows already
  Json named(Effect effect, Json arguments, Obj bound) {
    Operation operation = subject.operation(effect);
    if (maker.deep() || Families.of(operation).isEmpty() || !(arguments instanceof Obj members)) {
      return arguments;
    }
    Obj named = members;
    Set<String> given = said(effect);
    for (Schema.Property property : Families.arguments(operation)) {
      String name = property.name();
      if (members.has(name) && !given.contains(name) && !bound.has(name)) {
        Optional<String> id = id(operation, property, bound);
        named = id.isPresent() ? named.with(name, like(property.schema(), id.get())) : named;
      }
    }
    return named;
  }

  /// The names of arguments that an effect says the rows of.
  private static Set<String> said(Effect effect) {
    var names = new HashSet<String>();
    List<Effect.Binding> bindings = new ArrayList<>(effect.key());
    effect.within().forEach(container -> bindings.addAll(container.key()));
    bindings.forEach(binding -> names.add(binding.name()));
    return names;
  }

  private Optional<String> id(Operation operation, Schema.Property property, Obj bound) {
    Optional<Effect> like = like(operation, property.name());
    if (like.isPresent()) {
      return Optional.of(id(like.get(), bound));
    }
    return property
        .schema()
        .format()
        .or(() -> Optional.of(property.name().replaceFirst("(_ids?|s)$", "")))
        .filter(name -> subject.find(name).filter(Arguments::alone).isPresent())
        .map(resource -> row(resource, List.of()).id());
  }

  private static boolean alone(Resource resource) {
    return resource.scopes().isEmpty() && !resource.singleton();
  }

  private String id(Effect like, Obj bound) {
    List<String> begun = new ArrayList<>();
    for (int i = 0; i < like.key().size() - 1; i++) {
      String scope = subject.resource(like.resource()).scopes().get(i).resource();
      Optional<String> value = bound.find(like.key().get(i).name()).flatMap(Json::asWords);
      begun.add(value.orElseGet(() -> row(scope, List.of()).id()));
    }
    return row(like.resource(), begun).id();
  }

  private Address row(String resource, List<String> scopes) {
    String key = resource + scopes;
    Address known = rows.get(key);
    if (known == null) {
      known = maker.any(resource, scopes).address();
      rows.put(key, known);
    }
    return known;
  }

  // Of operations that name a row so, one of the same family is rather meant.
  private Optional<Effect> like(Operation operation, String name) {
    Optional<Effect> found = Optional.empty();
    for (Effect effect : subject.meanings().effects()) {
      if (names(effect, operation, name)) {
        boolean near = Families.of(subject.operation(effect)).equals(Families.of(operation));
        if (near) {
          return Optional.of(effect);
        }
        found = found.or(() -> Optional.of(effect));
      }
    }
    return found;
  }

  private boolean names(Effect effect, Operation operation, String name) {
    if (effect.key().isEmpty()
        || !effect.key().getLast().name().equals(name)
        || subject
            .find(effect.resource())
            .filter(each -> each.scopes().size() + 1 == effect.key().size())
            .isEmpty()) {
      return false;
    }
    List<String> arguments =
        Families.arguments(operation).stream().map(Schema.Property::name).toList();
    return effect.key().stream()
        .allMatch(binding ->
            binding.source() == Effect.Binding.Source.BODY && arguments.contains(binding.name()));
  }

  private static Json like(Schema schema, String id) {
    return schema.allows("string") ? Json.of(id) : Arr.of(Json.of(id));
  }
}
