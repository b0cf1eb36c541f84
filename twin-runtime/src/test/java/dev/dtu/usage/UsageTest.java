package dev.dtu.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.contract.Complaint;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsageTest {

  /// Facts by name, and what was sent.
  private static Facts facts(Map<String, Json> known, String sent) {
    Json body = Json.trusted(sent);
    return (name, _) ->
        name.startsWith("sent:")
            ? Pointer.of(name.substring(5)).in(body)
            : Optional.ofNullable(known.get(name));
  }

  private static Obj applied(String lines, String item, Facts facts) {
    Obj operation =
        Obj.of(
            "operations", Obj.of("make", Obj.of("seen", Json.of(1), "item", Json.trusted(lines))));
    Usage usage = Usages.fromJson(operation).of("make").orElseThrow();
    return Usage.applied(usage.item(), Json.trusted(item).asObj().orElseThrow(), facts);
  }

  @Test
  void a_template_has_facts_in_its_texts_and_is_the_fact_where_it_is_nothing_else() {
    Facts facts = facts(Map.of("id", new Json.Num("7"), "host", Json.of("a.example")), "{}");
    Json template =
        Json.trusted("{\"n\":\"${id}\",\"at\":[\"//${host}/${id}\"],\"not\":\"$${id}\"}");
    assertThat(Filling.of(template, facts, Pointer.ROOT))
        .contains(Json.trusted("{\"n\":7,\"at\":[\"//a.example/7\"],\"not\":\"${id}\"}"));
    assertThat(Filling.of(Json.of("${made:[a-z]{3}}x"), facts, Pointer.ROOT)).isEmpty();
    assertThat(Filling.of(Json.of("${origin}/x"), facts, Pointer.ROOT))
        .contains(Json.of("${origin}/x"));
    assertThatThrownBy(() -> Filling.of(Json.of("x${id"), facts, Pointer.ROOT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a '}'");
  }

  private static Optional<Json> filled(String template, Facts facts) {
    return Filling.of(Json.of("${" + template + "}"), facts, Pointer.ROOT);
  }

  @Test
  void what_was_sent_is_counted_and_null_is_nothing() {
    String sent =
        """
        {"rows": [["a", "", null, "d"], [null, null], [1, 2]], "tags": ["x", null, "y"],
         "late": [[null, null], [null, "z", null], [null]], "none": [], "word": "x"}
        """;
    Facts facts = facts(Map.of(), sent);
    assertThat(filled("count:sent:/rows", facts)).contains(Json.of(2));
    assertThat(filled("columns:sent:/rows", facts)).contains(Json.of(3));
    assertThat(filled("total:sent:/rows", facts)).contains(Json.of(5));
    assertThat(filled("count:sent:/tags", facts)).contains(Json.of(2));
    assertThat(filled("count:sent:/none", facts)).contains(Json.of(0));
    assertThat(filled("columns:sent:/late", facts)).contains(Json.of(1));
    for (String no : new String[] {"total:sent:/tags", "count:sent:/word", "count:sent:/no"}) {
      assertThat(filled(no, facts)).as(no).isEmpty();
    }
  }

  @Test
  void a_part_of_a_table_is_as_large_as_what_was_sent_and_is_quoted_where_it_must_be() {
    Map<String, Json> known =
        Map.of(
            "path:word", Json.of("'Sheet1'!y9"),
            "path:words", Json.of("My own!A1:Z9"),
            "path:quoted", Json.of("'It''s'!AZ10:BC11"),
            "path:cell", Json.of("B2"),
            "path:name", Json.of("totals"));
    Facts facts = facts(known, "{\"rows\":[[1],[1,2,null],[null]],\"one\":[[1]],\"no\":[[]]}");
    assertThat(filled("area:/rows:path:word", facts)).contains(Json.of("Sheet1!Y9:Z10"));
    assertThat(filled("area:/rows:path:words", facts)).contains(Json.of("'My own'!A1:B2"));
    assertThat(filled("area:/rows:path:quoted", facts)).contains(Json.of("'It''s'!AZ10:BA11"));
    assertThat(filled("area:/one:path:cell", facts)).contains(Json.of("B2"));
    assertThat(filled("bare:path:word", facts)).contains(Json.of("Sheet1!y9"));
    assertThat(filled("bare:path:quoted", facts)).contains(Json.of("'It''s'!AZ10:BC11"));
    for (String no : new String[] {"area:/no:path:cell", "area:/rows:path:name", "bare:path:x"}) {
      assertThat(filled(no, facts)).as(no).isEmpty();
    }
  }

  @Test
  void a_count_of_what_was_not_sent_gives_way_to_the_next_line() {
    String lines =
        """
        [{"at":"/many","is":"${count:sent:/of}"},{"at":"/many","is":7}]
        """;
    assertThat(applied(lines, "{}", facts(Map.of(), "{}")).find("many")).contains(Json.of(7));
    String sent = "{\"of\":[1]}";
    assertThat(applied(lines, "{}", facts(Map.of(), sent)).find("many")).contains(Json.of(1));
  }

  @Test
  void a_count_of_a_list_of_the_thing_itself_is_made_when_the_list_is() {
    String lines =
        """
        [{"at":"/many","is":"${count:item:/of}"},{"at":"/of","is":[1,2]}]
        """;
    assertThat(applied(lines, "{}", facts(Map.of(), "{}")).find("many")).contains(Json.of(2));
  }

  @Test
  void a_line_at_any_name_holds_of_each_member_by_its_own_conditions() {
    String lines =
        """
        [{"at":"/flags/{}","when":{"looks:sent:/flags/{}":"null"},"absent":true},
         {"at":"/flags/{}/hue","when":{"has:sent:/flags/{}/hue":false},"is":"${sent:/flags/{}/tint}"},
         {"at":"/flags/{}/size","is":3}]
        """;
    String sent = "{\"flags\":{\"a/b\":{\"tint\":\"red\"},\"c\":{\"hue\":\"blue\"},\"d\":null}}";
    assertThat(applied(lines, sent, facts(Map.of(), sent)))
        .isEqualTo(
            Json.trusted(
                "{\"flags\":{\"a/b\":{\"tint\":\"red\",\"hue\":\"red\",\"size\":3},"
                    + "\"c\":{\"hue\":\"blue\",\"size\":3}}}"));
  }

  @Test
  void the_first_line_whose_conditions_hold_is_believed() {
    String lines =
        """
        [{"at":"/mode","when":{"sent:/type":"A"},"is":"fast"},
         {"at":"/mode","when":{"has:sent:/mode":false},"is":"slow"},
         {"at":"/secret","absent":true},
         {"at":"/kept","when":{"sent:/type":"A"},"is":"${kept}"},
         {"at":"/kept","is":"lost"}]
        """;
    Obj one =
        applied(
            lines, "{\"type\":\"A\",\"kept\":1,\"secret\":2}", facts(Map.of(), "{\"type\":\"A\"}"));
    assertThat(one).isEqualTo(Json.trusted("{\"type\":\"A\",\"kept\":1,\"mode\":\"fast\"}"));
    Obj two =
        applied(lines, "{\"type\":\"B\",\"mode\":\"own\"}", facts(Map.of(), "{\"mode\":\"own\"}"));
    assertThat(two).isEqualTo(Json.trusted("{\"type\":\"B\",\"mode\":\"own\",\"kept\":\"lost\"}"));
  }

  @Test
  void an_object_that_is_there_is_not_emptied_and_what_stands_in_none_is_not_made() {
    String lines =
        """
        [{"at":"/a","is":{}},{"at":"/a/b","is":true},{"at":"/c/d","is":true},
         {"at":"/list","is":[{},{}]},{"at":"/list/1/n","is":2}]
        """;
    Obj item = applied(lines, "{\"a\":{\"own\":1}}", facts(Map.of(), "{}"));
    assertThat(item)
        .isEqualTo(Json.trusted("{\"a\":{\"own\":1,\"b\":true},\"list\":[{},{\"n\":2}]}"));
  }

  @Test
  void a_line_nobody_was_seen_to_get_instead_of_what_they_asked_for_gives_way_to_it() {
    String lines =
        """
        [{"at":"/mode","is":"slow","seen":7},
         {"at":"/kind","is":"plain","seen":7,"unheeded":2},
         {"at":"/none","absent":true,"seen":7}]
        """;
    Map<String, Json> asked =
        Map.of(
            "asked:/mode", Json.of("fast"),
            "asked:/kind", Json.of("special"),
            "asked:/none", Json.Null.NULL);
    String item = "{\"mode\":\"fast\",\"kind\":\"special\",\"none\":null}";
    assertThat(applied(lines, item, facts(asked, item)))
        .isEqualTo(Json.trusted("{\"mode\":\"fast\",\"kind\":\"plain\"}"));
    assertThat(applied(lines, "{}", facts(Map.of(), "{}")))
        .isEqualTo(Json.trusted("{\"mode\":\"slow\",\"kind\":\"plain\"}"));
  }

  @Test
  void a_rule_that_answers_broke_is_called_by_its_place_in_the_thing() {
    var nothing = new Complaint("/items/3/owner", "type", "expected a string, found null");
    var missing = new Complaint("/items/3/name", "required", "expected a value, found none");
    assertThat(Loose.place("/items/[]", "", nothing)).isEqualTo("/owner null");
    Obj told =
        Json.trusted(
                "{\"operations\":{\"list\":{\"departed\":[\"/owner null\"],"
                    + "\"view\":[{\"at\":\"/name\",\"absent\":true}]}}}")
            .asObj()
            .orElseThrow();
    Usage usage = Usages.fromJson(told).of("list").orElseThrow();
    assertThat(usage.rules().departs("/items/[]", nothing)).isTrue();
    assertThat(usage.rules().departs("/items/[]", missing)).isFalse();
    assertThat(usage.says(Loose.place("/items/[]", "", missing))).isTrue();
    assertThat(usage.says("/other required")).isFalse();
    assertThat(Usages.fromJson(told).toJson().toString())
        .contains("\"departed\":[\"/owner null\"]");
  }

  @Test
  void a_line_whose_facts_are_not_there_gives_way_to_the_next() {
    String lines = "[{\"at\":\"/x\",\"is\":\"${first:cart}\"},{\"at\":\"/x\",\"is\":\"none\"}]";
    assertThat(applied(lines, "{}", facts(Map.of(), "{}")).text("x")).contains("none");
    assertThat(applied(lines, "{}", facts(Map.of("first:cart", Json.of("c1")), "{}")).text("x"))
        .contains("c1");
  }

  @Test
  void what_is_made_of_other_members_comes_last() {
    String lines = "[{\"at\":\"/a\",\"is\":\"<${item:/b}>\"},{\"at\":\"/b\",\"is\":\"${id}\"}]";
    Obj item = applied(lines, "{}", facts(Map.of("id", Json.of("7")), "{}"));
    assertThat(item).isEqualTo(Json.trusted("{\"b\":\"7\",\"a\":\"<7>\"}"));
  }

  @Test
  void a_rule_about_names_that_clients_make_up_is_about_all_of_them() {
    Obj json =
        Json.trusted(
                "{\"operations\":{\"make\":{\"forgiven\":[\"/own/{} null\",\"/own/{}/size"
                    + " type\"]}}}")
            .asObj()
            .orElseThrow();
    Loose rules = Usages.fromJson(json).of("make").orElseThrow().rules();
    var nothing = new Complaint("/own/motto", "type", "expected an object, found null");
    assertThat(rules.forgives("", nothing)).isTrue();
    assertThat(rules.forgives("", new Complaint("/own/motto/size", "type", ""))).isTrue();
    assertThat(rules.forgives("", new Complaint("/own/motto", "minLength", ""))).isFalse();
    assertThat(rules.forgives("", new Complaint("/own/motto/name", "type", ""))).isFalse();
    assertThat(rules.forgives("", new Complaint("/own/3", "type", "found null"))).isFalse();
  }

  @Test
  void a_rule_that_requests_broke_is_forgiven_wherever_in_a_list_it_is() {
    Obj json =
        Obj.of(
            "operations",
            Obj.of(
                "make",
                Json.trusted("{\"forgiven\":[\"/to/[]/name minLength\",\"page type\"]}")
                    .asObj()
                    .orElseThrow()));
    Usage usage = Usages.fromJson(json).of("make").orElseThrow();
    assertThat(usage.rules().forgives("", new Complaint("/to/3/name", "minLength", ""))).isTrue();
    assertThat(usage.rules().forgives("", new Complaint("/to/3/name", "pattern", ""))).isFalse();
    assertThat(usage.rules().forgives("page", new Complaint("", "type", ""))).isTrue();
  }

  @Test
  void pointers_are_those_of_rfc_6901() {
    Pointer pointer = Pointer.of("/a~1b/~0/1");
    assertThat(pointer.steps()).isEqualTo(List.of("a/b", "~", "1"));
    assertThat(pointer).hasToString("/a~1b/~0/1");
    assertThat(pointer.in(Json.trusted("{\"a/b\":{\"~\":[0,5]}}"))).contains(Json.of(5));
    assertThatThrownBy(() -> Pointer.of("a")).hasMessageContaining("expected a JSON pointer");
  }

  @Test
  void what_was_seen_reads_back_as_it_was_written() {
    String text =
        """
        {"source":"here, 2026-11-21","operations":{"make":{"seen":3,"ids":"x[a-z]{4}","apart":true,
        "item":[{"at":"/a","when":{"seed":"b"},"is":{"c":null},"seen":3,"against":1}],
        "view":[{"at":"/d","absent":true,"seen":2}],"found":[{"at":"/e","is":[],"seen":1}],
        "forgiven":["/a type"]}}}
        """;
    Obj json = Json.trusted(text).asObj().orElseThrow();
    assertThat(Usages.fromJson(json).toJson()).isEqualTo(json);
  }
}
