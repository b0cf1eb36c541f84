package dev.dtu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// The tree against a [TreeMap], its structure checked after every step.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class TreeLaws {

  /// A stretch of writes: `count` keys from `start` on, `stride` apart, put or removed.
  record Stretch(boolean put, int start, int stride, int count) {
    String key(int i) {
      return TreeLaws.key(Math.floorMod(start + i * stride, 3_000));
    }
  }

  static String key(int number) {
    return "%04d".formatted(number);
  }

  @Provide
  Arbitrary<List<Stretch>> stretches() {
    Arbitrary<Boolean> put = Arbitraries.frequency(Tuple.of(3, true), Tuple.of(2, false));
    Arbitrary<Integer> start = Arbitraries.integers().between(0, 2_999);
    Arbitrary<Integer> stride = Arbitraries.of(1, 1, -1, 7, 1_009, 0);
    Arbitrary<Integer> count = Arbitraries.of(1, 2, 40, 300, 1_500);
    return Combinators.combine(put, start, stride, count)
        .as(Stretch::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  @Property(tries = 120)
  void a_tree_does_what_a_sorted_map_does(@ForAll("stretches") List<Stretch> stretches) {
    Tree<String> tree = Tree.empty();
    var model = new TreeMap<String, String>();
    int step = 0;
    for (Stretch stretch : stretches) {
      for (int i = 0; i < stretch.count(); i++, step++) {
        String key = stretch.key(i);
        String value = "v" + step;
        tree = stretch.put() ? tree.with(key, value) : tree.without(key);
        if (stretch.put()) {
          model.put(key, value);
        } else {
          model.remove(key);
        }
        tree.check();
        assertThat(tree.size()).isEqualTo(model.size());
        if (tree.find(key).isPresent() != model.containsKey(key)
            || tree.rank(key) != model.headMap(key).size()) {
          throw new AssertionError("wrong about " + key);
        }
      }
      same(tree, model);
    }
  }

  private static void same(Tree<String> tree, TreeMap<String, String> model) {
    List<Tree.Entry<String>> entries = entries(model);
    assertThat(tree).containsExactlyElementsOf(entries);
    assertThat(all(tree.backFrom(tree.size()))).isEqualTo(entries.reversed());
    int size = entries.size();
    for (int rank = 0; rank < size; rank += 1 + rank / 8) {
      Tree.Entry<String> entry = entries.get(rank);
      assertThat(tree.at(rank)).isEqualTo(entry);
      assertThat(tree.rank(entry.key())).isEqualTo(rank);
      assertThat(tree.rank(entry.key() + "x")).isEqualTo(rank + 1);
      assertThat(tree.find(entry.key())).contains(entry.value());
      assertThat(tree.find(entry.key() + "x")).isEmpty();
      assertThat(tree.from(rank).next()).isEqualTo(entry);
      assertThat(tree.backFrom(rank).next()).isEqualTo(entry);
    }
    String middle = key(1_500);
    assertThat(all(tree.fromKey(middle))).isEqualTo(entries(model.tailMap(middle)));
    assertThat(all(tree.from(size / 2))).isEqualTo(entries.subList(size / 2, size));
    assertThat(all(tree.backFrom(size / 2 - 1))).isEqualTo(entries.subList(0, size / 2).reversed());
    assertThat(tree.from(size).hasNext()).isFalse();
    assertThat(tree.backFrom(-1).hasNext()).isFalse();
  }

  @Property(tries = 100)
  void a_tree_built_from_sorted_entries_is_as_good(@ForAll("stretches") List<Stretch> stretches) {
    var model = new TreeMap<String, String>();
    apply(Tree.empty(), model, stretches.subList(0, stretches.size() / 2));
    Tree<String> tree = Tree.ofSorted(entries(model));
    tree.check();
    same(tree, model);
    tree = apply(tree, model, stretches);
    tree.check();
    same(tree, model);
  }

  @Property(tries = 100)
  void an_older_tree_never_changes(@ForAll("stretches") List<Stretch> stretches) {
    var model = new TreeMap<String, String>();
    Tree<String> older = apply(Tree.empty(), model, stretches);
    apply(older, new TreeMap<>(model), stretches.reversed());
    older.check();
    same(older, model);
  }

  @Property(tries = 150)
  void the_differences_of_two_trees_are_those_of_the_maps(
      @ForAll("stretches") List<Stretch> first, @ForAll("stretches") List<Stretch> then) {
    var before = new TreeMap<String, String>();
    Tree<String> older = apply(Tree.empty(), before, first);
    var after = new TreeMap<>(before);
    Tree<String> newer = apply(older, after, then);
    Map<String, List<String>> told = new HashMap<>();
    older.differences(
        newer,
        (key, one, other) ->
            assertThat(told.put(key, List.of(String.valueOf(one), String.valueOf(other))))
                .as("told once")
                .isNull());
    Map<String, List<String>> expected = new HashMap<>();
    var keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      if (before.get(key) != after.get(key)) {
        expected.put(key, List.of(String.valueOf(before.get(key)), String.valueOf(after.get(key))));
      }
    }
    assertThat(told).isEqualTo(expected);
  }

  @Example
  void a_write_that_changes_nothing_gives_the_same_tree() {
    Tree<String> tree = filled(2_000);
    String value = tree.find(key(77)).orElseThrow();
    assertThat(tree.with(key(77), value)).isSameAs(tree);
    assertThat(tree.without("absent")).isSameAs(tree);
    assertThat(Tree.<String>empty().without("absent")).isSameAs(Tree.empty());
  }

  @Example
  void ascending_writes_fill_the_nodes() {
    var branch = (Branch) filled(32 * 32).root();
    for (Node child : branch.children) {
      assertThat(child.width()).isEqualTo(Node.WIDTH);
    }
  }

  @Example
  void a_tree_can_be_emptied_from_either_end() {
    for (int step : new int[] {1, -1}) {
      Tree<String> tree = filled(2_500);
      for (int i = 0; i < 2_500; i++) {
        tree = tree.without(key(step > 0 ? i : 2_499 - i));
        tree.check();
      }
      assertThat(tree.isEmpty()).isTrue();
    }
  }

  @Example
  void entries_out_of_order_are_refused() {
    assertThatThrownBy(
            () -> Tree.ofSorted(List.of(new Tree.Entry<>("b", 1), new Tree.Entry<>("a", 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected ascending keys, found 'a' after 'b' at 1");
  }

  @Example
  void a_rank_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> filled(3).at(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("rank 3 of 3");
  }

  private static Tree<String> filled(int size) {
    Tree<String> tree = Tree.empty();
    for (int i = 0; i < size; i++) {
      tree = tree.with(key(i), "v" + i);
    }
    return tree;
  }

  private static Tree<String> apply(
      Tree<String> start, TreeMap<String, String> model, List<Stretch> stretches) {
    Tree<String> tree = start;
    for (Stretch stretch : stretches) {
      for (int i = 0; i < stretch.count(); i++) {
        String key = stretch.key(i);
        if (stretch.put()) {
          String value = "w" + i;
          model.put(key, value);
          tree = tree.with(key, value);
        } else {
          model.remove(key);
          tree = tree.without(key);
        }
      }
    }
    return tree;
  }

  private static List<Tree.Entry<String>> entries(Map<String, String> model) {
    List<Tree.Entry<String>> entries = new ArrayList<>();
    model.forEach((key, value) -> entries.add(new Tree.Entry<>(key, value)));
    return entries;
  }

  private static <T> List<T> all(Iterator<T> iterator) {
    List<T> all = new ArrayList<>();
    iterator.forEachRemaining(all::add);
    return all;
  }
}
