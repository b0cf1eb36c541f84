package dev.dtu.mine;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.json.Json;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a document says of an operation that recordings may be too few to tell: the facts that tell
/// kinds of things apart, which are discriminators and switches, and what stands for what is not sent.
///
/// What is of another kind has other members, and one recording may be all there is of a kind.
final class Kinds {

  private static final int DEEPEST = 2;

  private static final String JSON = "application/json";

  /// As conditions name them: `sent:/type`, `before:/type`.
  private final NavigableSet<String> facts = new TreeSet<>();

  private final SortedMap<Pointer, Json> unsent = new TreeMap<>();

  private final SortedMap<Pointer, Json> unsentOfKinds = new TreeMap<>();

  private final NavigableSet<Pointer> maps = new TreeSet<>();

  private final NavigableSet<Pointer> secrets = new TreeSet<>();

  private final SortedMap<String, Sorts> sorts = new TreeMap<>();

  private Kinds() {}

  /// What the document says of an operation.
  static void of(Operation operation, Effect effect, Notes notes) {
    var kinds = new Kinds();
    operation
        .body()
        .flatMap(body -> body.schemaFor(JSON))
        .flatMap(schema -> below(schema, effect.requestMember()))
        .ifPresent(schema -> {
          kinds.gather(schema, "sent:", Pointer.ROOT);
          kinds.defaults(schema, Pointer.ROOT);
        });
    boolean lists = effect.kind() == Effect.Kind.LIST;
    operation
        .reply(effect.success(operation))
        .flatMap(reply -> reply.schemaFor(JSON))
        .flatMap(schema -> below(schema, lists ? effect.itemsMember() : effect.replyMember()))
        .flatMap(schema -> lists ? schema.items() : Optional.of(schema))
        .ifPresent(schema -> {
          kinds.gather(schema, "before:", Pointer.ROOT);
          schema.possibleProperties().forEach(each -> notes.members.add(each.name()));
        });
    for (Parameter each : operation.parameters()) {
      if (each.place() == Parameter.Place.QUERY) {
        notes.asks.add("query:" + each.name());
        if (each.schema().types().equals(Set.of("boolean"))) {
          kinds.facts.add("query:" + each.name());
        }
      }
    }
    notes.kinds.addAll(kinds.facts);
    notes.unsent.putAll(kinds.unsent);
    notes.unsentOfKinds.putAll(kinds.unsentOfKinds);
    notes.maps.addAll(kinds.maps);
    notes.sorts.putAll(kinds.sorts);
    notes.secrets.addAll(kinds.secrets);
  }

  private static Optional<Schema> below(Schema schema, String member) {
    Optional<Schema> at = Optional.of(schema);
    for (String step : member.isEmpty() ? new String[0] : member.split("\\.", -1)) {
      at = at.flatMap(each -> each.property(step)).map(Schema.Property::schema);
    }
    return at;
  }

  private void gather(Schema schema, String from, Pointer at) {
    boolean any = schema.additionalProperties().isPresent();
    if (any && schema.possibleProperties().isEmpty()) {
      maps.add(at);
    }
    schema
        .discriminator()
        .ifPresent(kind -> {
          String fact = from + at.to(kind.property());
          facts.add(fact);
          sorts.putIfAbsent(fact, Sorts.of(schema, kind, at));
        });
    if (at.steps().size() <= DEEPEST) {
      for (Schema.Property each : schema.possibleProperties()) {
        Pointer member = at.to(each.name());
        boolean sent = from.equals("sent:") && !each.writeOnly();
        if (Secrets.told(each)) {
          secrets.add(member);
        }
        each.schema()
            .defaultValue()
            .filter(is -> sent && is != Json.Null.NULL)
            .ifPresent(is -> unsent.put(member, is));
        gather(each.schema(), from, member);
      }
    }
  }

  /// What stands for what is not sent of one kind, which is declared where that kind is.
  private void defaults(Schema schema, Pointer at) {
    List<Schema> all = new ArrayList<>(schema.variants());
    all.addFirst(schema);
    for (Schema own : at.steps().size() <= DEEPEST ? all : List.<Schema>of()) {
      for (Schema.Property each : own.properties()) {
        Pointer member = at.to(each.name());
        each.schema()
            .defaultValue()
            .filter(is -> !each.writeOnly() && is != Json.Null.NULL)
            .ifPresent(is -> unsentOfKinds.putIfAbsent(member, is));
        defaults(each.schema(), member);
      }
    }
  }
}
