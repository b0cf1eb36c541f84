package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What Slack's documents and recordings say of its behaviour, one fact after the other, each in a
/// workspace of its own: `slack/facts/*.yaml`, whose first lines tell how a fact is written.
class SlackFactsTest {

  private static final List<String> FILES =
      List.of("requests", "pages", "channels", "messages", "people", "outside");

  @TestFactory
  Stream<DynamicTest> facts() throws IOException {
    List<DynamicTest> all = new ArrayList<>();
    for (String file : FILES) {
      for (Json fact : read(file)) {
        Obj told = (Obj) fact;
        String name = file + ": " + told.text("fact").orElseThrow();
        all.add(DynamicTest.dynamicTest(name, () -> holds(told)));
      }
    }
    return all.stream();
  }

  private static void holds(Obj fact) {
    Steps steps = new Steps(new Workspace());
    List<String> wrong = new ArrayList<>();
    for (Json step : fact.items("do")) {
      wrong.addAll(steps.take((Obj) step));
    }
    assertThat(wrong).isEmpty();
  }

  private static Arr read(String file) throws IOException {
    try (InputStream in =
        SlackFactsTest.class.getResourceAsStream("/slack/facts/" + file + ".yaml")) {
      return (Arr) json(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
    }
  }

  private static Json json(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var all = Obj.builder();
        map.forEach((key, each) -> all.put(String.valueOf(key), json(each)));
        yield all.build();
      }
      case List<?> list -> Arr.of(list.stream().map(SlackFactsTest::json).toList());
      case Boolean flag -> Json.of(flag);
      case Number number -> new Json.Num(number.toString());
      case null -> Json.Null.NULL;
      default -> Json.of(value.toString());
    };
  }
}
