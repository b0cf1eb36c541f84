package dev.dtu.tenant;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// What all sightings of one thing say of it: a member that nearly all of them show alike, a name in
/// the place of another thing's id, and nothing that is one tenant's own.
final class Sample {

  /// So many of a hundred show it so.
  private static final int NEARLY = 80;

  private final List<Sighting> sightings;

  /// The name of a thing by the session and its id there.
  private final BiFunction<String, String, Optional<String>> names;

  private final boolean caller;

  Sample(
      List<Sighting> sightings,
      BiFunction<String, String, Optional<String>> names,
      boolean caller) {
    this.sightings = List.copyOf(sightings);
    this.names = names;
    this.caller = caller;
  }

  /// The item of a seed's row.
  Obj item() {
    List<Optional<Json>> shown = new ArrayList<>();
    sightings.forEach(each -> shown.add(Optional.of(each.thing().item())));
    return common(shown);
  }

  private Obj common(List<Optional<Json>> shown) {
    Set<String> members = new LinkedHashSet<>();
    shown.forEach(each -> each.flatMap(Json::asObj).ifPresent(obj -> members.addAll(obj.keys())));
    Obj.Builder out = Obj.builder();
    for (String member : members) {
      List<Optional<Json>> values = new ArrayList<>();
      shown.forEach(each -> values.add(each.flatMap(Json::asObj).flatMap(o -> o.find(member))));
      common(member, values).ifPresent(value -> out.put(member, value));
    }
    return out.build();
  }

  private Optional<Json> common(String member, List<Optional<Json>> values) {
    Map<Json, Integer> counts = new LinkedHashMap<>();
    Map<Json, Set<String>> groups = new LinkedHashMap<>();
    int objects = 0;
    for (int i = 0; i < values.size(); i++) {
      Optional<Json> value = values.get(i);
      objects += value.filter(Obj.class::isInstance).isPresent() ? 1 : 0;
      Optional<Json> told = value.isEmpty() ? value : told(member, value.get(), i);
      if (told.isPresent()) {
        counts.merge(told.get(), 1, Integer::sum);
        groups
            .computeIfAbsent(told.get(), _ -> new LinkedHashSet<>())
            .add(sightings.get(i).group());
      }
    }
    if (100 * objects >= NEARLY * values.size() && !link(values)) {
      Obj inner = common(values);
      return inner.isEmpty() ? Optional.empty() : Optional.of(inner);
    }
    for (Map.Entry<Json, Integer> each : counts.entrySet()) {
      boolean several = groups.getOrDefault(each.getKey(), Set.of()).size() > 1;
      if (several && 100 * each.getValue() >= NEARLY * values.size()) {
        return Optional.of(each.getKey());
      }
    }
    return Optional.empty();
  }

  /// Whether an address stands in them: those are the service's to make.
  private static boolean link(List<Optional<Json>> values) {
    return values.stream()
        .flatMap(Optional::stream)
        .anyMatch(each -> each.toString().contains("://"));
  }

  /// A value as a seed has it; empty for one that is a tenant's own.
  private Optional<Json> told(String member, Json value, int at) {
    Sighting seen = sightings.get(at);
    Optional<Json> person = caller ? Person.told(member, value) : Optional.empty();
    Optional<String> name =
        value
            .asText()
            .filter(id -> !id.equals(seen.thing().id()))
            .flatMap(id -> names.apply(seen.session(), id));
    if (person.isPresent() || name.isPresent()) {
      return person.or(() -> name.map(each -> Json.of("${" + each + "}")));
    }
    boolean own = value.asText().filter(seen.thing().id()::equals).isPresent() && own(seen);
    return !own && !(value instanceof Obj) && Plain.of(value, seen.tenant())
        ? Optional.of(quoted(value))
        : Optional.empty();
  }

  private static boolean own(Sighting seen) {
    return Plain.token(seen.thing().id());
  }

  /// A value in which `${…}` means itself.
  private static Json quoted(Json value) {
    return switch (value) {
      case Json.Text(String text) -> Json.of(text.replace("${", "$${"));
      case Arr arr -> Arr.of(arr.items().stream().map(Sample::quoted).toList());
      case Obj obj -> {
        Obj.Builder out = Obj.builder();
        obj.forEach(each -> out.put(each.key(), quoted(each.value())));
        yield out.build();
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }
}
