package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.store.Table;
import dev.dtu.usage.Pointer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// By what a value is looked for that must not be taken.
class SituationTest {

  private static final Facets FACETS =
      new Facets(List.of("name", "owner.login"), List.of(), List.of());

  private final Shelf shelf =
      new Shelf(
          Service.TITLE,
          Meanings.fromJson(
                  Shop.obj("{\"resources\": [{\"name\": \"note\", \"idMember\": \"id\"}]}"))
              .resources()
              .getFirst(),
          Shop.contract(),
          FACETS);

  private final Table table = Table.empty(FACETS.shape("small/note"));

  private List<String> facet(String at, Json value) {
    return Situation.facet(shelf, table, Pointer.of(at), value).stream().toList();
  }

  @Test
  void a_member_that_lists_filter_by_is_looked_up() {
    assertThat(facet("/name", Json.of("aft"))).containsExactly("name=aft");
    assertThat(facet("/owner/login", Json.of("ada"))).containsExactly("owner.login=ada");
  }

  @Test
  void each_row_is_looked_at_for_any_other() {
    assertThat(facet("/title", Json.of("aft"))).isEmpty();
    assertThat(facet("/owner.login", Json.of("ada"))).isEmpty();
    assertThat(facet("/name", Arr.EMPTY)).isEmpty();
  }
}
