package dev.dtu.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is gathered, what of it is written, and what can be asked of it.
class EvidenceTest {

  private static final String OPERATION =
      """
      {"createCart": {"replies": {"200": {"content": {"application/json":
        {"type": "object", "properties": {"id": {"type": "string"}, "name": {"type": "string"},
          "state": {"type": "string", "enum": ["open", "closed"]}, "note": {"type": "string"},
          "extra": {"type": "object", "additionalProperties": {"type": "string"}},
          "lines": {"type": "array", "items": {"type": "object"}}}}}}}}}\
      """;

  private static Operation operation() {
    var contract =
        Contract.of(
            (Obj)
                Json.trusted(
                    "{\"name\":\"shop\",\"operations\":[[\"createCart\",\"POST\",\"/carts\",\"all\"]]}"),
            _ -> (Obj) Json.trusted(OPERATION));
    return contract.operation("createCart");
  }

  private static Sighting sighting(String request, String reply) {
    return new Sighting(
        operation(),
        200,
        false,
        List.of("ok"),
        List.of("date", "etag"),
        true,
        List.of(),
        Optional.of(Json.trusted(request)),
        Optional.of(Json.trusted(reply)));
  }

  /// Twenty carts, each with another id; every other one was sent a note.
  private static Evidence carts() {
    var gathering = new Gathering("shop");
    for (int i = 0; i < 20; i++) {
      if (i % 5 == 0) {
        gathering.recording(
            new Source("shop/tests", "MIT", 0, 0, "", ""),
            5,
            Optional.of("2026-01-0" + (1 + i / 5)),
            Optional.of("2026-02-01"));
      }
      String note = i % 2 == 0 ? ",\"note\":\"mine\"" : "";
      String lines = i == 3 ? "[{\"sku\":\"x\"}]" : "[]";
      String reply =
          """
          {"id":"crt%04d7abcdefgh","name":"Joe %d","state":"open","kind":"BIG_ONE","extra":{"joe":"x"},
           "lines":%s%s}\
          """
              .formatted(i * 37, i, lines, note);
      gathering.add(sighting("{\"name\":\"Joe\",\"state\":null" + note + "}", reply));
    }
    return gathering.evidence();
  }

  private static Facts read() {
    return reread(carts()).find("createCart", 200).orElseThrow();
  }

  private static Evidence reread(Evidence evidence) {
    return Evidence.of((Obj) Json.trusted(evidence.text()));
  }

  @Test
  void the_file_holds_names_types_forms_and_words_and_no_value() {
    assertThat(carts().text())
        .isEqualTo(
            """
            {"format":"1",
            "twin":"shop",
            "sources":[
            {"name":"shop/tests","licence":"MIT","recordings":4,"exchanges":20,\
            "first":"2026-01-01","last":"2026-02-01"}],
            "replies":{
            "createCart 200":{"seen":20,"recordings":4,"verdicts":{"ok":20},"headers":"date, etag",\
            "request":{"has":{"name":"string","note":"string 10","state":"null"}},\
            "reply":{"has":{"extra":{"is":"object","any":"string 20"},\
            "id":{"is":"string","form":"crt[0-9a-z]{13}"},\
            "kind":{"is":"string","words":["BIG_ONE"]},\
            "lines":{"items":{"is":"object 1","has":{"sku":"string"}}},\
            "name":{"is":"string","sent":[20,20,0,0]},\
            "note":{"is":"string 10","sent":[10,10,0,10]},\
            "state":{"is":"string","words":["open"]}}}}}}
            """);
  }

  @Test
  void what_is_read_is_what_was_gathered() {
    assertThat(reread(carts()).text()).isEqualTo(carts().text());
    assertThat(read()).isEqualTo(carts().find("createCart 200").orElseThrow());
    assertThat(carts().find("createCart", 404)).isEmpty();
    assertThat(carts().find("createCart", 200, true)).isEmpty();
  }

  @Test
  void a_place_is_asked_whether_it_is_always_or_never_there_or_only_when_sent() {
    Facts facts = read();
    assertThat(facts.shows("id").always()).isTrue();
    assertThat(facts.shows("note").always()).isFalse();
    assertThat(facts.shows("note").onlyWhenSent()).isTrue();
    assertThat(facts.shows("name").onlyWhenSent()).as("nobody left it out").isFalse();
    assertThat(facts.shows("colour").never()).isTrue();
    assertThat(facts.shows("colour").of()).isEqualTo(20);
    assertThat(facts.shows("lines[].sku")).isEqualTo(new Shown(1, 1, Optional.empty()));
    assertThat(facts.shows("lines[].sku").always()).as("seen once").isFalse();
    assertThat(facts.shows("lines[].price").never()).isTrue();
    assertThat(facts.shows("extra.anything").times()).isEqualTo(20);
  }

  @Test
  void below_what_was_never_seen_nothing_is_told() {
    Facts facts = read();
    assertThat(facts.shows("colour.red")).isEqualTo(Shown.UNTOLD);
    assertThat(facts.shows("lines[].sku.no").never()).as("no object ever stood there").isFalse();
  }

  @Test
  void a_reply_departs_by_what_it_has_too_much_lacks_or_has_otherwise() {
    Json reply =
        Json.trusted(
            "{\"id\":1,\"name\":\"n\",\"state\":\"open\",\"kind\":\"K\","
                + "\"extra\":{\"a\":1},\"lines\":[{\"size\":1}]}");
    assertThat(read().departures(reply, Json.trusted("{\"name\":\"n\"}")))
        .extracting(Departure::toString)
        .containsExactly(
            "type extra.{}: expected string, found number",
            "type id: expected string, found number",
            "unknown lines[].size: never seen in 1, found number");
  }

  @Test
  void what_all_calls_sent_is_asked_of_those_who_sent_it_only() {
    Json reply =
        Json.trusted("{\"id\":\"i\",\"state\":\"open\",\"kind\":\"K\",\"extra\":{},\"lines\":[]}");
    assertThat(read().departures(reply, Json.trusted("{\"name\":\"n\"}")))
        .extracting(Departure::toString)
        .containsExactly("missing name: seen in 20 of 20, found none");
    assertThat(read().departures(reply, Obj.EMPTY)).isEmpty();
  }

  @Test
  void what_is_written_otherwise_is_told_with_what_to_do() {
    assertThatThrownBy(() -> Evidence.of(Obj.EMPTY))
        .hasMessage("expected evidence of format 1, found ''; gather it again (dtu evidence)");
    var broken =
        Evidence.of(
            (Obj) Json.trusted("{\"format\":\"1\",\"replies\":{\"x 200\":{\"seen\":\"many\"}}}"));
    assertThatThrownBy(() -> broken.find("x", 200))
        .hasMessage("expected a whole number, found \"many\"; gather the evidence again");
  }

  @Test
  void too_many_names_that_no_contract_knows_are_folded() {
    var gathering = new Gathering("shop");
    gathering.recording(new Source("s", "", 0, 0, "", ""), 1, Optional.empty(), Optional.empty());
    var lines = new StringBuilder("{\"lines\":[{");
    for (int i = 0; i < 90; i++) {
      lines
          .append(i == 0 ? "" : ",")
          .append("\"n")
          .append((char) ('a' + i % 26))
          .append((char) ('a' + i / 26));
      lines.append("\":1");
    }
    gathering.add(sighting("{}", lines.append("}]}").toString()));
    assertThat(gathering.evidence().text())
        .contains("\"lines\":{\"items\":{\"is\":\"object 1\",\"any\":\"number 90\"}}");
  }

  @Test
  void names_that_are_ids_or_no_names_are_folded() {
    var gathering = new Gathering("shop");
    gathering.recording(new Source("s", "", 0, 0, "", ""), 1, Optional.empty(), Optional.empty());
    gathering.add(
        sighting(
            "{}",
            "{\"lines\":[{\"10001\":1,\"00uabcde1234\":1,\"joe@shop.example\":1,\"a b\":1}]}"));
    assertThat(gathering.evidence().text()).contains("\"any\":\"number 4\"");
  }
}
