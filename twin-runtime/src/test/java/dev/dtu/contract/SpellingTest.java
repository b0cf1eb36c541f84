package dev.dtu.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

  private static final List<Also> BEGINNINGS =
      List.of(
          new Also(List.of("ex", "shop", "{cloud}"), ""),
          new Also(List.of("api", "latest"), "/api/2"),
          new Also(List.of("api", "2"), "/api/3"));

  private static Spelling of(String path) {
    return Spelling.of(BEGINNINGS, path, "/api/3/carts/{id}");
  }

  @Test
  void links_begin_as_the_call_did() {
    assertThat(of("/api/2/carts/7").say("/api/3/carts/7/items")).isEqualTo("/api/2/carts/7/items");
    assertThat(of("/ex/shop/c1/api/3/carts/7").say("/api/3/carts/7"))
        .isEqualTo("/ex/shop/c1/api/3/carts/7");
    assertThat(of("/ex/shop/c1/api/2/carts/7").say("/api/3/carts/7"))
        .isEqualTo("/ex/shop/c1/api/2/carts/7");
  }

  @Test
  void links_begin_as_what_a_mere_way_to_ask_stands_for() {
    assertThat(of("/api/latest/carts/7").say("/api/3/carts")).isEqualTo("/api/2/carts");
  }

  @Test
  void what_the_caller_says_is_meant_as_the_contract_has_it() {
    assertThat(of("/api/2/carts/7").mean("/api/2/carts/8")).isEqualTo("/api/3/carts/8");
  }

  @Test
  void other_paths_and_the_contracts_own_beginning_stay() {
    assertThat(of("/api/3/carts/7")).isEqualTo(Spelling.SAME);
    assertThat(of("/api/2/carts/7").say("/api/30/carts")).isEqualTo("/api/30/carts");
    assertThat(of("/api/2/carts/7").say("/pages/1")).isEqualTo("/pages/1");
    assertThat(Spelling.of(BEGINNINGS, "/api/2/old", "/api/2/old")).isEqualTo(Spelling.SAME);
  }
}
