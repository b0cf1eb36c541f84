package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what [MeaningsJson] writes of effects, member by member as they stand there: hundreds are read
/// before the first call of a start is answered. One thread's; remembers what comes again.
final class EffectReader {

  private final Map<String, Effect.Kind> kinds = new LinkedHashMap<>();
  private final Map<String, Effect.Binding> bindings = new LinkedHashMap<>();

  EffectReader() {
    for (Effect.Kind kind : Effect.Kind.values()) {
      kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
    }
  }

  /// @throws IllegalArgumentException when the kind or the source of a binding is none there is
  Effect read(Obj node) {
    var told = new Told();
    for (int i = 0; i < node.size(); i++) {
      member(told, node.key(i), node.value(i));
    }
    return new Effect(
        told.operation,
        kind(told.kind),
        told.resource,
        told.key,
        told.within,
        told.requestMember,
        told.replyMember,
        told.itemsMember,
        told.filters,
        told.sort,
        told.sets,
        told.status);
  }

  private void member(Told told, String name, Json value) {
    switch (name) {
      case "operation" -> told.operation = text(value);
      case "kind" -> told.kind = text(value);
      case "resource" -> told.resource = text(value);
      case "key" -> told.key = bindings(value);
      case "within" -> told.within = within(value);
      case "requestMember" -> told.requestMember = text(value);
      case "replyMember" -> told.replyMember = text(value);
      case "itemsMember" -> told.itemsMember = text(value);
      case "filters" -> told.filters = MeaningsJson.words(object(value));
      case "sort" -> told.sort = sort(object(value));
      case "sets" -> told.sets = sets(object(value));
      case "status" -> told.status = value.asWords().map(Integer::parseInt).orElse(200);
      default -> {} // nobody writes others
    }
  }

  private Effect.Kind kind(String word) {
    Effect.Kind known = kinds.get(word);
    return known == null ? Effect.Kind.valueOf(word.toUpperCase(Locale.ROOT)) : known;
  }

  private List<Effect.Container> within(Json told) {
    List<Effect.Container> within = new ArrayList<>();
    for (Json each : items(told)) {
      if (each instanceof Obj one) {
        within.add(container(one));
      }
    }
    return within;
  }

  private Effect.Container container(Obj node) {
    String resource = "";
    String parameter = "";
    List<Effect.Binding> key = List.of();
    for (int i = 0; i < node.size(); i++) {
      switch (node.key(i)) {
        case "resource" -> resource = text(node.value(i));
        case "parameter" -> parameter = text(node.value(i));
        case "key" -> key = bindings(node.value(i));
        default -> {} // how it is tied
      }
    }
    return new Effect.Container(resource, parameter, key, tie(node));
  }

  private static Effect.Container.Tie tie(Obj container) {
    return container.flag("owns")
        ? Effect.Container.Tie.OWNS
        : container.flag("names") ? Effect.Container.Tie.NAMES : Effect.Container.Tie.HOLDS;
  }

  private List<Effect.Binding> bindings(Json told) {
    List<Effect.Binding> all = new ArrayList<>();
    for (Json each : items(told)) {
      if (each instanceof Json.Text text) {
        Effect.Binding known = bindings.get(text.value());
        if (known == null) {
          known = Effect.Binding.of(text.value());
          bindings.put(text.value(), known);
        }
        all.add(known);
      }
    }
    return all;
  }

  private static Sort sort(Obj node) {
    return node.isEmpty()
        ? Sort.NONE
        : new Sort(
            node.text("by").orElse(""),
            node.text("order").orElse(""),
            MeaningsJson.words(node.obj("members").orElse(Obj.EMPTY)),
            node.text("usual").orElse(""));
  }

  private static SortedMap<String, Json> sets(Obj told) {
    SortedMap<String, Json> sets = new TreeMap<>();
    told.forEach(set -> sets.put(set.key(), set.value()));
    return sets;
  }

  private static String text(Json value) {
    return value instanceof Json.Text text ? text.value() : "";
  }

  private static Obj object(Json value) {
    return value instanceof Obj object ? object : Obj.EMPTY;
  }

  private static List<Json> items(Json value) {
    return value instanceof Arr items ? items.items() : List.of();
  }

  /// What was read of one effect so far.
  private static final class Told {
    private String operation = "";
    private String kind = "";
    private String resource = "";
    private List<Effect.Binding> key = List.of();
    private List<Effect.Container> within = List.of();
    private String requestMember = "";
    private String replyMember = "";
    private String itemsMember = "";
    private SortedMap<String, String> filters = Collections.emptySortedMap();
    private Sort sort = Sort.NONE;
    private SortedMap<String, Json> sets = Collections.emptySortedMap();
    private int status = 200;
  }
}
