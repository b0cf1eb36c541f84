package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people call rows for short.
class NicknamesTest {

  private static final List<String> NAMES = List.of("profile.login", "profile.login@");
  private static final Facets FACETS = new Facets(List.of(), List.of(), NAMES);

  private static Table table(String... logins) {
    Table table = Table.empty(FACETS.shape("small/user"));
    for (int i = 0; i < logins.length; i++) {
      Obj item = Obj.of("profile", Obj.of("login", Json.of(logins[i])));
      table = table.with(new Row("u" + i, "" + i, Obj.of("item", item, "bare", Json.of(i == 0))));
    }
    return table;
  }

  private static Optional<String> find(Table table, String called) {
    return Nicknames.find(NAMES, facet -> Lane.of(table, List.of(), List.of(facet)), called)
        .map(Row::key);
  }

  @Test
  void a_row_is_found_by_all_of_its_name_and_by_what_stands_before_the_mark() {
    Table table = table("ada@example.com", "Bob@example.com");

    assertThat(find(table, "ada@example.com")).contains("u0");
    assertThat(find(table, "ada")).contains("u0");
    assertThat(find(table, "bob")).contains("u1");
    assertThat(find(table, "ADA@EXAMPLE.com")).contains("u0");
    assertThat(find(table, "example.com")).isEmpty();
    assertThat(find(table, "ad")).isEmpty();
    assertThat(find(table, "")).isEmpty();
  }

  @Test
  void a_short_name_that_two_have_means_neither() {
    Table table = table("ada@example.com", "ada@example.org", "ADA");

    assertThat(find(table, "ada@example.org")).contains("u1");
    assertThat(find(table, "ada")).as("the whole name comes first").contains("u2");
    assertThat(find(table("ada@example.com", "ada@example.org"), "ada")).isEmpty();
  }

  @Test
  void a_row_is_found_by_what_it_is_called_now() {
    Table before = table("ada@example.com");
    Obj item = Obj.of("profile", Obj.of("login", Json.of("eve@example.com")));
    Table after = before.with(new Row("u0", "0", Obj.of("item", item)));

    assertThat(find(after, "eve")).contains("u0");
    assertThat(find(after, "ada")).isEmpty();
    assertThat(find(before, "ada")).contains("u0");
  }

  @Test
  void a_name_longer_than_a_facet_is_no_name_for_short() {
    String longest = "a".repeat(Facets.LONGEST);
    Table table = table(longest, longest + "b");

    assertThat(find(table, longest)).contains("u0");
    assertThat(find(table, longest + "b")).isEmpty();
  }
}
