package dev.dtu.folder;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Manners;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.twin.Twin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a service calls things of which it says that they are not there: `(NetworkZone)`.
///
/// A refusal by any operation tells it of the resource whose id it names. Of resources that no refusal
/// names it is the name of their schema, where that is so of more that are named than the resource's own;
/// not where that is the name of a message (`ThemeResponse`).
public final class ClassWords {

  private static final int NOT_FOUND = 404;
  private static final String SCHEMA = "schema:";

  /// What is said and not what there is.
  private static final Pattern MESSAGE = Pattern.compile(".*(Request|Response|Body).*");

  private final Twin plain;
  private final Meanings meanings;
  private final SortedMap<String, Effect> effects = new TreeMap<>();
  private final Map<String, Resource> resources = new TreeMap<>();

  /// @param plain the twin of the contract alone
  public ClassWords(Twin plain, Meanings meanings) {
    this.plain = plain;
    this.meanings = meanings;
    meanings.effects().forEach(each -> effects.put(each.operation(), each));
    meanings.resources().forEach(each -> resources.put(each.name(), each));
  }

  /// What stands on the title page; empty where there is nothing to say.
  public String text(List<Session> training) {
    SortedMap<String, String> seen = seen(training);
    SortedMap<String, String> schemas = schemas();
    Map<String, String> words = new TreeMap<>(seen);
    if (named(seen, schemas) > own(seen)) {
      schemas.forEach(words::putIfAbsent);
    }
    words.entrySet().removeIf(each -> each.getValue().equals(usual(each.getKey())));
    if (words.isEmpty()) {
      return "";
    }
    var out = new StringBuilder("\nclasses:\n");
    words.forEach((resource, word) ->
        out.append("  ").append(resource).append(": ").append(Json.of(word)).append('\n'));
    return out.toString();
  }

  private static long named(SortedMap<String, String> seen, SortedMap<String, String> schemas) {
    return seen.entrySet().stream()
        .filter(each -> each.getValue().equals(schemas.get(each.getKey())))
        .count();
  }

  private static long own(SortedMap<String, String> seen) {
    return seen.entrySet().stream()
        .filter(each -> each.getValue().equals(usual(each.getKey())))
        .count();
  }

  /// What a twin says where nothing is written.
  private static String usual(String resource) {
    return Manners.NONE.classOf(resource);
  }

  /// By resource, the word that most refusals have.
  private SortedMap<String, String> seen(List<Session> training) {
    SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();
    for (Session session : training) {
      for (Exchange exchange : session.exchanges()) {
        if (exchange.answered().status() == NOT_FOUND) {
          note(exchange, counts);
        }
      }
    }
    SortedMap<String, String> seen = new TreeMap<>();
    counts.forEach((resource, words) ->
        words.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .ifPresent(most -> seen.put(resource, most.getKey())));
    return seen;
  }

  private void note(Exchange exchange, SortedMap<String, SortedMap<String, Integer>> counts) {
    String method = exchange.sent().method();
    String path = exchange.sent().path();
    Effect effect = effects.get(plain.operation(method, path));
    Optional<Json> body = exchange.answered().body().document();
    if (effect == null || body.isEmpty()) {
      return;
    }
    Map<String, String> parameters = plain.parameters(method, path);
    for (Obj.Member each : body.get().asObj().orElse(Obj.EMPTY)) {
      String text = each.value().asText().orElse("");
      Optional<String> word = Varied.word(text);
      Optional<String> resource = resource(effect, parameters, text);
      if (word.isPresent() && resource.isPresent()) {
        counts
            .computeIfAbsent(resource.get(), _ -> new TreeMap<>())
            .merge(word.get(), 1, Integer::sum);
      }
    }
  }

  /// The resource of which a text names an id that the path has; the innermost.
  private Optional<String> resource(Effect effect, Map<String, String> parameters, String text) {
    Resource own = resources.get(effect.resource());
    if (own == null) {
      return Optional.empty();
    }
    for (int i = effect.key().size() - 1; i >= 0; i--) {
      String id = parameters.getOrDefault(effect.key().get(i).name(), "");
      if (id.length() > 2 && text.contains(id)) {
        boolean scope = i < own.scopes().size();
        String named = scope ? own.scopes().get(i).resource() : own.name();
        return Optional.of(named).filter(resources::containsKey);
      }
    }
    return Optional.empty();
  }

  /// By resource, the name of the schema that tells its shape.
  private SortedMap<String, String> schemas() {
    SortedMap<String, String> schemas = new TreeMap<>();
    for (Resource each : meanings.resources()) {
      each.schemas().stream()
          .filter(place -> place.startsWith(SCHEMA))
          .map(place -> place.substring(SCHEMA.length()))
          .filter(name -> Varied.names(name) && !MESSAGE.matcher(name).matches())
          .findFirst()
          .ifPresent(name -> schemas.put(each.name(), name));
    }
    return schemas;
  }
}
