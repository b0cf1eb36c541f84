package dev.dtu.load;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

/// A [Page] of YAML, which knows its lines.
final class YamlPage extends Page {

  private final Node node;

  private YamlPage(String file, Node node, Flaws flaws) {
    super(file, flaws);
    this.node = node;
  }

  /// The root of a file; empty when it is not YAML.
  static Optional<YamlPage> root(String file, byte[] utf8, Flaws flaws) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    var reader = new InputStreamReader(new ByteArrayInputStream(utf8), StandardCharsets.UTF_8);
    try {
      Node root = new Yaml(options).compose(reader);
      if (root == null) {
        flaws.add(file, 0, "expected members, found an empty file");
        return Optional.empty();
      }
      return Optional.of(new YamlPage(file, root, flaws));
    } catch (MarkedYAMLException wrong) {
      int line = wrong.getProblemMark() == null ? 0 : wrong.getProblemMark().getLine() + 1;
      flaws.add(file, line, "expected YAML: " + wrong.getProblem());
    } catch (YAMLException wrong) {
      flaws.add(file, 0, "expected YAML: " + wrong.getMessage());
    }
    return Optional.empty();
  }

  /// What it says, where JSON can say it so that the same is read from it.
  Optional<Json> said() {
    return PlainYaml.of(node);
  }

  @Override
  boolean sound() {
    return false;
  }

  @Override
  int line() {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }

  @Override
  void flawOf(String member, String what) {
    for (NodeTuple tuple : tuples()) {
      YamlPage key = page(tuple.getKeyNode());
      if (key.text().equals(member)) {
        key.flaw(what);
        return;
      }
    }
    flaw(what);
  }

  @Override
  SequencedMap<String, Page> members() {
    SequencedMap<String, Page> members = new LinkedHashMap<>();
    if (!(node instanceof MappingNode)) {
      flaw("expected members (name: value), found " + kind());
      return members;
    }
    for (NodeTuple tuple : tuples()) {
      YamlPage key = page(tuple.getKeyNode());
      String name = key.text();
      if (members.putIfAbsent(name, page(tuple.getValueNode())) != null) {
        key.flaw("expected each member once, found '" + name + "' again");
      }
    }
    return members;
  }

  @Override
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

  @Override
  String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    flaw("expected a text, found " + kind());
    return "";
  }

  @Override
  boolean isText() {
    return node instanceof ScalarNode;
  }

  @Override
  boolean isList() {
    return node instanceof SequenceNode;
  }

  @Override
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

  private YamlPage page(Node part) {
    return new YamlPage(file(), part, flaws());
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
