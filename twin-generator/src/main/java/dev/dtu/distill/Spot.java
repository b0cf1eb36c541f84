package dev.dtu.distill;

import dev.dtu.document.Node;
import java.util.List;
import java.util.Optional;

/// A node and where it stands, so that a reference found in it can be followed and a flaw placed.
record Spot(Tree tree, List<String> tokens, Node node) {

  /// One file of the document.
  ///
  /// @param folder relative to the first file's, with a slash at its end, or empty
  record Tree(String file, String folder, Node root) {
    Spot top() {
      return new Spot(this, List.of(), root);
    }
  }

  Spot {
    tokens = List.copyOf(tokens);
  }

  String file() {
    return tree.file();
  }

  int line() {
    return node.line();
  }

  /// The member or item of that name.
  Optional<Spot> at(String token) {
    if (node instanceof Node.Items items) {
      return index(token, items.items().size()).map(i -> child(token, items.items().get(i)));
    }
    return node.at(token).map(value -> child(token, value));
  }

  Spot child(String token, Node value) {
    var longer = new java.util.ArrayList<>(tokens);
    longer.add(token);
    return new Spot(tree, longer, value);
  }

  /// The items of an array member, else none.
  List<Spot> items(String key) {
    Optional<Spot> member = at(key);
    if (member.isEmpty()) {
      return List.of();
    }
    List<Spot> items = new java.util.ArrayList<>();
    List<Node> nodes = node.items(key);
    for (int i = 0; i < nodes.size(); i++) {
      items.add(member.get().child(Integer.toString(i), nodes.get(i)));
    }
    return items;
  }

  /// The members of an object member, else none.
  List<Spot> fields(String key) {
    return at(key).map(Spot::fields).orElse(List.of());
  }

  List<Spot> fields() {
    List<Spot> members = new java.util.ArrayList<>();
    node.fields().forEach((key, value) -> members.add(child(key, value)));
    return members;
  }

  /// The last step of the way here.
  String name() {
    return tokens.isEmpty() ? "" : tokens.getLast();
  }

  /// Where this is, as a JSON pointer into its file.
  String pointer() {
    return Pointers.pointer(tokens);
  }

  private static Optional<Integer> index(String token, int size) {
    if (token.isEmpty() || token.length() > 9 || !token.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    int index = Integer.parseInt(token);
    return index < size ? Optional.of(index) : Optional.empty();
  }
}
