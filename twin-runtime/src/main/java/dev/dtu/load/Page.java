package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// One value of a YAML file that knows its line and tells what is wrong with it.
///
/// Every reader method answers with something usable and adds a flaw where the file does not hold
/// what was asked for, so that one reading finds all flaws.
final class Page {

  /// What stands behind the name of a file that was prepared.
  static final String SAID = " said";

  private final String file;
  private final Node node;
  private final Flaws flaws;

  private Page(String file, Node node, Flaws flaws) {
    this.file = file;
    this.node = node;
    this.flaws = flaws;
  }

  /// The root of a file; empty when it is not YAML.
  static Optional<Page> parse(String file, byte[] utf8, Flaws flaws) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    var reader = new InputStreamReader(new ByteArrayInputStream(utf8), StandardCharsets.UTF_8);
    try {
      Node root = new Yaml(options).compose(reader);
      if (root == null) {
        flaws.add(file, 0, "expected members, found an empty file");
        return Optional.empty();
      }
      return Optional.of(new Page(file, root, flaws));
    } catch (MarkedYAMLException wrong) {
      int line = wrong.getProblemMark() == null ? 0 : wrong.getProblemMark().getLine() + 1;
      flaws.add(file, line, "expected YAML: " + wrong.getProblem());
    } catch (YAMLException wrong) {
      flaws.add(file, 0, "expected YAML: " + wrong.getMessage());
    }
    return Optional.empty();
  }

  /// The root of what is JSON, which takes a fraction of the time to read, without its lines; empty when
  /// it is something else.
  static Optional<Page> plain(String file, byte[] utf8, Flaws flaws) {
    try {
      return Optional.of(new Page(file, PlainYaml.node(Json.parse(utf8)), flaws));
    } catch (Malformed other) {
      return Optional.empty();
    }
  }

  /// The root of a file on a shelf, prepared or not; empty when it is not there, or not YAML.
  static Optional<Page> read(Shelf shelf, String file, Flaws flaws) {
    if (shelf instanceof Shelf.Packed) {
      Optional<Node> said = shelf.read(file + SAID).map(bytes -> PlainYaml.node(file, bytes));
      if (said.isPresent()) {
        return said.map(root -> new Page(file, root, flaws));
      }
    }
    return shelf.read(file).flatMap(bytes -> parse(file, bytes, flaws));
  }

  /// What a file says, where JSON can say it so that the same is read from it.
  static Optional<Json> said(String file, byte[] utf8) {
    return parse(file, utf8, new Flaws()).flatMap(page -> PlainYaml.of(page.node));
  }

  void flaw(String what) {
    int line = node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    flaws.add(file, line, what);
  }

  /// The members of a mapping by name, in the file's order.
  SequencedMap<String, Page> members() {
    SequencedMap<String, Page> members = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      flaw("expected members (name: value), found " + kind());
      return members;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      Page key = page(tuple.getKeyNode());
      String name = key.text();
      if (members.putIfAbsent(name, page(tuple.getValueNode())) != null) {
        key.flaw("expected each member once, found '" + name + "' again");
      }
    }
    return members;
  }

  /// The members, when no others than these are there.
  SequencedMap<String, Page> members(Collection<String> known) {
    SequencedMap<String, Page> members = members();
    for (NodeTuple tuple : tuples()) {
      Page key = page(tuple.getKeyNode());
      String name = key.text();
      if (!known.contains(name)) {
        key.flaw(
            "expected one of "
                + String.join(", ", known)
                + "; found '"
                + name
                + "'"
                + Nearest.hint(name, known));
      }
    }
    return members;
  }

  /// The item list of a sequence.
  List<Page> items() {
    List<Page> items = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        items.add(page(item));
      }
    } else {
      flaw("expected a list, found " + kind());
    }
    return items;
  }

  List<String> texts() {
    return items().stream().map(Page::text).toList();
  }

  String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    flaw("expected a text, found " + kind());
    return "";
  }

  /// Whether it is a text, or a number or the like.
  boolean isText() {
    return node instanceof ScalarNode;
  }

  /// Whether it is a list.
  boolean isList() {
    return node instanceof SequenceNode;
  }

  /// A whole number between the bounds.
  int whole(int least, int most) {
    String text = text();
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    flaw("expected a whole number from " + least + " to " + most + ", found '" + text + "'");
    return least;
  }

  /// One of the words.
  String word(Collection<String> words) {
    String text = text();
    if (!words.contains(text)) {
      flaw(
          "expected one of "
              + String.join(", ", words)
              + "; found '"
              + text
              + "'"
              + Nearest.hint(text, words));
    }
    return text;
  }

  /// The value as JSON, as YAML's core schema reads it.
  Json json() {
    if (node instanceof MappingNode) {
      var members = Obj.builder();
      members().forEach((name, value) -> members.put(name, value.json()));
      return members.build();
    } else if (node instanceof SequenceNode) {
      return Json.array(items().stream().map(Page::json).toList());
    } else if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    flaw("expected a value, found " + kind());
    return Json.Null.NULL;
  }

  private Json scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return Json.Null.NULL;
    }
    if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
      return Json.of(text.equals("true"));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        return new Json.Num(text);
      } catch (IllegalArgumentException odd) {
        flaw("expected a number as JSON spells it, or a text in quotes; found " + text);
      }
    }
    return Json.of(text);
  }

  private List<NodeTuple> tuples() {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }

  private Page page(Node part) {
    return new Page(file, part, flaws);
  }

  private String kind() {
    return switch (node) {
      case MappingNode _ -> "members";
      case SequenceNode _ -> "a list";
      case ScalarNode scalar when scalar.getValue().isEmpty() -> "nothing";
      case ScalarNode scalar -> "'" + scalar.getValue() + "'";
      case Node _ -> "something else";
    };
  }
}
