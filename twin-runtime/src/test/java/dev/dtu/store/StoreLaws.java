package dev.dtu.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/// Tables, drafts and stores against plain maps, their structure checked after every step.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class StoreLaws {

  private static final TableShape MESSAGES =
      TableShape.of(
          "chat/message",
          new IndexShape("channel", row -> row.value().text("channel").stream().toList()),
          new IndexShape("tag", row -> tags(row.value())));
  private static final TableShape COUNTERS = new TableShape("chat/counter", List.of(), true);
  private static final Map<String, TableShape> SHAPES =
      Map.of(MESSAGES.name(), MESSAGES, COUNTERS.name(), COUNTERS);

  private static List<String> tags(Obj value) {
    List<String> tags = new ArrayList<>();
    value.items("tags").forEach(tag -> tag.asText().ifPresent(tags::add));
    return tags;
  }

  enum Act {
    CREATE,
    EDIT,
    MOVE,
    REMOVE,
    COUNT,
    MINT
  }

  record Step(Act act, int key, String channel, List<String> tags) {
    Obj value() {
      return Obj.of(
          "channel", Json.of(channel), "tags", Json.array(tags.stream().map(Json::of).toList()));
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> word = Arbitraries.of("a", "ab", "b", "", "a\u0000", "a\u0001", "\u0000b");
    return Combinators.combine(
            Arbitraries.of(Act.class),
            Arbitraries.integers().between(0, 60),
            word,
            word.list().ofMaxSize(3))
        .as(Step::new)
        .list()
        .ofMaxSize(120);
  }

  private static void take(Draft draft, Step step) {
    String key = "m" + step.key();
    switch (step.act()) {
      case CREATE -> draft.put(MESSAGES, new Row(key, draft.nextPlace(MESSAGES), step.value()));
      case EDIT ->
          draft
              .find(MESSAGES, key)
              .ifPresent(row -> draft.put(MESSAGES, row.withValue(step.value())));
      case MOVE -> swap(draft, key, "m" + step.key() / 2);
      case REMOVE -> draft.remove(MESSAGES, key);
      case COUNT ->
          draft.put(COUNTERS, new Row(key, key, Obj.of("n", Json.of(draft.mint(COUNTERS)))));
      case MINT -> draft.mint(MESSAGES);
    }
  }

  /// Exchanges the places of two rows.
  private static void swap(Draft draft, String one, String other) {
    Row first = draft.find(MESSAGES, one).orElse(null);
    Row second = draft.find(MESSAGES, other).orElse(null);
    if (first != null && second != null && first != second) {
      draft.remove(MESSAGES, one);
      draft.put(MESSAGES, new Row(other, first.place(), second.value()));
      draft.put(MESSAGES, new Row(one, second.place(), first.value()));
    }
  }

  private static Store after(Store base, List<Step> steps) {
    var draft = new Draft(base);
    steps.forEach(step -> take(draft, step));
    return draft.store();
  }

  @Property(tries = 200)
  void a_table_says_what_a_plain_list_of_its_rows_says(@ForAll("steps") List<Step> steps) {
    var draft = new Draft(Store.empty());
    var model = new TreeMap<String, Row>();
    for (Step step : steps) {
      take(draft, step);
      draft.table(MESSAGES).check();
    }
    Table table = draft.table(MESSAGES);
    for (Iterator<Row> rows = table.rows(0); rows.hasNext(); ) {
      Row row = rows.next();
      model.put(row.place(), row);
    }
    List<Row> rows = new ArrayList<>(model.values());
    assertThat(all(table.back(table.size()))).isEqualTo(rows.reversed());
    for (int rank = 0; rank < rows.size(); rank++) {
      Row row = rows.get(rank);
      assertThat(table.at(rank)).isEqualTo(row);
      assertThat(table.find(row.key())).contains(row);
      assertThat(table.findPlace(row.place())).contains(row);
      assertThat(table.rank(row.key())).hasValue(rank);
      assertThat(table.rankOfPlace(row.place())).isEqualTo(rank);
    }
    for (String word : List.of("a", "ab", "b", "", "a\u0000", "a\u0001", "\u0000b", "none")) {
      slice(table, "channel", word, pick(rows, row -> row.value().text("channel"), word));
      slice(
          table,
          "tag",
          word,
          rows.stream().filter(row -> tags(row.value()).contains(word)).toList());
    }
  }

  private static List<Row> pick(List<Row> rows, Function<Row, Optional<String>> of, String word) {
    return rows.stream().filter(row -> of.apply(row).filter(word::equals).isPresent()).toList();
  }

  private static void slice(Table table, String index, String value, List<Row> expected) {
    int size = expected.size();
    assertThat(table.count(index, value)).isEqualTo(size);
    assertThat(all(table.where(index, value, 0))).isEqualTo(expected);
    assertThat(all(table.where(index, value, size / 2)))
        .isEqualTo(expected.subList(size / 2, size));
    assertThat(all(table.where(index, value, Integer.MAX_VALUE))).isEmpty();
    assertThat(all(table.whereBack(index, value, Integer.MAX_VALUE)))
        .isEqualTo(expected.reversed());
    assertThat(all(table.whereBack(index, value, size / 2 - 1)))
        .isEqualTo(expected.subList(0, size / 2).reversed());
    for (int rank = 0; rank < size; rank++) {
      assertThat(table.rankWhere(index, value, expected.get(rank).place())).isEqualTo(rank);
    }
  }

  @Property(tries = 200)
  void the_changes_of_a_draft_lead_from_its_base_to_its_store(
      @ForAll("steps") List<Step> first, @ForAll("steps") List<Step> then) {
    Store base = after(Store.empty(), first);
    String hash = base.hash();
    var draft = new Draft(base);
    then.forEach(step -> take(draft, step));
    Store store = draft.store();
    assertThat(base.apply(draft.changes(), SHAPES::get).hash()).isEqualTo(store.hash());
    assertThat(anew(base).hash()).as("the base stays").isEqualTo(hash);
    for (Change change : draft.changes()) {
      switch (change) {
        case Change.Put(String table, var before, Row row) -> {
          assertThat(before).isEqualTo(find(base, table, row.key()));
          assertThat(find(store, table, row.key())).contains(row);
        }
        case Change.Removed(String table, Row row) -> {
          assertThat(find(base, table, row.key())).contains(row);
          assertThat(find(store, table, row.key())).isEmpty();
        }
        case Change.Minted(String table, long count) ->
            assertThat(store.table(table).orElseThrow().minted()).isEqualTo(count);
      }
    }
  }

  @Property(tries = 200)
  void the_differences_of_two_stores_lead_from_one_to_the_other(
      @ForAll("steps") List<Step> first, @ForAll("steps") List<Step> then) {
    Store one = after(Store.empty(), first);
    Store other = after(one, then);
    Store stranger = after(Store.empty(), then);
    leads(one, other);
    leads(other, one);
    leads(one, stranger);
    leads(Store.empty(), other);
    leads(other, Store.empty());
    assertThat(one.differences(one)).isEmpty();
    assertThat(one.differences(anew(one))).isEmpty();
  }

  private static void leads(Store from, Store to) {
    Store reached = from.apply(from.differences(to), SHAPES::get);
    assertThat(reached.hash()).isEqualTo(to.hash());
    assertThat(reached.differences(to)).isEmpty();
    reached.tables().forEach(Table::check);
  }

  @Property(tries = 200)
  void the_hash_does_not_tell_how_a_store_was_reached(@ForAll("steps") List<Step> steps) {
    Store store = after(Store.empty(), steps);
    assertThat(anew(store).hash()).isEqualTo(store.hash());
  }

  @Property(tries = 200)
  void what_survives_a_refusal_is_what_the_shapes_say(
      @ForAll("steps") List<Step> first, @ForAll("steps") List<Step> then) {
    Store base = after(Store.empty(), first);
    var draft = new Draft(base);
    then.forEach(step -> take(draft, step));
    Store surviving = draft.surviving();
    assertThat(surviving.table(MESSAGES.name())).isEqualTo(base.table(MESSAGES.name()));
    assertThat(base.apply(draft.survivingChanges(), SHAPES::get).hash())
        .isEqualTo(surviving.hash());
    Table counters = draft.table(COUNTERS);
    assertThat(surviving.table(COUNTERS).minted()).isEqualTo(counters.minted());
    assertThat(all(surviving.table(COUNTERS).rows(0))).isEqualTo(all(counters.rows(0)));
  }

  /// The same facts, put together one by one.
  private static Store anew(Store store) {
    Store anew = Store.empty();
    for (Table table : store.tables()) {
      Table rebuilt = Table.empty(table.shape()).withMinted(table.minted());
      for (Iterator<Row> rows = table.back(table.size()); rows.hasNext(); ) {
        rebuilt = rebuilt.with(rows.next());
      }
      anew = anew.with(rebuilt);
    }
    return anew;
  }

  private static Optional<Row> find(Store store, String table, String key) {
    return store.table(table).flatMap(found -> found.find(key));
  }

  private static List<Row> all(Iterator<Row> iterator) {
    List<Row> all = new ArrayList<>();
    iterator.forEachRemaining(all::add);
    return all;
  }
}
