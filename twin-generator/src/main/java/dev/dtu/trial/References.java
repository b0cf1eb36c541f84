package dev.dtu.trial;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Map;
import java.util.Optional;

/// Puts ids of rows that are there where items name other rows.
final class References {

  private final Subject subject;
  private final Maker maker;

  References(Bench bench, Maker maker) {
    this.subject = bench.subject();
    this.maker = maker;
  }

  /// The body with ids of rows that are there where its item names other rows.
  Json in(Effect effect, Json body, Schema schema) {
    Optional<Resource> resource = subject.find(effect.resource());
    Optional<Json> item = Dig.find(body, effect.itemSent());
    Optional<Schema> shape = Dig.find(schema, effect.itemSent());
    if (resource.isEmpty() || item.isEmpty() || !(item.get() instanceof Obj members)) {
      return body;
    }
    Obj changed = members;
    for (Map.Entry<String, String> link : resource.get().links().entrySet()) {
      Optional<Json> there = Dig.find(changed, link.getKey());
      if (there.isPresent()) {
        boolean required = shape.filter(s -> s.required().contains(link.getKey())).isPresent();
        changed = linked(changed, link, there.get(), required);
      }
    }
    return effect.itemSent().isEmpty()
        ? changed
        : Dig.put(body.asObj().orElse(Obj.EMPTY), effect.itemSent(), changed);
  }

  private Obj linked(Obj item, Map.Entry<String, String> link, Json value, boolean required) {
    if ((maker.deep() && !required) || subject.find(link.getValue()).isEmpty()) {
      return maker.deep() && !required ? Dig.without(item, link.getKey()) : item;
    }
    String id = maker.any(link.getValue()).address().id();
    return Dig.put(item, link.getKey(), like(value, id));
  }

  private static Json like(Json value, String id) {
    return switch (value) {
      case Json.Num _ -> id.matches("-?(0|[1-9]\\d*)") ? new Json.Num(id) : value;
      case Arr items -> items.isEmpty() ? items : Arr.of(like(items.at(0), id));
      case Json.Text _ -> Json.of(id);
      default -> value;
    };
  }
}
