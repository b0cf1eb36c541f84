package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// The JSON form of [Meanings]: what would be empty is left out, the order is the records'.
final class MeaningsJson {

  private MeaningsJson() {}

  static Obj of(Meanings meanings) {
    var out = Obj.builder();
    out.put("resources", Arr.of(meanings.resources().stream().map(MeaningsJson::of).toList()));
    out.put("effects", Arr.of(meanings.effects().stream().map(MeaningsJson::of).toList()));
    put(out, "absent", texts(meanings.absent()));
    return out.build();
  }

  static Meanings read(Obj json) {
    List<Resource> resources = new ArrayList<>();
    each(json, "resources", node -> resources.add(resource(node)));
    List<Effect> effects = new ArrayList<>();
    var reader = new EffectReader();
    each(json, "effects", node -> effects.add(reader.read(node)));
    return new Meanings(resources, effects, words(json, "absent"));
  }

  private static Obj of(Resource resource) {
    var out = Obj.builder();
    out.put("name", resource.name());
    List<Json> scopes = new ArrayList<>();
    for (Resource.Scope scope : resource.scopes()) {
      var one = Obj.builder().put("parameter", scope.parameter());
      put(one, "resource", scope.resource());
      put(one, "member", scope.member());
      scopes.add(one.build());
    }
    put(out, "scopes", Arr.of(scopes));
    put(out, "idMember", resource.idMember());
    put(out, "idShape", resource.idShape());
    put(out, "aliases", texts(resource.aliases()));
    if (resource.singleton()) {
      out.put("singleton", true);
    }
    put(out, "schemas", texts(resource.schemas()));
    put(out, "links", texts(resource.links()));
    put(out, "shows", texts(resource.shows()));
    put(out, "nicknames", texts(resource.nicknames()));
    return out.build();
  }

  private static Resource resource(Obj node) {
    List<Resource.Scope> scopes = new ArrayList<>();
    each(
        node,
        "scopes",
        scope ->
            scopes.add(
                new Resource.Scope(
                    word(scope, "parameter"), word(scope, "resource"), word(scope, "member"))));
    return new Resource(
        word(node, "name"),
        scopes,
        word(node, "idMember"),
        word(node, "idShape"),
        Stored.texts(node, "aliases"),
        node.flag("singleton"),
        Stored.texts(node, "schemas"),
        words(node, "links"),
        words(node, "shows"),
        Stored.texts(node, "nicknames"));
  }

  private static Obj of(Effect effect) {
    var out = Obj.builder();
    out.put("operation", effect.operation());
    out.put("kind", effect.kind().name().toLowerCase(Locale.ROOT));
    put(out, "resource", effect.resource());
    put(out, "key", bindings(effect.key()));
    List<Json> within = new ArrayList<>();
    for (Effect.Container container : effect.within()) {
      var one = Obj.builder();
      put(one, "resource", container.resource());
      put(one, "parameter", container.parameter());
      put(one, "key", bindings(container.key()));
      if (container.owns()) {
        one.put("owns", true);
      }
      if (container.named()) {
        one.put("names", true);
      }
      within.add(one.build());
    }
    put(out, "within", Arr.of(within));
    put(out, "requestMember", effect.requestMember());
    put(out, "replyMember", effect.replyMember());
    put(out, "itemsMember", effect.itemsMember());
    put(out, "filters", texts(effect.filters()));
    put(out, "sort", of(effect.sort()));
    var sets = Obj.builder();
    effect.sets().forEach(sets::put);
    put(out, "sets", sets.build());
    return out.put("status", effect.status()).build();
  }

  private static Obj of(Sort sort) {
    var out = Obj.builder();
    put(out, "by", sort.by());
    put(out, "order", sort.order());
    put(out, "members", texts(sort.members()));
    put(out, "usual", sort.usual());
    return out.build();
  }

  private static Arr bindings(List<Effect.Binding> bindings) {
    List<Json> items = new ArrayList<>();
    for (Effect.Binding binding : bindings) {
      String source = binding.source().name().toLowerCase(Locale.ROOT);
      items.add(Json.of(source + ":" + binding.name()));
    }
    return Arr.of(items);
  }

  private static Arr texts(List<String> texts) {
    return Arr.of(texts.stream().map(Json::of).toList());
  }

  private static Obj texts(SortedMap<String, String> texts) {
    var out = Obj.builder();
    texts.forEach(out::put);
    return out.build();
  }

  private static void put(Obj.Builder out, String name, Json value) {
    boolean empty =
        switch (value) {
          case Obj obj -> obj.isEmpty();
          case Arr arr -> arr.isEmpty();
          case Json.Text text -> text.value().isEmpty();
          case Json.Num _, Json.Bool _, Json.Null _ -> false;
        };
    if (!empty) {
      out.put(name, value);
    }
  }

  private static void put(Obj.Builder out, String name, String text) {
    put(out, name, Json.of(text));
  }

  private static String word(Obj node, String member) {
    return node.text(member).orElse("");
  }

  private static SortedMap<String, String> words(Obj node, String member) {
    return words(node.obj(member).orElse(Obj.EMPTY));
  }

  static SortedMap<String, String> words(Obj told) {
    if (told.isEmpty()) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, String> words = new TreeMap<>();
    for (Obj.Member pair : told) {
      pair.value().asText().ifPresent(text -> words.put(pair.key(), text));
    }
    return words;
  }

  private static void each(Obj node, String member, java.util.function.Consumer<Obj> use) {
    for (Json item : node.items(member)) {
      item.asObj().ifPresent(use);
    }
  }
}
