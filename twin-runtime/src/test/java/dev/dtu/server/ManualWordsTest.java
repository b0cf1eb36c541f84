package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.event.Deliveries;
import dev.dtu.fault.RuleReader;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.question.Term;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Words that the document lists are those the program knows, no more and no fewer.
class ManualWordsTest {

  private static Obj schema(String name) {
    return Promises.CONTROL
        .document()
        .obj("components")
        .flatMap(all -> all.obj("schemas"))
        .flatMap(schemas -> schemas.obj(name))
        .orElseThrow();
  }

  private static List<String> texts(Obj from, String list) {
    return from.items(list).items().stream().map(each -> each.asText().orElseThrow()).toList();
  }

  @Test
  void the_states_of_deliveries_are_told() {
    assertThat(texts(schema("DeliveryState"), "enum")).isEqualTo(Deliveries.STATES);
  }

  @Test
  void the_criteria_of_questions_are_told() {
    assertThat(schema("Question").obj("properties").orElseThrow().keys()).isEqualTo(Term.words());
  }

  @Test
  void the_kinds_of_faults_are_told() {
    var told = new TreeSet<String>();
    for (Json each : schema("FaultKind").items("oneOf")) {
      told.add(texts((Obj) each, "required").getFirst());
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(RuleReader.FAULTS);
  }
}
