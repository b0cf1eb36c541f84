package dev.dtu.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// An object is a map in the order of its keys, however many there are and whatever their hashes.
class ObjLaws {

  /// One thing done to an object.
  record Step(String key, int value, boolean takes) {}

  @Property
  void built_and_changed_it_is_what_a_map_is(@ForAll("steps") List<Step> steps) {
    Map<String, Integer> map = new LinkedHashMap<>();
    Obj.Builder builder = Obj.builder();
    Obj changed = Obj.EMPTY;
    for (Step step : steps) {
      if (step.takes()) {
        map.remove(step.key());
        changed = changed.without(step.key());
        builder = Obj.builder().putAll(changed);
      } else {
        map.put(step.key(), step.value());
        changed = changed.with(step.key(), Json.of(step.value()));
        builder.put(step.key(), step.value());
      }
    }

    for (Obj obj : List.of(changed, builder.build())) {
      assertThat(obj.keys()).containsExactlyElementsOf(map.keySet());
      for (Step step : steps) {
        Integer value = map.get(step.key());
        assertThat(obj.find(step.key()).map(Json::toString).orElse(null))
            .isEqualTo(value == null ? null : value.toString());
      }
    }
    assertThat(changed).isEqualTo(builder.build()).hasSameHashCodeAs(builder.build());
  }

  @Property
  void read_it_is_what_was_written(@ForAll("steps") List<Step> steps) throws Malformed {
    Obj.Builder builder = Obj.builder();
    steps.forEach(step -> builder.put(step.key(), step.value()));
    Obj read = (Obj) Json.parse(builder.build().toString());

    assertThat(read).isEqualTo(builder.build());
    steps.forEach(step -> assertThat(read.has(step.key())).isTrue());
    assertThat(read.has("no such key")).isFalse();
  }

  @Example
  void equal_keys_are_one_layout() {
    Layout made = Layout.of(new String[] {"id", "name", "left over"}, 2);

    assertThat(Layout.of(new String[] {"id", "name"}, 2)).isSameAs(made);
    assertThat(Layout.NONE.with("id").with("name")).isSameAs(made);
    assertThat(Layout.NONE.with("name").with("id")).isNotSameAs(made);
  }

  @Example
  void long_keys_are_not_kept_for_others() {
    String key = "k".repeat(65);

    assertThat(Layout.NONE.with(key)).isNotSameAs(Layout.NONE.with(key));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> keys =
        Arbitraries.oneOf(
            Arbitraries.strings().alpha().ofMaxLength(2), Arbitraries.of(colliding()));
    return Combinators.combine(
            keys, Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 9))
        .as((key, value, takes) -> new Step(key, value, takes == 0))
        .list()
        .ofMaxSize(700);
  }

  /// Keys that all have one hash: "Aa" and "BB" have.
  private static List<String> colliding() {
    List<String> keys = new ArrayList<>(List.of(""));
    for (int i = 0; i < 9; i++) {
      List<String> longer = new ArrayList<>();
      keys.forEach(key -> longer.addAll(List.of(key + "Aa", key + "BB")));
      keys = longer;
    }
    return keys;
  }
}
