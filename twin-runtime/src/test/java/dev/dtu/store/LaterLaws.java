package dev.dtu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What is worked out when it is first asked for is as if it had always been there.
class LaterLaws {

  private static final List<String> TABLES = List.of("a/one", "a/two", "b/one", "own/one");

  private record Step(String table, String key, int value) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(TABLES),
            Arbitraries.of("k1", "k2", "k3"),
            Arbitraries.integers().between(0, 3))
        .as(Step::new)
        .list()
        .ofMaxSize(12);
  }

  private static TableShape shape(String table) {
    return TableShape.of(table);
  }

  private static Store after(Store base, List<Step> steps) {
    var draft = new Draft(base);
    for (Step step : steps) {
      if (step.value() == 0) {
        draft.remove(shape(step.table()), step.key());
      } else {
        Obj value = Obj.of("value", Json.of(step.value()));
        Optional<Row> there = draft.find(shape(step.table()), step.key());
        String place = there.map(Row::place).orElseGet(() -> draft.nextPlace(shape(step.table())));
        draft.put(shape(step.table()), new Row(step.key(), place, value));
      }
    }
    return draft.store();
  }

  private static Store begun() {
    return after(Store.empty(), List.of(new Step("own/one", "k1", 1)));
  }

  private static Store grown(Store begin, String namespace) {
    return after(
        begin,
        List.of(new Step(namespace + "/one", "k1", 1), new Step(namespace + "/two", "k2", 2)));
  }

  private static Store now() {
    return grown(grown(begun(), "a"), "b");
  }

  private static Store later() {
    Store begin = begun();
    Supplier<Store> a = () -> grown(begin, "a");
    return begin.later("a", a).later("b", () -> grown(begin, "b"));
  }

  @Property(tries = 300)
  void nobody_can_tell_when_it_was_worked_out(
      @ForAll("steps") List<Step> first, @ForAll("steps") List<Step> then) {
    Store late = later();
    Store one = after(late, first);
    Store two = after(one, then);
    Store plain = after(after(now(), first), then);
    assertThat(two.hash()).isEqualTo(plain.hash());
    assertThat(two.tables()).hasSameSizeAs(plain.tables());
    for (String table : TABLES) {
      assertThat(two.table(table).map(Table::hash)).isEqualTo(plain.table(table).map(Table::hash));
    }
    leads(late, two);
    leads(two, late);
    leads(one, two);
    leads(two, now());
    leads(now(), two);
  }

  private static void leads(Store from, Store to) {
    List<Change> changes = from.differences(to);
    assertThat(from.apply(changes, LaterLaws::shape).hash()).isEqualTo(to.hash());
    assertThat(from.differences(from.apply(changes, LaterLaws::shape))).hasSameSizeAs(changes);
  }

  @Example
  void only_what_is_asked_for_is_worked_out_and_once() {
    var worked = new AtomicInteger();
    Store begin = begun();
    Store store =
        begin
            .later(
                "a",
                () -> {
                  worked.incrementAndGet();
                  return grown(begin, "a");
                })
            .later(
                "b",
                () -> {
                  throw new IllegalStateException("nobody asked");
                });
    Store other = after(store, List.of(new Step("own/one", "k2", 2)));
    assertThat(store.differences(other)).hasSize(2);
    assertThat(store.tablesAsked()).hasSize(1);
    assertThat(worked).hasValue(0);
    assertThat(store.table("a/one")).isPresent();
    assertThat(other.table("a/none")).isEmpty();
    assertThat(after(other, List.of(new Step("a/two", "k1", 1))).tablesAsked()).hasSize(3);
    assertThat(worked).hasValue(1);
  }

  @Example
  void what_fails_is_worked_out_again() {
    var tried = new AtomicInteger();
    Store begin = begun();
    Store store =
        begin.later(
            "a",
            () -> {
              if (tried.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
              }
              return grown(begin, "a");
            });
    assertThatThrownBy(() -> store.table("a/one")).hasMessage("not yet");
    assertThat(store.table("a/one")).isPresent();
  }

  @Example
  void it_changes_no_namespace_but_its_own() {
    Store begin = begun();
    Store store = begin.later("a", () -> grown(begin, "b"));
    assertThatThrownBy(() -> store.table("a/one"))
        .hasMessageContaining("expected changes in 'a/' alone, found one in 'b/");
    assertThatThrownBy(() -> begin.later("own", () -> begin))
        .hasMessage("expected nothing in 'own/' yet");
    assertThatThrownBy(() -> store.later("a", () -> begin))
        .hasMessage("expected nothing in 'a/' yet");
  }
}
