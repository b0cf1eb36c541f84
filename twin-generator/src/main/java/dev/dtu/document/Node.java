package dev.dtu.document;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value in a document, with the line it stands on; a member's is the line of its key.
public sealed interface Node {

  int line();

  /// An object: members in the order they were written.
  record Fields(Map<String, Node> members, int line) implements Node {
    public Fields {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /// An array.
  record Items(List<Node> items, int line) implements Node {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// A string, number, boolean or null.
  record Leaf(Json value, int line) implements Node {}

  /// The member of that name, when this is an object that has it.
  default Optional<Node> at(String key) {
    return this instanceof Fields fields
        ? Optional.ofNullable(fields.members().get(key))
        : Optional.empty();
  }

  /// The member when it is a string.
  default Optional<String> text(String key) {
    return at(key).flatMap(Node::text);
  }

  /// The member when it is a scalar, in the words it was written with.
  default Optional<String> words(String key) {
    return at(key).flatMap(Node::words);
  }

  /// True when the member is `true`.
  default boolean flag(String key) {
    return at(key).filter(node -> node.equalsJson(Json.Bool.TRUE)).isPresent();
  }

  /// The members of the member that is an object, else none.
  default Map<String, Node> fields(String key) {
    return at(key).map(Node::fields).orElse(Map.of());
  }

  /// The items of the member that is an array, else none.
  default List<Node> items(String key) {
    return at(key).orElse(null) instanceof Items items ? items.items() : List.of();
  }

  default Map<String, Node> fields() {
    return this instanceof Fields fields ? fields.members() : Map.of();
  }

  default Optional<String> text() {
    return this instanceof Leaf leaf ? leaf.value().asText() : Optional.empty();
  }

  default Optional<String> words() {
    return this instanceof Leaf leaf ? leaf.value().asWords() : Optional.empty();
  }

  private boolean equalsJson(Json value) {
    return this instanceof Leaf leaf && leaf.value().equals(value);
  }

  /// The value without its lines.
  default Json json() {
    return switch (this) {
      case Leaf leaf -> leaf.value();
      case Items items -> {
        List<Json> values = new ArrayList<>(items.items().size());
        items.items().forEach(item -> values.add(item.json()));
        yield Arr.of(values);
      }
      case Fields fields -> {
        var members = Obj.builder();
        fields.members().forEach((key, value) -> members.put(key, value.json()));
        yield members.build();
      }
    };
  }

  /// What this is, as an error text would say it.
  default String kind() {
    return switch (this) {
      case Fields _ -> "an object";
      case Items _ -> "an array";
      case Leaf leaf when leaf.value() == Json.Null.NULL -> "nothing";
      case Leaf leaf -> {
        String text = leaf.value().toString();
        yield text.length() <= 60 ? text : text.substring(0, 60) + "…";
      }
    };
  }
}
