package dev.dtu.document;

import dev.dtu.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads YAML by the core schema of YAML 1.2, so that `no`, `on` and `2026-11-21` are strings.
///
/// Aliases are written out, within a limit on how much they may add; merge keys are honoured.
final class YamlTree {

  /// How many values may be written out in all: far more than any document has, far fewer than a
  /// dozen lines of nested aliases would make.
  private static final int MOST = 5_000_000;

  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,100}");
  private static final Pattern REAL =
      Pattern.compile(
          "[-+]?(\\.[0-9]{1,100}|[0-9]{1,100}(\\.[0-9]{0,100})?)([eE][-+]?[0-9]{1,4})?");
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,15}");

  private final String file;
  private final Flaws flaws;
  private final Set<org.yaml.snakeyaml.nodes.Node> open =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, String> pool = new HashMap<>();
  private int written;

  private YamlTree(String file, Flaws flaws) {
    this.file = file;
    this.flaws = flaws;
  }

  static Node read(String file, String text, Flaws flaws) throws Unreadable {
    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE); // Text has its own limit
    options.setNestingDepthLimit(Text.DEPTH);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    try {
      var parser = new ParserImpl(new StreamReader(text), options);
      var root = new Composer(parser, new Resolver(), options).getSingleNode();
      if (root == null) {
        throw new Unreadable(file, 0, "expected a JSON or YAML document, found only comments");
      }
      return new YamlTree(file, flaws).value(root, 1, 0);
    } catch (ReaderException wrong) {
      throw new Unreadable(
          file,
          Text.lineAt(text, wrong.getPosition()),
          "expected YAML, found the control character U+"
              + String.format("%04X", wrong.getCodePoint()));
    } catch (MarkedYAMLException wrong) {
      int line = wrong.getProblemMark() == null ? 0 : wrong.getProblemMark().getLine() + 1;
      throw new Unreadable(file, line, "expected YAML: " + problem(wrong));
    } catch (YAMLException wrong) {
      throw new Unreadable(file, 0, "expected YAML: " + wrong.getMessage());
    }
  }

  private static String problem(MarkedYAMLException wrong) {
    String problem = String.valueOf(wrong.getProblem());
    String tab = problem.contains("\\t") ? "; YAML is indented with spaces, not tabs" : "";
    String context = wrong.getContext() == null ? "" : wrong.getContext() + ", ";
    return context + problem + tab;
  }

  private Node value(org.yaml.snakeyaml.nodes.Node node, int line, int depth) throws Unreadable {
    int here = node.getStartMark().getLine() + 1;
    if (depth > Text.DEPTH) {
      throw new Unreadable(file, here, Text.TOO_DEEP);
    }
    if (++written > MOST) {
      throw new Unreadable(
          file, here, "expected at most " + MOST + " values once aliases are written out");
    }
    if (node instanceof ScalarNode scalar) {
      return new Node.Leaf(scalar(scalar, here), line);
    }
    if (!open.add(node)) {
      throw new Unreadable(file, here, "expected a tree, found an anchor that contains its alias");
    }
    Node value =
        node instanceof SequenceNode list
            ? items(list, line, depth)
            : fields((MappingNode) node, line, depth);
    open.remove(node);
    return value;
  }

  private Node items(SequenceNode list, int line, int depth) throws Unreadable {
    List<Node> items = new ArrayList<>();
    for (var item : list.getValue()) {
      items.add(value(item, item.getStartMark().getLine() + 1, depth + 1));
    }
    return new Node.Items(items, line);
  }

  private Node fields(MappingNode map, int line, int depth) throws Unreadable {
    Map<String, Node> members = new LinkedHashMap<>();
    Map<String, Node> merged = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        flaws.add(file, keyLine, "expected a string as key, found a collection", "it was left out");
        continue;
      }
      Node value = value(tuple.getValueNode(), keyLine, depth + 1);
      if (scalar.isPlain() && scalar.getValue().equals("<<")) {
        merge(value, merged);
        continue;
      }
      String key = Text.unicode(scalar.getValue(), file, keyLine, flaws);
      Node before = members.put(pool.computeIfAbsent(key, same -> same), value);
      if (before != null) {
        Text.twice(file, keyLine, key, before.line(), flaws);
      }
    }
    merged.forEach(members::putIfAbsent);
    return new Node.Fields(members, line);
  }

  private static void merge(Node value, Map<String, Node> merged) {
    switch (value) {
      case Node.Fields fields -> fields.members().forEach(merged::putIfAbsent);
      case Node.Items items ->
          items.items().forEach(item -> item.fields().forEach(merged::putIfAbsent));
      case Node.Leaf _ -> {}
    }
  }

  private Json scalar(ScalarNode scalar, int line) {
    String text = scalar.getValue();
    if (!scalar.isPlain() || scalar.getTag().equals(Tag.STR)) {
      return Json.of(Text.unicode(text, file, line, flaws));
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Json.Null.NULL;
      case "true", "True", "TRUE" -> Json.Bool.TRUE;
      case "false", "False", "FALSE" -> Json.Bool.FALSE;
      default -> numberOrText(text);
    };
  }

  private static Json numberOrText(String text) {
    if (HEX.matcher(text).matches()) {
      return Json.of(Long.decode(text));
    }
    if (!REAL.matcher(text).matches()) {
      return Json.of(text);
    }
    try {
      return new Json.Num(text);
    } catch (IllegalArgumentException notJson) { // +1, 007, .5 and 1. are numbers in YAML only
      var number = new BigDecimal(text);
      return new Json.Num(
          WHOLE.matcher(text).matches() ? number.toPlainString() : number.toString());
    }
  }
}
