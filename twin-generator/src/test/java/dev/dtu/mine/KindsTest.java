package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.effect.Meanings;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What few recordings tell of many kinds of things.
class KindsTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "info": {"title": "Yard", "version": "1"}, "paths": {
        "/boats": {"post": {"operationId": "createBoat", "requestBody": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Boat"}}}},
            "responses": {"201": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Boat"}}}}}}},
        "/boats/{boatId}": {"get": {"operationId": "getBoat", "parameters": [
            {"name": "boatId", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Boat"}}}}}}}},
        "components": {"schemas": {
          "Boat": {"type": "object", "discriminator": {"propertyName": "rig"}, "properties": {
            "id": {"type": "string", "readOnly": true}, "rig": {"type": "string"},
            "gear": {"type": "object", "properties": {
              "lights": {"type": "boolean", "default": false}}},
            "flags": {"type": "object", "additionalProperties": {"type": "object"}}}}}}}
      """;

  private static Sight sight(String group, int number, String sent, String shown) {
    return new Sight(
        group,
        group,
        obj(sent),
        Obj.EMPTY,
        obj(shown),
        Map.of(),
        Map.of(),
        "",
        "bt%06d".formatted(number * 7919),
        "https://yard.example",
        "",
        Optional.of(Instant.parse("2026-03-01T12:00:00Z")));
  }

  private static Obj obj(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  private static List<Line> at(List<Line> lines, String pointer) {
    return lines.stream().filter(line -> line.at().equals(Pointer.of(pointer))).toList();
  }

  /// Five rigs of a group each, twice; sloops alone have a mast, and all but one sloop were sent a note.
  private static List<Sight> rigs() {
    List<Sight> sights = new ArrayList<>();
    int number = 0;
    for (String rig : List.of("SLOOP", "KETCH", "YAWL", "CAT", "LUG")) {
      for (int i = 0; i < 4; i++) {
        boolean sloop = rig.equals("SLOOP");
        String note = sloop && i > 0 ? ", \"note\": \"aft\"" : "";
        String sent = "{\"rig\": \"" + rig + "\"" + note + "}";
        String mast = sloop ? ", \"mast\": 1" : "";
        sights.add(sight(rig, number++, sent, sent.replace("}", mast + "}")));
      }
    }
    return sights;
  }

  @Test
  void what_a_document_says_tells_kinds_apart_parts_them_though_one_group_shows_each() {
    List<Line> known =
        at(
            Learner.lines(
                rigs(), Mode.MAKE, new Tokens(), new Known(Set.of("sent:/rig"), Set.of())),
            "/mast");
    assertThat(known)
        .filteredOn(line -> line.is().equals(Optional.of(Json.of(1))))
        .singleElement()
        .satisfies(
            line -> assertThat(line.when()).isEqualTo(Map.of("sent:/rig", Json.of("SLOOP"))));
    List<Line> unknown = at(Learner.lines(rigs(), Mode.MAKE, new Tokens()), "/mast");
    assertThat(unknown).noneMatch(line -> line.when().containsKey("sent:/rig"));
  }

  @Test
  void a_value_nobody_was_seen_to_send_gets_what_most_values_get() {
    List<Sight> sights = new ArrayList<>();
    int number = 0;
    for (String rig : List.of("SLOOP", "KETCH", "YAWL", "CAT", "LUG")) {
      for (int i = 0; i < 4; i++) {
        String depth = rig.equals("SLOOP") ? "9" : "3";
        String sent = "{\"rig\": \"" + rig + "\"}";
        sights.add(sight(rig + i, number++, sent, sent.replace("}", ", \"keel\": " + depth + "}")));
      }
    }
    List<Line> keel =
        at(
            Learner.lines(
                sights, Mode.MAKE, new Tokens(), new Known(Set.of("sent:/rig"), Set.of())),
            "/keel");
    assertThat(keel.getLast().when()).isEmpty();
    assertThat(keel.getLast().is()).contains(Json.of(3));
  }

  @Test
  void what_odd_thing_was_sent_parts_as_whether_anything_was() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sights.add(sight("a" + i, i, "{\"note\": \"\"}", "{}"));
      sights.add(sight("b" + i, 9 + i, "{\"note\": \"aft\"}", "{\"note\": \"aft\"}"));
    }
    List<Line> note = at(Learner.lines(sights, Mode.MAKE, new Tokens()), "/note");
    assertThat(note)
        .filteredOn(line -> line.is().isEmpty())
        .singleElement()
        .satisfies(line ->
            assertThat(line.when()).isEqualTo(Map.of("looks:sent:/note", Json.of("empty"))));
  }

  @Test
  void an_address_made_of_facts_and_a_token_are_believed_of_one_group() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 1; i < 3; i++) {
      String id = "bt%06d".formatted(i * 7919);
      String by = i == 1 ? "00uA1b2C3d4E5f6G7h8" : "00uZ9y8X7w6V5u4T3s2";
      String shown =
          "{\"href\": \"https://yard.example/harbour/boats/%s/lights\", \"by\": \"%s\"}"
              .formatted(id, by);
      sights.add(sight("one", i, "{}", shown));
    }
    List<Line> lines = Learner.lines(sights, Mode.MAKE, new Tokens());
    assertThat(at(lines, "/href").getFirst().is())
        .contains(Json.of("${origin}/harbour/boats/${id}/lights"));
    assertThat(at(lines, "/by").getFirst().is().flatMap(Json::asText).orElseThrow())
        .startsWith("${")
        .contains("[A-Za-z0-9]{19}")
        .isNotEqualTo("${drawn}");
  }

  @Test
  void a_document_tells_what_is_a_kind_and_what_stands_for_what_is_not_sent() throws Exception {
    Distilled distilled = Distiller.distill("yard.json", DOCUMENT, Distiller.Options.named("yard"));
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    Meanings meanings = Inference.of(contract);
    var notes = new Notes();
    meanings.effects().stream()
        .filter(each -> each.operation().equals("createBoat"))
        .forEach(each -> Kinds.of(contract.find("createBoat").orElseThrow(), each, notes));
    assertThat(notes.kinds).containsExactly("before:/rig", "sent:/rig");
    assertThat(notes.maps).containsExactly(Pointer.of("/flags"));
    assertThat(notes.unsent).isEqualTo(Map.of(Pointer.of("/gear/lights"), Json.of(false)));
  }

  @Test
  void a_default_of_the_document_is_believed_where_nobody_left_the_member_out() {
    SortedMap<Pointer, Json> defaults = new TreeMap<>();
    defaults.put(Pointer.of("/gear/lights"), Json.of(false));
    List<Sight> ever = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String gear = "{\"gear\": {\"lights\": " + (i > 1) + "}}";
      ever.add(sight("group" + i, i, gear, gear));
    }
    List<Line> lines = Unsent.lines(ever, defaults, List.of());
    assertThat(lines)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.when()).isEqualTo(Map.of("has:sent:/gear/lights", Json.of(false)));
          assertThat(line.is()).contains(Json.of(false));
          assertThat(line.seen()).isZero();
        });
    List<Sight> without = new ArrayList<>(ever);
    without.add(sight("x", 7, "{\"gear\": {}}", "{\"gear\": {}}"));
    without.add(sight("y", 8, "{\"gear\": {}}", "{\"gear\": {}}"));
    assertThat(Unsent.lines(without, defaults, List.of())).isEmpty();
  }

  @Test
  void what_is_said_of_names_that_clients_make_up_is_said_of_any() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String sent = "{\"flags\": {\"mine" + i + "\": {\"hue\": \"h" + i + "\"}}}";
      sights.add(sight("group" + i, i, sent, sent.replace("\"hue\"", "\"size\": 3, \"hue\"")));
    }
    var known = new Known(Set.of(), Set.of(Pointer.of("/flags")));
    List<Line> lines = Learner.lines(sights, Mode.MAKE, new Tokens(), known);
    assertThat(at(lines, "/flags/{}/size"))
        .singleElement()
        .satisfies(line -> assertThat(line.is()).contains(Json.of(3)));
    assertThat(lines).noneMatch(line -> line.at().toString().contains("mine"));
    List<Line> without = Learner.lines(sights, Mode.MAKE, new Tokens());
    assertThat(without).anyMatch(line -> line.at().toString().contains("mine"));
  }

  @Test
  void what_a_replacement_leaves_needs_no_other_rule_for_what_was_never_there() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String old = i % 2 == 0 ? "{\"berth\": \"b" + i + "x\"}" : "{}";
      Sight seen = sight("group" + i, i, "{}", old);
      sights.add(seen.named(Obj.EMPTY, obj(old), obj(old)));
    }
    List<Line> berth = at(Learner.lines(sights, Mode.REPLACE, new Tokens()), "/berth");
    assertThat(berth)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.when()).isEmpty();
          assertThat(line.is()).contains(Json.of("${before:/berth}"));
        });
  }

  @Test
  void what_was_sent_five_steps_deep_parts_things() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String deep = "{\"gear\": {\"deck\": {\"pump\": {\"by\": {\"hand\": \"LEFT\"}}}}}";
      sights.add(sight("a" + i, i, deep, deep.replaceFirst("\\{", "{\"crew\": 2, ")));
      sights.add(sight("b" + i, 9 + i, "{}", "{\"crew\": 1}"));
    }
    List<Line> crew = at(Learner.lines(sights, Mode.MAKE, new Tokens()), "/crew");
    assertThat(crew)
        .filteredOn(line -> line.is().equals(Optional.of(Json.of(2))))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.when()).isNotEmpty());
  }

  @Test
  void a_day_that_three_things_of_two_groups_tell_parts_them() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sights.add(on("2026-01-0" + (i + 1), "early" + i, i, "{}"));
    }
    sights.add(on("2026-06-01", "late", 4, "{\"keel\": 4}"));
    sights.add(on("2026-06-02", "later", 5, "{\"keel\": 4}"));
    sights.add(on("2026-06-02", "later", 6, "{\"keel\": 4}"));
    List<Line> keel = at(Learner.lines(sights, Mode.MAKE, new Tokens()), "/keel");
    assertThat(keel)
        .filteredOn(line -> line.is().equals(Optional.of(Json.of(4))))
        .singleElement()
        .satisfies(
            line -> assertThat(line.when()).isEqualTo(Map.of("since:2026-06-01", Json.of(true))));
  }

  @Test
  void a_day_that_one_group_alone_tells_parts_nothing() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sights.add(on("2026-01-0" + (i + 1), "early" + i, i, "{}"));
      sights.add(on("2026-06-0" + (i + 1), "late", 4 + i, "{\"keel\": 4}"));
    }
    assertThat(dated(sights, "/keel")).isEmpty();
  }

  @Test
  void a_day_since_which_things_differ_parts_nothing() {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sights.add(on("2026-01-0" + (i + 1), "early" + i, i, "{}"));
      sights.add(on("2026-06-0" + (i + 1), "late" + i, 6 + i, i < 3 ? "{}" : "{\"keel\": 4}"));
    }
    assertThat(dated(sights, "/keel")).isEmpty();
  }

  @Test
  void a_word_that_comes_back_came_with_who_was_there() {
    List<Sight> sights = new ArrayList<>();
    String[] masters = {"Ahab", "Nemo", "Ahab"};
    for (int i = 0; i < 24; i++) {
      String day = "2026-0%d-0%d".formatted(1 + 2 * (i / 8), 1 + i % 8);
      sights.add(on(day, "g" + i, i, "{\"master\": \"%s\"}".formatted(masters[i / 8])));
    }
    assertThat(dated(sights, "/master")).isEmpty();
    sights.removeIf(each -> each.shown().equals(obj("{\"master\": \"Nemo\"}")));
    sights.addAll(sights.stream().map(each -> each.called("other" + each.group())).toList());
    assertThat(at(Learner.lines(sights, Mode.MAKE, new Tokens()), "/master")).hasSize(1);
  }

  private static List<Line> dated(List<Sight> sights, String at) {
    return at(Learner.lines(sights, Mode.MAKE, new Tokens()), at).stream()
        .filter(line -> line.when().keySet().stream().anyMatch(it -> it.startsWith("since:")))
        .toList();
  }

  private static Sight on(String day, String group, int number, String shown) {
    return new Sight(
        group,
        group,
        Obj.EMPTY,
        Obj.EMPTY,
        obj(shown),
        Map.of(),
        Map.of(),
        "",
        "bt%06d".formatted(number * 7919),
        "https://yard.example",
        "",
        Optional.of(Instant.parse(day + "T12:00:00Z")));
  }
}
