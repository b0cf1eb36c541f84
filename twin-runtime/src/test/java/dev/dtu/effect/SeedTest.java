package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.People;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import dev.dtu.usage.Usages;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is there before the first call.
class SeedTest {

  private static final People PEOPLE =
      new People(
          List.of(
              Shop.obj(
                  "{'key': 'ada', 'email': 'ada@example.com', 'admin': true}".replace('\'', '"')),
              Shop.obj(
                  "{'key': 'alan', 'email': 'alan@example.com', 'admin': false}"
                      .replace('\'', '"'))));

  static SeedPlan.Rows rows(String resource, boolean each, String as, Obj item) {
    return new SeedPlan.Rows(
        resource,
        each,
        Obj.EMPTY,
        as,
        SeedPlan.Names.USUAL,
        List.of(),
        map(),
        map(),
        item,
        false,
        Obj.EMPTY);
  }

  private static SortedMap<String, List<String>> map() {
    return new TreeMap<>();
  }

  private static Universe universe(String seed, SeedPlan.Rows... rows) throws Universes.Refused {
    return universe(seed, Usages.NONE, rows);
  }

  static Universe universe(String seed, Usages seen, SeedPlan.Rows... rows)
      throws Universes.Refused {
    var title = new TitlePage("shop", List.of(), TitlePage.USUAL_ORDER, List.of());
    var plans = new TreeMap<String, SeedPlan>();
    plans.put("default", new SeedPlan(List.of(rows)));
    plans.put("empty", SeedPlan.NOTHING);
    Twin twin =
        Effects.twin(
            title,
            Shop.contract(),
            Meanings.fromJson(Shop.obj(Shop.MEANINGS)).with(seen),
            Manners.NONE,
            new SeedPlans(plans, SeedPlans.NONE.reader()));
    return new Universes(Map.of("shop", twin), 7, () -> Shop.NOON, PEOPLE)
        .create(Wish.ANYTHING.named("x").seeded(seed));
  }

  static Json get(Universe universe, String target) {
    return Json.trusted(
        universe.answer("shop", Shop.ORIGIN, Request.of("GET", target)).body().toString());
  }

  private static final SeedPlan.Rows USERS =
      rows("user", true, "user", Obj.of("email", Json.of("${email}")));

  @Test
  void a_row_for_each_person_is_found_by_its_other_name_and_made_whole() throws Exception {
    Universe universe = universe("default", USERS);
    Obj ada = get(universe, "/users/ada@example.com").asObj().orElseThrow();
    assertThat(ada.text("email")).contains("ada@example.com");
    assertThat(ada.text("id").orElseThrow()).matches("u[a-z0-9]{6}");
    assertThat(ada.text("status")).contains("ACTIVE");
    assertThat(ada.obj("_links").orElseThrow().toString())
        .contains("/users/" + ada.text("id").orElseThrow());
    assertThat(get(universe, "/users").asArr().orElseThrow()).hasSize(2);
    assertThat(universe.replay().differences()).isEmpty();
  }

  @Test
  void later_rows_refer_to_earlier_ones_by_label() throws Exception {
    var order =
        new SeedPlan.Rows(
            "order",
            true,
            Obj.of("admin", Json.of(true)),
            "",
            SeedPlan.Names.USUAL,
            List.of("${user}"),
            map(),
            map(),
            Obj.of("item", Json.of("of ${user:alan}")),
            true,
            Obj.EMPTY);
    var tagged = map();
    tagged.put("tag", List.of("red"));
    var tag = rows("tag", false, "", Obj.of("name", Json.of("red")));
    var linked =
        new SeedPlan.Rows(
            "user",
            true,
            Obj.EMPTY,
            "user",
            SeedPlan.Names.USUAL,
            List.of(),
            map(),
            tagged,
            USERS.item(),
            false,
            Obj.EMPTY);
    Universe universe = universe("default", tag, linked, order);
    String alan = get(universe, "/users/alan@example.com").asObj().orElseThrow().text("id").get();
    Json orders = get(universe, "/users/ada@example.com/orders");
    assertThat(orders.toString()).contains("\"item\":\"of " + alan + "\"");
    assertThat(orders.toString()).as("exact: nothing is made").doesNotContain("amount");
    assertThat(get(universe, "/users/" + alan + "/orders").toString()).contains("\"orders\":[]");
    assertThat(get(universe, "/tags/red/users").asArr().orElseThrow()).hasSize(2);
  }

  @Test
  void a_row_may_have_an_id_of_its_own_shape_and_a_name_for_good() throws Exception {
    var first =
        new SeedPlan.Rows(
            "user",
            false,
            Obj.EMPTY,
            "",
            new SeedPlan.Names("", "first-[0-9]{4}", List.of("me"), true),
            List.of(),
            map(),
            map(),
            Obj.of("name", Json.of("Ada")),
            false,
            Obj.EMPTY);
    Universe universe = universe("default", first);
    String id = get(universe, "/users/me").asObj().orElseThrow().text("id").orElseThrow();
    assertThat(id).matches("first-[0-9]{4}");
    Request change = Request.of("PATCH", "/users/me").withJson(Obj.of("name", Json.of("Countess")));
    universe.answer("shop", Shop.ORIGIN, change);
    assertThat(get(universe, "/users/me").asObj().orElseThrow().text("name")).contains("Countess");
  }

  @Test
  void seeds_have_names_and_what_the_tenant_cannot_make_is_there_in_each() throws Exception {
    Universe empty = universe("empty", USERS);
    assertThat(get(empty, "/users").asArr().orElseThrow()).isEmpty();
    assertThat(get(empty, "/regions").asArr().orElseThrow()).hasSize(1);
    var region = rows("region", false, "", Obj.of("title", Json.of("North")));
    Universe planted = universe("default", region);
    assertThat(get(planted, "/regions").toString()).contains("North");
    assertThat(get(planted, "/regions").asArr().orElseThrow()).hasSize(1);
  }

  @Test
  void a_slot_with_two_dollars_is_a_text() throws Exception {
    var region = rows("region", false, "", Obj.of("title", Json.of("a $${moment} b")));
    assertThat(get(universe("default", region), "/regions").toString()).contains("a ${moment} b");
    var whole = rows("region", false, "", Obj.of("title", Json.of("$${moment}")));
    assertThat(get(universe("default", whole), "/regions").toString()).contains("\"${moment}\"");
  }
}
