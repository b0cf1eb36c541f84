package dev.dtu.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Answers in XML, and names that services coin.
class MarkupTest {

  private static final String FIRST =
      "<?xml version=\"1.0\"?><a:Shop xmlns:a=\"urn:shop\""
          + " id=\"urn:k1x2c3v4b5\"><a:Key>MIIabc9DEF8ghi7JKL6mno5</a:Key><a:At"
          + " href=\"/k1x2c3v4b5/in\"/><a:At href=\"/k1x2c3v4b5/out\"/></a:Shop>";

  private static java.util.List<Divergence> compared(Json then, Json now) {
    var lore = Lore.of(java.util.List.of(), java.util.List.of());
    var leaves =
        new Leaves(
            lore,
            new Pairs(),
            new Times(),
            "a.shop.example",
            Optional.empty(),
            Set.of(),
            _ -> false);
    var comparison = new Comparison(leaves);
    comparison.compare(then, now, Place.root("shop"), true);
    return comparison.found();
  }

  private static java.util.List<Divergence> compared(String now) {
    return compared(Markup.read(FIRST).orElseThrow(), Markup.read(now).orElseThrow());
  }

  @Test
  void attributes_and_texts_of_elements_are_leaves() {
    assertThat(compared(FIRST)).isEmpty();
    assertThat(compared(FIRST.replace("k1x2c3v4b5", "p9o8i7u6y5"))).isEmpty();
    assertThat(compared(FIRST.replace("urn:shop", "urn:other"))).isNotEmpty();
    assertThat(compared(FIRST.replace("/out", "/off"))).hasSize(1);
    assertThat(compared(FIRST.replace("<a:At href=\"/k1x2c3v4b5/out\"/>", ""))).hasSize(1);
  }

  @Test
  void what_is_no_markup_or_brings_its_own_types_is_a_text() {
    assertThat(Markup.read("plain")).isEmpty();
    assertThat(Markup.read("<a>")).isEmpty();
    assertThat(Markup.read("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")).isEmpty();
    assertThat(Markup.read("<a>".repeat(100) + "</a>".repeat(100))).isEmpty();
  }

  @Test
  void names_that_differ_by_the_tenants_count_pair_and_names_made_of_them_follow() {
    Json then = Json.trusted("{\"name\": \"acme_shop_14\", \"tile\": \"acme_shop_14_link\"}");
    Json now = Json.trusted("{\"name\": \"acme_shop_2\", \"tile\": \"acme_shop_2_link\"}");
    assertThat(compared(then, now)).isEmpty();
    Json other = Json.trusted("{\"name\": \"acme_shop_2\", \"tile\": \"acme_shop_3_link\"}");
    assertThat(compared(then, other)).hasSize(1);
    assertThat(compared(Json.of("acme_shop_14"), Json.of("acme_store_2"))).hasSize(1);
    assertThat(compared(Json.of("v_1"), Json.of("v_2"))).hasSize(1);
  }

  @Test
  void the_tenants_own_host_may_be_told_by_another_domain() {
    Json then = Json.of("https://a.shop-test.example/carts/k1x2c3v4b5");
    assertThat(compared(then, Json.of("https://a.shop.example/carts/k1x2c3v4b5"))).isEmpty();
    assertThat(compared(then, Json.of("https://b.shop.com/carts/k1x2c3v4b5"))).hasSize(1);
    Json longer = Json.of("https://a.shop-test.example/up/Ab3dE_gH1jK4mN-pQ7sT0vW9yZ2b");
    assertThat(compared(longer, Json.of("https://a.shop.example/up/Zx1cV5bN8mA2sD4fG6hJ9k")))
        .as("a token says nothing, not by its length either")
        .isEmpty();
    assertThat(compared(longer, Json.of("https://a.shop.example/up/list-of-carts"))).hasSize(1);
  }
}
