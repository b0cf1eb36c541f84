package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is known of replacing a thing because of how it is made.
class AdoptedTest {

  private final SortedMap<String, Notes> notes = new TreeMap<>();
  private final SortedMap<String, Usage> operations = new TreeMap<>();

  private static Sight sight(int number, String sent, String before, String shown) {
    return new Sight(
        "g" + number,
        "g" + number,
        obj(sent),
        obj(before),
        obj(shown),
        Map.of(),
        Map.of(),
        "",
        "bt%06d".formatted(number * 7919),
        "https://yard.example",
        "",
        Optional.empty());
  }

  private static Obj obj(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  /// Boats that are made with an empty lock, which is not shown, and replaced.
  private List<Line> replaced(String... sent) {
    var made = new Notes();
    var put = new Notes();
    for (int i = 0; i < 6; i++) {
      String lock = ",\"lock\":{\"by\":\"key\"}";
      made.answers.add(sight(i, "{\"a\":1,\"lock\":{}}", "{}", "{\"a\":1}"));
      made.answers.add(sight(i + 6, "{\"a\":1" + lock + "}", "{}", "{\"a\":1" + lock + "}"));
    }
    for (int i = 0; i < sent.length; i++) {
      put.item.add(sight(i, sent[i], "{\"a\":1}", sent[i]));
      put.alike++;
    }
    made.resource = "boat";
    put.resource = "boat";
    put.replaces = true;
    notes.put("make", made);
    notes.put("put", put);
    var tokens = new Tokens();
    operations.put("make", lines(Learner.lines(made.answers, Mode.MAKE, tokens)));
    operations.put("put", lines(Learner.lines(put.item, Mode.REPLACE, tokens)));
    Adopted.into(operations, notes);
    return operations.get("put").item().stream()
        .filter(line -> line.at().toString().equals("/lock"))
        .toList();
  }

  private static Usage lines(List<Line> lines) {
    return Usage.NONE.adding(new ArrayList<>(lines));
  }

  @Test
  void what_is_not_heeded_when_a_thing_is_made_is_not_when_it_is_replaced() {
    assertThat(replaced("{\"a\":2}", "{\"a\":3}"))
        .filteredOn(line -> line.is().isEmpty())
        .singleElement()
        .satisfies(line ->
            assertThat(line.when()).isEqualTo(Map.of("looks:sent:/lock", Json.of("empty object"))));
  }

  @Test
  void where_somebody_sent_it_in_a_replacement_that_tells() {
    assertThat(replaced("{\"a\":2,\"lock\":{}}", "{\"a\":3,\"lock\":{}}"))
        .noneMatch(line -> line.is().isEmpty());
  }
}
