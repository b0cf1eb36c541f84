package dev.dtu.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What the comparison sees, and what it is blind to.
class ComparisonLaws {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final List<String> IDS =
      List.of("usr1aaa1aaa", "usr2bbb2bbb", "grp3ccc3ccc", "grp4ddd4ddd");
  private static final Map<String, String> OTHERS =
      Map.of(
          "usr1aaa1aaa", "zz91pp91pp",
          "usr2bbb2bbb", "zz82qq82qq",
          "grp3ccc3ccc", "zz73rr73rr",
          "grp4ddd4ddd", "zz64ss64ss");

  @Provide
  Arbitrary<Json> documents() {
    Arbitrary<Json> leaf =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 99).map(n -> Json.of(n)),
            Arbitraries.of("red", "green", "OPEN", "a b").map(Json::of),
            Arbitraries.of(true, false).map(Json::of),
            Arbitraries.just(Json.Null.NULL));
    Arbitrary<Json> thing =
        Combinators.combine(Arbitraries.of(IDS), Arbitraries.of(IDS), leaf, leaf)
            .as((id, owner, one, two) ->
                Obj.builder()
                    .put("id", id)
                    .put("ownerId", owner)
                    .put("href", "https://shop.example/users/" + owner + "/things/" + id)
                    .put("created", "2026-11-21T12:00:00Z")
                    .put("one", one)
                    .put("two", two)
                    .build());
    Arbitrary<Json> list = thing.list().ofMaxSize(5).map(Json::array);
    return Combinators.combine(list, thing, leaf)
        .as((items, first, last) -> Obj.of("items", items, "first", first).with("last", last));
  }

  private static List<Divergence> compared(Json recorded, Json other) {
    Lore lore = Lore.of(List.of(), List.of());
    var times = new Times();
    var leaves =
        new Leaves(
            lore, new Pairs(), times, "shop.example", Optional.of(NOON), Set.of(), _ -> false);
    var comparison = new Comparison(leaves);
    comparison.compare(recorded, other, Place.root("thing"), true);
    times.settle(Optional.of(NOON), Optional.of(NOON), comparison.found()::add);
    return comparison.found();
  }

  @Property
  void a_document_compared_with_itself_is_the_same(@ForAll("documents") Json document) {
    assertThat(compared(document, document)).isEmpty();
  }

  @Property
  void other_ids_are_not_seen_where_each_stands_for_one(@ForAll("documents") Json document) {
    assertThat(compared(document, renamed(document, OTHERS))).isEmpty();
  }

  @Property
  void an_id_that_stands_for_two_is_seen(@ForAll("documents") Json document) {
    Map<String, String> merged = new java.util.HashMap<>(OTHERS);
    merged.put("usr2bbb2bbb", "zz91pp91pp");
    String text = document.toString();
    boolean both = text.contains("usr1aaa1aaa") && text.contains("usr2bbb2bbb");
    assertThat(compared(document, renamed(document, merged)).isEmpty()).isEqualTo(!both);
  }

  @Property
  void any_other_leaf_that_changes_is_seen(@ForAll("documents") Json document, @ForAll int choice) {
    List<Json> changed = new ArrayList<>();
    changes(document, changed);
    Json other = changed.get(Math.floorMod(choice, changed.size()));
    assertThat(compared(document, other)).as(other.toString()).isNotEmpty();
  }

  @Property
  void a_member_that_is_missing_or_too_many_is_seen(
      @ForAll("documents") Json document, @ForAll("names") String name) {
    Obj all = (Obj) document;
    assertThat(compared(all, all.with("more", name))).isNotEmpty();
    assertThat(compared(all.with("more", name), all)).isNotEmpty();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
  }

  private static Json renamed(Json value, Map<String, String> names) {
    String text = value.toString();
    for (String id : IDS) {
      text = text.replace(id, names.getOrDefault(id, id));
    }
    return Json.trusted(text);
  }

  /// Every document that differs in one leaf that is neither id nor moment.
  private static void changes(Json document, List<Json> changed) {
    Obj all = (Obj) document;
    changed.add(all.with("last", Json.of("other")));
    Obj first = all.obj("first").orElseThrow();
    changed.add(all.with("first", first.with("one", Json.of("other"))));
    changed.add(all.with("first", first.with("created", "2026-11-21T11:00:00Z")));
    changed.add(all.with("first", first.with("created", "2026-11-21T12:00:00.000Z")));
    Arr items = all.items("items");
    for (int i = 0; i < items.size(); i++) {
      List<Json> others = new ArrayList<>(items.items());
      others.set(i, ((Obj) others.get(i)).with("two", Json.of("other")));
      changed.add(all.with("items", Json.array(others)));
      others.remove(i);
      changed.add(all.with("items", Json.array(others)));
    }
  }
}
