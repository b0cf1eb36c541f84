package dev.dtu.trial;

import dev.dtu.call.Query;
import dev.dtu.contract.Schema;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pairs of a form that say a document: plain members by their names, lists of words by a name
/// that is repeated, and what has members or lists inside by brackets, `items[0][price]`.
///
/// An object that is empty is the text `{}`, since no pair would say that it is there.
final class Spread {

  private final List<Query.Pair> pairs = new ArrayList<>();

  private Spread() {}

  static Query of(Obj document, Optional<Schema> schema) {
    var spread = new Spread();
    for (Obj.Member member : document) {
      Optional<Schema> told = schema.flatMap(whole -> Dig.find(whole, member.key()));
      spread.member(member.key(), member.value(), told);
    }
    return new Query(spread.pairs);
  }

  private void member(String name, Json value, Optional<Schema> schema) {
    boolean repeated =
        value instanceof Arr items
            && items.items().stream().noneMatch(Spread::nests)
            && schema.filter(told -> told.allows("string")).isEmpty();
    if (repeated && value instanceof Arr items) {
      items.forEach(item -> put(name, item));
    } else {
      put(name, value);
    }
  }

  private void put(String name, Json value) {
    switch (value) {
      case Obj members when !members.isEmpty() ->
          members.forEach(member -> put(name + "[" + member.key() + "]", member.value()));
      case Arr items -> {
        for (int i = 0; i < items.size(); i++) {
          put(name + "[" + i + "]", items.at(i));
        }
      }
      default -> pairs.add(new Query.Pair(name, Asking.words(value)));
    }
  }

  private static boolean nests(Json value) {
    return value instanceof Obj || value instanceof Arr;
  }
}
