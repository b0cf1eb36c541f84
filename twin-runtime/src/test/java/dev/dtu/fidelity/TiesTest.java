package dev.dtu.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which neighbours of a list may stand in either order.
class TiesTest {

  /// A list of things, each by its id and the second it came into being in.
  private static Ties ties(String... things) {
    List<Json> items = new ArrayList<>();
    for (String thing : things) {
      String[] words = thing.split(" ");
      String second = "2026-11-21T12:00:%s.000Z".formatted(words[1]);
      items.add(Obj.of("id", Json.of(words[0]), "created", Json.of(second)));
    }
    return Ties.of(Arr.of(items));
  }

  @Test
  void what_was_made_at_once_stands_by_ids_that_say_nothing() {
    Ties ties = ties("usr1aaa1aaa 10", "usr2bbb2bbb 11", "usr3ccc3ccc 30");
    assertThat(ties.at(0)).isFalse();
    assertThat(ties.at(1)).isTrue();
    assertThat(ties.at(2)).isFalse();
  }

  @Test
  void a_list_in_another_order_has_none() {
    Ties ties = ties("usr2bbb2bbb 10", "usr1aaa1aaa 10", "usr3ccc3ccc 10");
    assertThat(ties.at(1) || ties.at(2)).isFalse();
  }

  @Test
  void ids_that_say_something_put_in_order() {
    assertThat(ties("first 10", "second 10").at(1)).isFalse();
    assertThat(ties("101 10", "102 10").at(1)).isFalse();
  }
}
