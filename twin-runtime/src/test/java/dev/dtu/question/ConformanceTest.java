package dev.dtu.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

class ConformanceTest {

  private final Shop shop = new Shop(true);

  private static Request create(String json) {
    return Request.of("POST", "/things").withJson(Json.trusted(json));
  }

  private Obj report() {
    return Conformance.of(shop.universe, Question.ALL, 0).show();
  }

  @Test
  void calls_that_keep_to_their_contract_are_counted_and_nothing_is_found() {
    shop.keyed(create("{\"name\": \"a\", \"parts\": [{\"size\": 1}], \"labels\": {\"x\": \"y\"}}"));
    shop.keyed(Request.of("GET", "/things?limit=9"));
    shop.with("shop.read", Request.of("GET", "/things"));
    shop.call(Request.of("POST", "/free").withJson(Json.trusted("{\"b\": 1}")));
    assertThat(report())
        .hasToString(
            """
            {"universe":"a","from":1,"to":5,"conforms":true,"calls":4,"conforming":4,\
            "counts":{"broken":0,"deprecated":0,"loose":0},"operations":[]}\
            """);
  }

  @Test
  void what_the_contract_refuses_is_broken() {
    shop.keyed(Request.of("GET", "/things?limit=10"));
    shop.keyed(Request.of("GET", "/things?limit=no"));
    shop.keyed(create("{\"name\": 1}"));
    shop.keyed(Request.of("POST", "/things").with("content-type", "text/csv").with(Body.of("a")));
    shop.keyed(
        Request.of("POST", "/things").with("content-type", "application/json").with(Body.of("{")));
    shop.keyed(Request.of("POST", "/things"));
    shop.keyed(Request.of("PUT", "/things"));
    shop.keyed(Request.of("GET", "/thing"));
    assertThat(shop.findings())
        .containsExactly(
            "GET /thing: broken no-route [8]",
            "PUT /things: broken wrong-method [7]",
            "create: broken invalid [6]",
            "create: broken invalid name [3]",
            "create: broken malformed [5]",
            "create: broken unsupported-media [4]",
            "list: broken invalid limit [1,2]");
    assertThat(report().flag("conforms")).isFalse();
  }

  @Test
  void what_is_deprecated_is_told_of() {
    shop.keyed(Request.of("GET", "/old"));
    shop.keyed(Request.of("GET", "/things?page=2"));
    shop.keyed(create("{\"name\": \"a\", \"nick\": \"b\"}"));
    assertThat(shop.findings())
        .containsExactly(
            "create: deprecated deprecated-member nick [3]",
            "list: deprecated deprecated-parameter page [2]",
            "old: deprecated deprecated-operation [1]");
    assertThat(report().flag("conforms")).isTrue();
  }

  @Test
  void what_the_contract_does_not_name_is_loose() {
    shop.keyed(Request.of("GET", "/things?limti=1"));
    shop.keyed(create("{\"name\": \"a\", \"parts\": [{\"sise\": 1}, {\"sise\": 2}], \"nmae\": 1}"));
    shop.keyed(Request.of("GET", "/keyed").withJson(Obj.EMPTY));
    assertThat(shop.findings())
        .containsExactly(
            "create: loose undeclared-member nmae [2]",
            "create: loose undeclared-member parts.sise [2,2]",
            "keyed: loose undeclared-body [3]",
            "list: loose undeclared-parameter limti [1]");
  }

  @Test
  void credentials_are_held_to_what_the_operation_declares() {
    shop.call(Request.of("GET", "/keyed"));
    shop.call(Request.of("GET", "/keyed").with("x-key", "guessed"));
    shop.with("shop.read", Request.of("GET", "/keyed"));
    shop.with("shop.write", Request.of("GET", "/old"));
    assertThat(shop.findings())
        .containsExactly(
            "keyed: broken no-credential [1]",
            "keyed: broken unknown-credential [2]",
            "keyed: loose undeclared-credential bearer [4]",
            "old: broken insufficient-scope [6]",
            "old: deprecated deprecated-operation [6]");
  }

  @Test
  void a_credential_that_only_a_lenient_universe_takes_is_loose() {
    var lenient = new Shop(false);
    lenient.call(Request.of("GET", "/keyed").with("x-key", "guessed"));
    lenient.keyed(Request.of("GET", "/keyed"));
    assertThat(lenient.findings()).containsExactly("keyed: loose unknown-credential [1]");
  }

  @Test
  void calls_beyond_the_services_limits_are_loose_though_the_universe_has_none() {
    for (int i = 0; i < 5; i++) {
      shop.keyed(Request.of("GET", "/things"));
    }
    assertThat(shop.findings()).containsExactly("list: loose rate-limited reads [4,5]");
    for (int i = 0; i < 60; i++) {
      shop.keyed(Request.of("GET", "/keyed")); // a second each
    }
    shop.keyed(Request.of("GET", "/things"));
    assertThat(shop.findings()).containsExactly("list: loose rate-limited reads [4,5]");
  }

  @Test
  void a_question_chooses_the_calls_that_are_told_of_but_all_are_counted() {
    for (int i = 0; i < 4; i++) {
      shop.keyed(Request.of("GET", "/things?x=" + i));
    }
    assertThat(shop.findings(Journals.question("{\"argument\": {\"x\": \"3\"}}")))
        .containsExactly(
            "list: loose rate-limited reads [4]", "list: loose undeclared-parameter x [4]");
  }

  @Test
  void what_a_fault_makes_of_a_call_plays_no_part() {
    Journals.fault(shop.universe, "f", "{\"fault\": {\"refuse\": \"unavailable\"}}");
    shop.keyed(Request.of("GET", "/things?limit=9"));
    shop.keyed(Request.of("GET", "/things?limit=10"));
    assertThat(shop.findings()).containsExactly("list: broken invalid limit [3]");
  }

  @Test
  void an_operation_that_judges_its_requests_itself_is_not_judged_here() {
    shop.call(
        Request.of("POST", "/token?x=1")
            .with("content-type", "application/x-www-form-urlencoded")
            .with(Body.of("proof=1")));
    assertThat(shop.findings()).isEmpty();
  }

  @Test
  void no_more_findings_are_told_than_the_limit() {
    for (int i = 0; i < Conformance.LIMIT + 5; i++) {
      shop.keyed(Request.of("GET", "/keyed?x" + i + "=1"));
    }
    Obj report = report();
    assertThat(report.find("untold").orElseThrow()).hasToString("5");
    assertThat(report.obj("counts").orElseThrow().find("loose").orElseThrow()).hasToString("1005");
  }

  @Test
  void people_read_it_as_text() {
    shop.keyed(Request.of("GET", "/things?limit=10"));
    shop.keyed(Request.of("GET", "/things"));
    shop.keyed(Request.of("GET", "/old"));
    assertThat(Conformance.of(shop.universe, Question.ALL, 0).text())
        .isEqualTo(
            """
            universe a, entries 1 to 3: 1 of 3 calls keep to their contracts

            shop list, 2 calls
              broken     invalid limit: expected at most 9, found 10: 1 (1)

            shop old, 1 call
              deprecated deprecated-operation: the operation is deprecated: 1 (3)
            """);
  }

  @Test
  void usage_tells_what_was_called_what_never_and_what_led_nowhere() {
    shop.keyed(Request.of("GET", "/things"));
    shop.keyed(Request.of("GET", "/things"));
    shop.keyed(Request.of("GET", "/absent"));
    shop.keyed(Request.of("DELETE", "/things/1"));
    assertThat(Usage.of(shop.universe, Question.ALL, 0).show())
        .hasToString(
            """
            {"universe":"a","from":1,"to":4,"twins":{"shop":{"operations":7,\
            "called":[{"operation":"list","count":2,"entries":[1,2]}],\
            "unmeant":[{"operation":"absent","count":1,"entries":[3]}],\
            "unmatched":[{"call":"DELETE /things/1","count":1,"entries":[4]}],\
            "absent":["create","old","keyed","free","token"]}}}\
            """);
  }

  @Test
  void no_more_paths_that_lead_nowhere_are_told_than_the_limit() {
    for (int i = 0; i < Usage.LIMIT + 2; i++) {
      shop.keyed(Request.of("GET", "/nowhere/" + i));
    }
    Obj twin =
        Usage.of(shop.universe, Question.ALL, 0)
            .show()
            .obj("twins")
            .orElseThrow()
            .obj("shop")
            .orElseThrow();
    assertThat(twin.items("unmatched")).hasSize(Usage.LIMIT);
    assertThat(twin.find("untold").orElseThrow()).hasToString("2");
  }
}
