package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EffectsTest {

  private final Shop shop = new Shop();

  @AfterEach
  void replaying_the_journal_gives_the_same_store() {
    assertThat(shop.universe.replay().differences()).isEmpty();
  }

  private Obj user(String email) {
    return shop.call("POST", "/users", "{\"email\": \"" + email + "\"}");
  }

  private static String id(Obj item) {
    return item.find("id").flatMap(Json::asWords).orElseThrow();
  }

  private Arr list(String target) {
    return (Arr) Shop.json(shop.send("GET", target, ""));
  }

  @Test
  void what_was_created_reads_back_with_what_was_sent() {
    Obj made =
        shop.call(
            "POST", "/users", "{\"email\": \"ada@x.org\", \"profile\": {\"city\": \"Oslo\"}}");
    Obj read = shop.call("GET", "/users/" + id(made), "");
    assertThat(read).isEqualTo(made);
    assertThat(read.text("email")).contains("ada@x.org");
    assertThat(read.obj("profile").orElseThrow().text("city")).contains("Oslo");
    assertThat(read.obj("profile").orElseThrow().has("zip")).isTrue();
  }

  @Test
  void what_the_client_did_not_send_looks_like_itself() {
    Obj made = user("ada@x.org");
    assertThat(id(made)).matches("u[a-z0-9]{6}");
    assertThat(made.text("status")).contains("ACTIVE");
    assertThat(made.text("created")).contains("2026-11-21T12:00:00.000Z");
    assertThat(made.text("code").orElseThrow()).matches("[A-Z]{3}-\\d{4}");
    assertThat(made.text("nickname").orElseThrow().length()).isGreaterThan(2);
    assertThat(made.find("logins")).contains(Json.of(0));
    assertThat(made.has("old")).isFalse();
    assertThat(made.obj("_links").flatMap(l -> l.obj("self")).flatMap(s -> s.text("href")))
        .contains("http://shop.localhost/u/x/users/" + id(made));
  }

  @Test
  void a_new_item_tells_its_address() {
    Reply reply = shop.send("POST", "/users", "{\"email\": \"ada@x.org\"}");
    assertThat(reply.headers().find("location").orElseThrow())
        .startsWith("http://shop.localhost/u/x/users/u");
  }

  @Test
  void what_only_the_service_sets_is_not_taken_from_a_client() {
    Obj made = shop.call("POST", "/users", "{\"email\": \"a@x.org\", \"logins\": 9}");
    assertThat(made.find("logins")).contains(Json.of(0));
  }

  @Test
  void what_is_write_only_is_kept_and_never_shown() {
    Obj made = shop.call("POST", "/users", "{\"email\": \"a@x.org\", \"password\": \"s3cret\"}");
    assertThat(made.has("password")).isFalse();
    assertThat(shop.universe.store().table("shop/user").orElseThrow().at(0).value().toString())
        .contains("s3cret");
  }

  @Test
  void an_alias_finds_the_row_and_its_children_stand_under_the_id() {
    Obj made = user("ada@x.org");
    assertThat(id(shop.call("GET", "/users/ada@x.org", ""))).isEqualTo(id(made));
    Obj order = shop.call("POST", "/users/ada@x.org/orders", "{\"order\": {\"item\": \"tea\"}}");
    Obj inner = order.obj("order").orElseThrow();
    assertThat(inner.text("user")).contains(id(made));
    assertThat(shop.call("GET", "/users/" + id(made) + "/orders/" + id(inner), ""))
        .isEqualTo(inner);
  }

  @Test
  void a_second_row_of_the_same_alias_is_a_conflict_where_the_contract_has_one() {
    user("ada@x.org");
    Reply reply = shop.send("POST", "/users", "{\"email\": \"ada@x.org\"}");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(Shop.json(reply).toString()).contains("ada@x.org");
  }

  @Test
  void an_unknown_id_is_refused_in_the_shape_the_contract_declares() {
    Reply reply = shop.send("GET", "/users/nobody", "");
    assertThat(reply.status()).isEqualTo(404);
    Obj body = (Obj) Shop.json(reply);
    assertThat(body.text("code")).contains("not_found");
    assertThat(body.text("message").orElseThrow()).contains("nobody");
    assertThat(body.find("status")).contains(Json.of(404));
    assertThat(shop.send("GET", "/users/nobody/orders", "").status()).isEqualTo(404);
    assertThat(shop.send("GET", "/nowhere", "").body().toString()).contains("errorId");
  }

  @Test
  void an_invalid_request_names_its_causes() {
    Reply reply = shop.send("POST", "/users", "{\"nickname\": \"ab\"}");
    assertThat(reply.status()).isEqualTo(400);
    Obj body = (Obj) Shop.json(reply);
    assertThat(body.items("errors").toString()).contains("email").contains("nickname");
    Reply wrong = shop.send("PATCH", "/users", "{}");
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.headers().find("allow")).isPresent();
  }

  @Test
  void an_update_changes_what_was_sent_and_moves_the_moment_of_change() {
    Obj made = user("ada@x.org");
    shop.now = Shop.NOON.plusSeconds(60);
    Obj after =
        shop.call(
            "PATCH",
            "/users/" + id(made),
            "{\"nickname\": \"ada\", \"profile\": {\"zip\": \"1\"}}");
    assertThat(after.text("nickname")).contains("ada");
    assertThat(after.text("lastUpdated")).contains("2026-11-21T12:01:00.000Z");
    assertThat(after.text("created")).isEqualTo(made.text("created"));
    assertThat(after.obj("profile").orElseThrow().text("city"))
        .isEqualTo(made.obj("profile").orElseThrow().text("city"));
    assertThat(shop.call("GET", "/users/" + id(made), "")).isEqualTo(after);
    Obj less = shop.call("PATCH", "/users/" + id(made), "{\"nickname\": null}");
    assertThat(less.has("nickname")).isFalse();
  }

  @Test
  void a_json_patch_is_carried_out_step_by_step() {
    Obj made = user("ada@x.org");
    Reply reply =
        shop.send(
            "PATCH",
            "/users/" + id(made),
            """
            [{"op": "replace", "path": "/profile/city", "value": "Rome"},
             {"op": "remove", "path": "/nickname"}]\
            """,
            "application/json-patch+json");
    Obj after = (Obj) Shop.json(reply);
    assertThat(after.obj("profile").orElseThrow().text("city")).contains("Rome");
    assertThat(after.has("nickname")).isFalse();
  }

  @Test
  void a_replacement_clears_what_was_not_sent_and_keeps_what_the_service_sets() {
    Obj made = user("ada@x.org");
    Obj after = shop.call("PUT", "/users/" + id(made), "{\"email\": \"eve@x.org\"}");
    assertThat(after.has("nickname")).isFalse();
    assertThat(after.has("profile")).isFalse();
    assertThat(after.text("created")).isEqualTo(made.text("created"));
    assertThat(id(after)).isEqualTo(id(made));
    assertThat(shop.send("GET", "/users/ada@x.org", "").status()).isEqualTo(404);
    assertThat(id(shop.call("GET", "/users/eve@x.org", ""))).isEqualTo(id(made));
  }

  @Test
  void a_put_makes_the_row_it_names_once() {
    shop.call("PUT", "/tags/red", "{\"name\": \"red\", \"color\": \"f00\"}");
    shop.call("PUT", "/tags/red", "{\"name\": \"red\", \"color\": \"e00\"}");
    Arr tags = list("/tags");
    assertThat(tags.size()).isEqualTo(1);
    assertThat(((Obj) tags.at(0)).text("color")).contains("e00");
  }

  @Test
  void a_delete_takes_what_the_row_owns_and_lets_go_what_refers_to_it() {
    Obj ada = user("ada@x.org");
    shop.call("POST", "/users/" + id(ada) + "/orders", "{\"order\": {}}");
    shop.call("PUT", "/tags/red", "{\"name\": \"red\"}");
    shop.call("PUT", "/tags/red/users/" + id(ada), "");
    shop.call("DELETE", "/tags/red", "");
    assertThat(id(shop.call("GET", "/users/" + id(ada), ""))).isEqualTo(id(ada));
    assertThat(shop.send("DELETE", "/users/" + id(ada), "").status()).isEqualTo(204);
    assertThat(shop.send("GET", "/users/" + id(ada), "").status()).isEqualTo(404);
    assertThat(list("/orders").isEmpty()).isTrue();
    assertThat(shop.send("DELETE", "/users/" + id(ada), "").status()).isEqualTo(404);
  }

  @Test
  void linking_twice_is_linking_once() {
    Obj ada = user("ada@x.org");
    user("eve@x.org");
    shop.call("PUT", "/tags/red", "{\"name\": \"red\"}");
    shop.call("PUT", "/tags/red/users/" + id(ada), "");
    shop.call("PUT", "/tags/red/users/" + id(ada), "");
    assertThat(list("/tags/red/users").size()).isEqualTo(1);
    shop.call("DELETE", "/tags/red/users/" + id(ada), "");
    assertThat(list("/tags/red/users").size()).isEqualTo(0);
    assertThat(shop.send("PUT", "/tags/blue/users/" + id(ada), "").status()).isEqualTo(404);
  }

  @Test
  void an_act_moves_what_it_sets() {
    Obj ada = user("ada@x.org");
    assertThat(shop.call("POST", "/users/" + id(ada) + "/suspend", "").text("status"))
        .contains("SUSPENDED");
    assertThat(list("/users?status=SUSPENDED").size()).isEqualTo(1);
    assertThat(list("/users?status=ACTIVE").size()).isEqualTo(0);
  }

  @Test
  void a_cursor_visits_each_item_once_while_items_are_added() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(id(user("u" + i + "@x.org")));
    }
    List<String> seen = new ArrayList<>();
    String target = "/users?limit=2";
    while (!target.isEmpty() && seen.size() < 50) {
      Reply reply = shop.send("GET", target, "");
      ((Arr) Shop.json(reply)).forEach(item -> seen.add(id((Obj) item)));
      String link = reply.headers().find("link").orElse("");
      target = link.isEmpty() ? "" : link.substring(link.indexOf("/users"), link.indexOf('>'));
      if (seen.size() < 7) {
        made.add(id(user("late" + seen.size() + "@x.org")));
      }
    }
    assertThat(seen).containsExactlyElementsOf(made);
    assertThat(shop.send("GET", "/users?after=nonsense", "").status()).isEqualTo(400);
  }

  @Test
  void pages_tell_the_truth_about_themselves() {
    Obj ada = user("ada@x.org");
    for (int i = 0; i < 3; i++) {
      shop.call("POST", "/users/" + id(ada) + "/orders", "{\"order\": {\"item\": \"" + i + "\"}}");
    }
    Obj first = shop.call("GET", "/users/" + id(ada) + "/orders", "");
    assertThat(first.items("orders").size()).isEqualTo(2);
    assertThat(first.find("total")).contains(Json.of(3));
    assertThat(first.flag("has_more")).isTrue();
    assertThat(first.text("next").orElseThrow()).endsWith("/orders?page=2");
    Obj second = shop.call("GET", "/users/" + id(ada) + "/orders?page=2", "");
    assertThat(second.items("orders").size()).isEqualTo(1);
    assertThat(second.flag("has_more")).isFalse();
    assertThat(second.find("next")).contains(Json.Null.NULL);
  }

  @Test
  void a_route_that_names_no_scope_finds_the_row_below_any() {
    Obj ada = user("ada@x.org");
    Obj order =
        shop.call("POST", "/users/" + id(ada) + "/orders", "{\"order\": {\"item\": \"tea\"}}")
            .obj("order")
            .orElseThrow();
    assertThat(shop.call("GET", "/orders/" + id(order), "")).isEqualTo(order);
    assertThat(list("/orders").size()).isEqualTo(1);
  }

  @Test
  void a_singleton_is_there_before_it_is_written_and_reading_changes_nothing() {
    Obj ada = user("ada@x.org");
    String before = shop.universe.store().hash();
    String target = "/users/" + id(ada) + "/settings";
    Obj settings = shop.call("GET", target, "");
    assertThat(shop.universe.store().hash()).isEqualTo(before);
    assertThat(settings.find("volume")).contains(Json.of(5));
    Obj after = shop.call("PATCH", target, "{\"theme\": \"dark\"}");
    assertThat(after).isEqualTo(settings.with("theme", "dark"));
    assertThat(shop.call("GET", target, "")).isEqualTo(after);
  }

  @Test
  void what_can_be_seen_but_not_made_is_there_once() {
    Arr regions = list("/regions");
    assertThat(regions.size()).isEqualTo(1);
    Obj region = (Obj) regions.at(0);
    assertThat(shop.call("GET", "/regions/" + id(region), "")).isEqualTo(region);
  }

  @Test
  void equal_questions_get_equal_answers_and_change_nothing() {
    String before = shop.universe.store().hash();
    Obj answer = shop.call("GET", "/rate", "");
    assertThat(shop.call("GET", "/rate", "")).isEqualTo(answer);
    assertThat(answer.find("limit")).contains(Json.of(10));
    assertThat(shop.universe.store().hash()).isEqualTo(before);
  }

  @Test
  void two_universes_of_the_same_dice_say_the_same() {
    var other = new Shop(1, Manners.NONE);
    for (Shop each : List.of(shop, other)) {
      each.call("POST", "/users", "{\"email\": \"ada@x.org\"}");
      each.send("GET", "/users/nobody", "");
    }
    assertThat(other.send("GET", "/users", "")).isEqualTo(shop.send("GET", "/users", ""));
    assertThat(other.universe.store().hash()).isEqualTo(shop.universe.store().hash());
  }

  @Test
  void meanings_read_back_as_they_were_written() {
    Meanings meanings = Meanings.fromJson(shopMeanings());
    assertThat(Meanings.fromJson(meanings.toJson())).isEqualTo(meanings);
    assertThat(meanings.toJson().bytes()).isEqualTo(shopMeanings().bytes());
  }

  private static Obj shopMeanings() {
    return Meanings.fromJson(Shop.obj(Shop.MEANINGS)).toJson();
  }

  @Test
  void manners_speak_in_the_service_s_own_words() {
    Manners manners =
        Manners.fromJson(
            Shop.obj(
                """
                {"problems": {"invalid": {"status": 0, "headers": {"x-error": "${problem}"},
                  "deviates": "seen, 2026-11-21",
                  "body": {"errorId": "${id:oae[a-z]{8}}", "at": "${date}",
                  "causes": [{"$each": "causes", "as": {"summary": "${field}: ${what}"}}],
                  "fields": {"$members": "causes", "key": "${field}", "value": "${what}"}}}}}
                """));
    assertThat(Manners.fromJson(manners.toJson())).isEqualTo(manners);
    var spoken = new Shop(1, manners).universe;
    Obj body =
        (Obj)
            Shop.json(
                spoken.answer(
                    "shop",
                    Shop.ORIGIN,
                    dev.dtu.call.Request.of("POST", "/users").withJson(Obj.EMPTY)));
    assertThat(body.text("errorId").orElseThrow()).matches("oae[a-z]{8}");
    assertThat(body.items("causes").at(0).toString()).contains("email");
    assertThat(body.obj("fields").orElseThrow().has("email")).isTrue();
  }
}
