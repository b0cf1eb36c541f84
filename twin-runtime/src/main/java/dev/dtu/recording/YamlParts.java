package dev.dtu.recording;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/// The interactions of a cassette as JSON that knows its line. Scalars are texts as they are written,
/// but for `null`; bytes are an object whose one member is [#BINARY].
final class YamlParts {

  /// The member under which bytes stand, in Base64.
  static final String BINARY = "!binary";

  private static final int CHARACTERS = 512 << 20;
  private static final int ALIASES = 1000;
  private static final int DEPTH = 100;

  /// @param line from 1
  record Part(Obj value, int line) {}

  private YamlParts() {}

  static List<Part> items(byte[] yaml, Reading reading) {
    List<Part> parts = new ArrayList<>();
    try {
      Node root = root(new String(yaml, StandardCharsets.UTF_8));
      if (root instanceof MappingNode all) {
        members(all, parts, reading);
      } else {
        reading.trouble(1, "expected a mapping with 'interactions', found another value");
      }
    } catch (YAMLException wrong) {
      reading.trouble(line(wrong), "expected YAML: " + problem(wrong));
      apart(new String(yaml, StandardCharsets.UTF_8), parts, reading);
    }
    return parts;
  }

  private static void members(MappingNode all, List<Part> parts, Reading reading) {
    boolean found = false;
    for (NodeTuple member : all.getValue()) {
      if (Cassettes.words().contains(text(member.getKeyNode()))
          && member.getValueNode() instanceof SequenceNode items) {
        found = true;
        add(items, 0, parts);
      }
    }
    if (!found) {
      reading.trouble(1, "expected a list 'http_interactions' or 'interactions', found none");
    }
  }

  private static void add(SequenceNode items, int before, List<Part> parts) {
    for (Node item : items.getValue()) {
      int line = before + item.getStartMark().getLine() + 1;
      parts.add(new Part(json(item, 0).asObj().orElse(Obj.EMPTY), line));
    }
  }

  /// Reads each interaction of a broken cassette by itself: lines from one dash to the next.
  private static void apart(String yaml, List<Part> parts, Reading reading) {
    List<String> lines = yaml.lines().toList();
    int from = 0;
    while (from < lines.size() && !lines.get(from).matches("(http_)?interactions:\\s*")) {
      from++;
    }
    String dash = from + 1 < lines.size() ? lines.get(from + 1).replaceFirst("- .*", "- ") : "- ";
    int begin = from + 1;
    for (int i = from + 2; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).startsWith(dash) || lines.get(i).matches("[a-z].*")) {
        one(String.join("\n", lines.subList(begin, i)), begin, parts, reading);
        begin = i;
      }
    }
  }

  private static void one(String yaml, int before, List<Part> parts, Reading reading) {
    try {
      if (root(yaml) instanceof SequenceNode items) {
        add(items, before, parts);
      }
    } catch (YAMLException wrong) {
      reading.trouble(before + line(wrong), "skipped this interaction: " + problem(wrong));
    }
  }

  private static int line(YAMLException wrong) {
    return wrong instanceof MarkedYAMLException marked && marked.getProblemMark() != null
        ? marked.getProblemMark().getLine() + 1
        : 0;
  }

  private static String problem(YAMLException wrong) {
    return String.valueOf(
        wrong instanceof MarkedYAMLException marked ? marked.getProblem() : wrong.getMessage());
  }

  private static @Nullable Node root(String yaml) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(ALIASES);
    options.setCodePointLimit(CHARACTERS);
    options.setNestingDepthLimit(DEPTH);
    return new Yaml(options).compose(new StringReader(yaml));
  }

  private static Json json(Node node, int depth) {
    if (depth > DEPTH) {
      return Json.Null.NULL; // an alias that holds itself
    }
    return switch (node) {
      case MappingNode mapping -> {
        Obj.Builder out = Obj.builder();
        for (NodeTuple member : mapping.getValue()) {
          out.put(text(member.getKeyNode()), json(member.getValueNode(), depth + 1));
        }
        yield out.build();
      }
      case SequenceNode sequence -> {
        List<Json> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(json(item, depth + 1)));
        yield Json.array(items);
      }
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> Json.Null.NULL;
      case ScalarNode scalar when scalar.getTag().equals(Tag.BINARY) ->
          Obj.of(BINARY, Json.of(scalar.getValue()));
      default -> Json.of(text(node));
    };
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
