package dev.dtu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftTest {

  private static final TableShape USERS =
      TableShape.of(
          "okta/user", new IndexShape("login", row -> row.value().text("login").stream().toList()));
  private static final IndexShape BY_KEY = new IndexShape("key", row -> List.of(row.key()));
  private static final TableShape FAILURES = new TableShape("okta/failure", List.of(), true);

  private static Row user(String key, String place) {
    return new Row(key, place, Obj.of("login", Json.of(key + "@example.com")));
  }

  private static Store with(Row... rows) {
    var draft = new Draft(Store.empty());
    for (Row row : rows) {
      draft.put(USERS, row);
    }
    return draft.store();
  }

  @Test
  void a_draft_reads_its_own_writes_and_the_store_stays() {
    Store base = with(user("ann", "1"));
    var draft = new Draft(base);
    draft.put(USERS, user("bob", "2"));
    draft.remove(USERS, "ann");

    assertThat(draft.find(USERS, "bob")).isPresent();
    assertThat(draft.find(USERS, "ann")).isEmpty();
    assertThat(draft.table(USERS).count("login", "bob@example.com")).isEqualTo(1);
    assertThat(base.table(USERS).find("ann")).isPresent();
    assertThat(base.table(USERS).size()).isEqualTo(1);
  }

  @Test
  void changes_are_net_and_in_order_of_first_touch() {
    Row ann = user("ann", "1");
    Row bob = user("bob", "2");
    var draft = new Draft(with(ann, bob));
    Row failure = new Row("f", "1", Obj.EMPTY);
    draft.remove(USERS, "bob");
    draft.put(FAILURES, failure);
    draft.mint(USERS);
    draft.put(USERS, ann.withValue(Obj.EMPTY));
    draft.put(USERS, user("cid", "3"));
    draft.remove(USERS, "cid");
    Row changed = bob.withValue(Obj.of("login", Json.of("b")));
    draft.put(USERS, changed);
    draft.put(USERS, ann);

    assertThat(draft.changes())
        .containsExactly(
            new Change.Put("okta/user", Optional.of(bob), changed),
            new Change.Put("okta/failure", Optional.empty(), failure),
            new Change.Minted("okta/user", 1));
  }

  @Test
  void a_row_with_its_members_in_another_order_has_changed() {
    Row row = new Row("k", "1", Obj.of("a", Json.of(1), "b", Json.of(2)));
    Row turned = new Row("k", "1", Obj.of("b", Json.of(2), "a", Json.of(1)));
    Store base = with(row);
    var draft = new Draft(base);
    draft.put(USERS, turned);

    assertThat(draft.changes()).hasSize(1);
    assertThat(draft.store().hash()).isNotEqualTo(base.hash());
    assertThat(base.differences(draft.store())).hasSize(1);
  }

  @Test
  void a_draft_that_only_reads_leaves_the_very_store() {
    Store base = with(user("ann", "1"));
    var draft = new Draft(base);
    draft.find(USERS, "ann");
    draft.table(FAILURES);
    draft.remove(USERS, "absent");
    draft.put(USERS, user("ann", "1"));

    assertThat(draft.store()).isSameAs(base);
    assertThat(draft.changes()).isEmpty();
  }

  @Test
  void ids_and_places_count_side_by_side_and_never_come_again() {
    var first = new Draft(Store.empty());
    assertThat(first.mint(USERS)).isEqualTo(0);
    assertThat(first.nextPlace(USERS)).isEqualTo("00000000");
    assertThat(first.nextPlace(USERS)).isEqualTo("00000001");
    first.put(USERS, user("ann", "00000001"));
    first.remove(USERS, "ann");

    var second = new Draft(first.store());
    assertThat(second.nextPlace(USERS)).isEqualTo("00000002");
    assertThat(second.mint(USERS)).isEqualTo(2);
    assertThat(second.table(USERS).minted()).isEqualTo(3);
  }

  @Test
  void places_sort_as_they_count() {
    long[] counts = {0, 1, 9, 10, 31, 32, 1023, 1024, 123_456_789, (1L << 40) - 1};
    for (int i = 1; i < counts.length; i++) {
      assertThat(Place.of(counts[i])).isGreaterThan(Place.of(counts[i - 1])).hasSize(8);
    }
    assertThatThrownBy(() -> Place.of(1L << 40))
        .hasMessage("expected a count below 2^40, found 1099511627776");
  }

  @Test
  void a_place_where_another_row_stands_is_refused() {
    var draft = new Draft(with(user("ann", "1")));
    assertThatThrownBy(() -> draft.put(USERS, user("bob", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a free place for 'bob' in table 'okta/user', found 'ann' at '1'");
  }

  @Test
  void a_row_over_the_limit_is_refused() {
    var draft = new Draft(Store.empty());
    int frame = Obj.of("t", Json.of("")).bytes().length;
    var full = Obj.of("t", Json.of("x".repeat(Row.LIMIT_BYTES - frame)));
    draft.put(USERS, new Row("k", "1", full));
    var over = Obj.of("t", Json.of("x".repeat(Row.LIMIT_BYTES - frame + 1)));
    assertThatThrownBy(() -> draft.put(USERS, new Row("k", "1", over)))
        .isInstanceOf(Row.TooLarge.class)
        .hasMessage(
            "expected a row of at most 65536 bytes, found 65537 in 'k' of table 'okta/user'; "
                + "keep what grows in a table of its own, or in a blob");
  }

  @Test
  void only_tables_that_survive_outlive_a_refusal() {
    Store base = with(user("ann", "1"));
    var draft = new Draft(base);
    draft.put(USERS, user("bob", "2"));
    draft.mint(USERS);
    draft.put(FAILURES, new Row("f", "1", Obj.EMPTY));

    Store after = draft.surviving();
    assertThat(after.table(USERS)).isSameAs(base.table(USERS));
    assertThat(after.table(FAILURES).size()).isEqualTo(1);
    assertThat(draft.survivingChanges()).hasSize(1);
  }

  @Test
  void a_table_that_lacks_an_index_is_indexed_anew() {
    Store base = with(user("ann", "1"), user("bob", "2"));
    Table table = base.table(TableShape.of("okta/user", BY_KEY));

    assertThat(table.count("key", "bob")).isEqualTo(1);
    assertThat(table.size()).isEqualTo(2);
    assertThat(base.with(table).hash()).isEqualTo(base.hash());
    table.check();
  }

  @Test
  void a_table_that_has_more_than_is_asked_for_stays_as_it_is() {
    Store base = with(user("ann", "1"), user("bob", "2"));

    assertThat(base.table(TableShape.of("okta/user"))).isSameAs(base.table(USERS));
    Table both = base.table(TableShape.of("okta/user", BY_KEY));
    assertThat(both.count("login", "ann")).isEqualTo(base.table(USERS).count("login", "ann"));
    assertThat(both.count("key", "ann")).isEqualTo(1);
    both.check();
  }

  @Test
  void a_turn_may_ask_for_more_of_a_table_it_met() {
    var draft = new Draft(Store.empty());
    draft.table(TableShape.of("okta/user"));
    assertThat(draft.table(USERS).count("login", "ann")).isZero();
    draft.put(USERS, user("ann", "1"));
    assertThat(draft.table(TableShape.of("okta/user", BY_KEY)).count("key", "ann")).isEqualTo(1);
    assertThat(draft.changes()).hasSize(1);
    draft.store().table(USERS).check();
  }

  @Test
  void an_undeclared_index_is_refused() {
    assertThatThrownBy(() -> Table.empty(USERS).count("email", "x"))
        .hasMessage("expected an index of table 'okta/user' (login), found 'email'");
    var login = new IndexShape("login", row -> List.of());
    assertThatThrownBy(() -> TableShape.of("t", login, login))
        .hasMessage("expected each index once, found 'login' twice in table 't'");
  }

  @Test
  void an_empty_table_is_no_fact() {
    assertThat(Store.empty().with(Table.empty(USERS)).hash()).isEqualTo(Store.empty().hash());
    assertThat(Store.empty().with(Table.empty(USERS).withMinted(1)).hash())
        .isNotEqualTo(Store.empty().hash());
  }
}
