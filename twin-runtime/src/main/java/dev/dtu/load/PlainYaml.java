package dev.dtu.load;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// YAML as JSON, without its lines and comments: reading JSON takes a fraction of the time.
final class PlainYaml {

  /// How JSON spells it; YAML has other spellings, which a page that is asked for its text would show.
  private static final String NOTHING = "null";

  private PlainYaml() {}

  /// The document as JSON; empty when a [JsonPage] would not say the same.
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
}
