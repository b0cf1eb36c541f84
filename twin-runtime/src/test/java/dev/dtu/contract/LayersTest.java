package dev.dtu.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayersTest {

  private static Json json(String text) {
    return Json.trusted(text.replace('\'', '"'));
  }

  private static Schema schema(String text) {
    return Schema.of(json(text), Schemas.NONE);
  }

  private static boolean fits(String value, String schema, SchemaCheck.Direction direction) {
    return SchemaCheck.check(json(value), schema(schema), direction).isEmpty();
  }

  @Test
  void layers_narrow_each_other() {
    Schema both =
        schema(
            "{'allOf': [{'enum': ['a', 'b'], 'minLength': 3, 'maxLength': 9},"
                + " {'enum': ['b', 'c'], 'minLength': 1, 'maxLength': 20}]}");
    assertThat(both.enumeration()).containsExactly(Json.of("b"));
    assertThat(both.keyword("minLength")).contains(Json.of(3));
    assertThat(both.keyword("maxLength")).contains(Json.of(9));
    assertThat(both.contradictory()).isFalse();
  }

  @Test
  void layers_with_no_kind_and_no_word_in_common_contradict_each_other() {
    assertThat(schema("{'allOf': [{'type': 'string'}, {'type': 'object'}]}").contradictory())
        .isTrue();
    assertThat(schema("{'allOf': [{'enum': ['a']}, {'enum': ['b']}]}").contradictory()).isTrue();
    assertThat(schema("{'allOf': [{'const': 1}, {'const': 2}]}").contradictory()).isTrue();
    assertThat(schema("{'allOf': [{'type': 'number'}, {'type': 'integer'}]}").contradictory())
        .isFalse();
    assertThat(schema("{'type': 'string'}").contradictory()).isFalse();
  }

  @Test
  void a_map_of_objects_refuses_what_is_no_object() {
    String map = "{'type': 'object', 'additionalProperties': {'type': 'object'}}";
    assertThat(fits("{'a': {}}", map, SchemaCheck.Direction.REPLY)).isTrue();
    assertThat(fits("{'a': []}", map, SchemaCheck.Direction.REPLY)).isFalse();
    assertThat(fits("{'a': 'x'}", map, SchemaCheck.Direction.REQUEST)).isFalse();
  }

  @Test
  void what_another_branch_declares_of_a_member_is_not_one_of_its_other_members() {
    String branches =
        "{'allOf': [{'properties': {'m': {'additionalProperties': {'type': 'object'}}}},"
            + " {'properties': {'m': {'properties': {'kind': {'type': 'string'}}}}}]}";
    assertThat(fits("{'m': {'kind': 'x'}}", branches, SchemaCheck.Direction.REPLY)).isTrue();
    assertThat(fits("{'m': {'other': 'x'}}", branches, SchemaCheck.Direction.REPLY)).isFalse();
  }

  @Test
  void a_host_with_variables_is_known_by_a_pattern() {
    Obj page =
        (Obj)
            json(
                """
                {'servers': [{'scheme': 'https', 'host': '{tenant}.example.com', 'path': '',
                   'variables': {'tenant': 'acme'}},
                  {'scheme': 'https', 'host': 'api.{region}.example.com', 'path': '',
                   'variables': {'region': 'eu'}},
                  {'scheme': 'https', 'host': '{domain}', 'path': '',
                   'variables': {'domain': 'sub.okta.com'}}],
                 'operations': [['list', 'GET', '/a', 'f']], 'schemas': {}}
                """);
    Contract contract = Contract.of(page, _ -> operation());
    assertThat(contract.servers())
        .extracting(Server::hostPattern)
        .containsExactly("*.example.com", "api.eu.example.com", "sub.okta.com");
    Paging paging = contract.operation("list").paging().orElseThrow();
    assertThat(paging.more()).contains("has_more");
    assertThat(paging.byLastItem()).isTrue();
  }

  private static Obj operation() {
    return (Obj)
        json("{'list': {'paging': {'style': 'cursor', 'cursor': 'after', 'more': 'has_more'}}}");
  }

  @Test
  void a_form_is_the_document_its_schema_means() {
    Schema schema =
        schema(
            "{'properties': {'n': {'type': 'integer'}, 'all': {'type': 'array', 'items':"
                + " {'type': 'integer'}}, 'in': {'type': 'object'}}}");
    Map<String, List<String>> pairs =
        new java.util.TreeMap<>(
            Map.of(
                "n", List.of("5"),
                "all[]", List.of("1", "2"),
                "in[a]", List.of("x"),
                "free", List.of("1", "2")));
    assertThat(SchemaCheck.formValue(pairs, schema))
        .isEqualTo(json("{'all': [1, 2], 'free': ['1', '2'], 'in': {'a': 'x'}, 'n': 5}"));
  }

  @Test
  void brackets_in_a_form_lead_as_far_in_as_they_stand() {
    Schema schema =
        schema(
            "{'properties': {'to': {'type': 'object', 'properties': {'address': {'type': 'object',"
                + " 'properties': {'zip': {'type': 'string'}, 'floor': {'type': 'integer'}}}}},"
                + " 'items': {'type': 'array', 'items': {'type': 'object', 'properties':"
                + " {'n': {'type': 'integer'}, 'tags': {'type': 'array', 'items':"
                + " {'type': 'string'}}}}}, 'kinds': {'type': 'array', 'items':"
                + " {'type': 'integer'}}}}");
    Map<String, List<String>> pairs = new java.util.LinkedHashMap<>();
    pairs.put("to[address][zip]", List.of("070"));
    pairs.put("to[address][floor]", List.of("4"));
    pairs.put("items[0][n]", List.of("1"));
    pairs.put("items[0][tags][0]", List.of("a"));
    pairs.put("items[0][tags][1]", List.of("b"));
    pairs.put("items[1][n]", List.of("2"));
    pairs.put("kinds[10]", List.of("9")); // places tell the order, not the form
    pairs.put("kinds[2]", List.of("8"));
    pairs.put("kinds[0]", List.of("7"));
    assertThat(SchemaCheck.formValue(pairs, schema))
        .isEqualTo(
            json(
                "{'to': {'address': {'zip': '070', 'floor': 4}}, 'items': [{'n': 1, 'tags':"
                    + " ['a', 'b']}, {'n': 2}], 'kinds': [7, 8, 9]}"));
  }

  @Test
  void a_text_that_no_text_of_the_form_may_be_is_what_another_alternative_takes() {
    String moment = "{'anyOf': [{'enum': ['now'], 'type': 'string'}, {'type': 'integer'}]}";
    String images =
        "{'anyOf': [{'type': 'array', 'items': {'type': 'string'}},"
            + " {'enum': [''], 'type': 'string'}]}";
    Schema schema =
        schema(
            "{'properties': {'start': %s, 'end': %s, 'plans': {'type': 'array', 'items':"
                    .formatted(moment, moment)
                + " {'properties': {'until': %s}}}, 'images': %s, 'none': %s}}"
                    .formatted(moment, images, images));
    Map<String, List<String>> pairs = new java.util.LinkedHashMap<>();
    pairs.put("start", List.of("1700000000"));
    pairs.put("end", List.of("now"));
    pairs.put("plans[0][until]", List.of("1700000001"));
    pairs.put("images", List.of("a.png"));
    pairs.put("none", List.of(""));
    assertThat(SchemaCheck.formValue(pairs, schema))
        .isEqualTo(
            json(
                "{'start': 1700000000, 'end': 'now', 'plans': [{'until': 1700000001}],"
                    + " 'images': ['a.png'], 'none': ''}"));
  }
}
