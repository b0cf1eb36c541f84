package dev.dtu.load;

import dev.dtu.json.Arr;
import dev.dtu.json.Binary;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// YAML as JSON and back, without its lines and comments: reading JSON takes a fraction of the time.
final class PlainYaml {

  /// Where what was prepared stands: nowhere.
  private static final @Nullable Mark NOWHERE = null;

  /// How JSON spells it; YAML has other spellings, which a page that is asked for its text would show.
  private static final String NOTHING = "null";

  private PlainYaml() {}

  /// The document as JSON; empty when a page of [#node] would not say the same.
  static Optional<Json> of(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence -> {
        List<Json> items = new ArrayList<>();
        for (Node each : sequence.getValue()) {
          of(each).ifPresent(items::add);
        }
        boolean all = items.size() == sequence.getValue().size();
        yield all ? Optional.of(Arr.of(items)) : Optional.empty();
      }
      case MappingNode mapping -> {
        Map<String, Json> members = new LinkedHashMap<>();
        for (NodeTuple each : mapping.getValue()) {
          if (each.getKeyNode() instanceof ScalarNode key) {
            of(each.getValueNode()).ifPresent(value -> members.put(key.getValue(), value));
          }
        }
        var object = Obj.builder();
        members.forEach(object::put);
        boolean all = members.size() == mapping.getValue().size();
        yield all ? Optional.of(object.build()) : Optional.empty();
      }
      case Node _ -> Optional.empty();
    };
  }

  private static Optional<Json> scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return text.equals(NOTHING) ? Optional.of(Json.Null.NULL) : Optional.empty();
    }
    if (tag.equals(Tag.BOOL)) {
      boolean plain = text.equals("true") || text.equals("false");
      return plain ? Optional.of(Json.of(text.equals("true"))) : Optional.empty();
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        return Optional.of(new Json.Num(text));
      } catch (IllegalArgumentException odd) {
        return Optional.empty();
      }
    }
    return Optional.of(Json.of(text));
  }

  /// The node of a document that was kept in the binary form.
  static Node node(String file, byte[] kept) {
    try {
      return node(Binary.read(kept));
    } catch (Malformed broken) {
      throw new IllegalStateException(file + ": " + broken.getMessage() + "; build anew");
    }
  }

  static Node node(Json json) {
    if (json instanceof Obj object) {
      List<NodeTuple> members = new ArrayList<>(object.size());
      for (Obj.Member each : object) {
        members.add(new NodeTuple(scalar(Tag.STR, each.key()), node(each.value())));
      }
      return new MappingNode(Tag.MAP, true, members, NOWHERE, NOWHERE, FlowStyle.BLOCK);
    } else if (json instanceof Arr array) {
      List<Node> items = new ArrayList<>(array.size());
      for (Json each : array) {
        items.add(node(each));
      }
      return new SequenceNode(Tag.SEQ, true, items, NOWHERE, NOWHERE, FlowStyle.BLOCK);
    } else if (json instanceof Json.Text text) {
      return scalar(Tag.STR, text.value());
    } else if (json instanceof Json.Num number) {
      return scalar(Tag.INT, number.lexeme());
    }
    return json instanceof Json.Bool truth
        ? scalar(Tag.BOOL, truth.toString())
        : scalar(Tag.NULL, NOTHING);
  }

  private static Node scalar(Tag tag, String text) {
    return new ScalarNode(tag, true, text, NOWHERE, NOWHERE, ScalarStyle.PLAIN);
  }
}
