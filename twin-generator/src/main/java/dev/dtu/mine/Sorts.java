package dev.dtu.mine;

import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The kinds that a document tells of things, each with a schema of its own.
///
/// @param at where in the thing they are told apart
/// @param schemas of each kind, by the word that tells it
record Sorts(Pointer at, SortedMap<String, Schema> schemas) {

  /// Those that a discriminator of a schema tells.
  static Sorts of(Schema schema, Schema.Discriminator kind, Pointer at) {
    SortedMap<String, Schema> schemas = new TreeMap<>();
    kind.mapping()
        .forEach((word, name) ->
            schema.variants().stream()
                .filter(each -> each.name().filter(name::equals).isPresent())
                .findFirst()
                .ifPresent(found -> schemas.put(word, found)));
    return new Sorts(at, schemas);
  }

  /// Lines of a place with lines before them for kinds that nobody was seen to make and that have no such
  /// member in their document, where other kinds have it there: what those show says nothing of them. A
  /// member that is shown as null is there though there is nothing, whatever the document has.
  ///
  /// @param fact that tells the kinds
  /// @param seen kinds that somebody was seen to make
  List<Line> apart(String fact, Pointer place, List<Line> lines, Set<Json> seen) {
    boolean said =
        lines.stream().anyMatch(line -> line.is().filter(is -> !is.equals(Line.KEPT)).isPresent());
    boolean nothing =
        lines.stream().anyMatch(line -> line.is().equals(Optional.of(Json.Null.NULL)));
    boolean inside =
        place.steps().size() > at.steps().size()
            && place.steps().subList(0, at.steps().size()).equals(at.steps());
    if (!said || nothing || !inside) {
      return lines;
    }
    List<String> steps = place.steps().subList(at.steps().size(), place.steps().size());
    boolean told = schemas.values().stream().anyMatch(schema -> has(schema, steps));
    List<Line> apart = new ArrayList<>();
    for (Map.Entry<String, Schema> each :
        told ? schemas.entrySet() : Set.<Map.Entry<String, Schema>>of()) {
      Json word = Json.of(each.getKey());
      boolean around = has(each.getValue(), steps.subList(0, steps.size() - 1));
      if (!seen.contains(word) && around && !has(each.getValue(), steps)) {
        SortedMap<String, Json> when = new TreeMap<>(Map.of(fact, word));
        apart.add(new Line(place, when, Optional.of(Line.KEPT), 0, 0, 0));
      }
    }
    apart.addAll(lines);
    return apart;
  }

  /// Whether things of a schema may have a member there; what the document leaves open, they may.
  private static boolean has(Schema schema, List<String> steps) {
    if (steps.isEmpty()) {
      return true;
    }
    Optional<Schema> member = schema.property(steps.getFirst()).map(Schema.Property::schema);
    if (member.isPresent()) {
      Schema inner = member.get();
      boolean open = !inner.variants().isEmpty() || inner.properties().isEmpty();
      return open || has(inner, steps.subList(1, steps.size()));
    }
    return schema.additionalProperties().isPresent();
  }
}
