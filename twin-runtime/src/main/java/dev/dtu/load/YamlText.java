package dev.dtu.load;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// Writes JSON as YAML for people: in blocks, in its own order.
final class YamlText {

  private YamlText() {}

  static String of(Json json) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(100);
    options.setSplitLines(true);
    return new Yaml(options).dump(plain(json));
  }

  private static @Nullable Object plain(Json json) {
    return switch (json) {
      case Obj object -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.forEach(member -> members.put(member.key(), plain(member.value())));
        yield members;
      }
      case Arr array -> {
        List<@Nullable Object> items = new ArrayList<>();
        array.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Json.Text(String words) -> words;
      case Json.Num number ->
          number.whole().isPresent() ? number.whole().get() : new BigDecimal(number.lexeme());
      case Json.Bool bool -> bool.equals(Json.of(true));
      case Json.Null _ -> null;
    };
  }
}
