package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Schema;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What a document says of kinds that nobody was seen to make.
class SortsTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "info": {"title": "Yard", "version": "1"}, "paths": {
        "/boats": {"post": {"operationId": "createBoat", "requestBody": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Boat"}}}},
            "responses": {"201": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Boat"}}}}}}}},
        "components": {"schemas": {
          "Boat": {"type": "object", "oneOf": [{"$ref": "#/components/schemas/Sloop"},
              {"$ref": "#/components/schemas/Barge"}, {"$ref": "#/components/schemas/Raft"}],
            "discriminator": {"propertyName": "rig", "mapping": {
              "SLOOP": "#/components/schemas/Sloop", "BARGE": "#/components/schemas/Barge",
              "RAFT": "#/components/schemas/Raft"}}},
          "Sloop": {"type": "object", "properties": {"rig": {"type": "string"},
            "gear": {"type": "object", "properties": {"mast": {"type": "object"},
              "pump": {"type": "string"}}}}},
          "Barge": {"type": "object", "properties": {"rig": {"type": "string"},
            "gear": {"type": "object", "properties": {"pump": {"type": "string"}}}}},
          "Raft": {"type": "object", "properties": {"rig": {"type": "string"}},
            "additionalProperties": true}}}}
      """;

  private static final String RIG = "sent:/rig";

  private static Sorts sorts() throws Exception {
    Distilled distilled = Distiller.distill("yard.json", DOCUMENT, Distiller.Options.named("yard"));
    Schema boat =
        Contract.of(distilled.read("contract.json"), distilled)
            .operation("createBoat")
            .body()
            .flatMap(body -> body.schemaFor("application/json"))
            .orElseThrow();
    return Sorts.of(boat, boat.discriminator().orElseThrow(), Pointer.ROOT);
  }

  private static List<Line> apart(String at, String... seen) throws Exception {
    return apart(at, Json.of("x"), seen);
  }

  private static List<Line> apart(String at, Json is, String... seen) throws Exception {
    Pointer place = Pointer.of(at);
    var shown = new Line(place, new TreeMap<>(), Optional.of(is), 9, 0, 0);
    Set<Json> kinds = new TreeSet<>(Comparator.comparing(Json::toString));
    List.of(seen).forEach(each -> kinds.add(Json.of(each)));
    return sorts().apart(RIG, place, List.of(shown), kinds);
  }

  @Test
  void a_kind_nobody_made_has_no_member_that_its_document_has_not() throws Exception {
    List<Line> lines = apart("/gear/mast", "SLOOP");
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().when()).isEqualTo(Map.of(RIG, Json.of("BARGE")));
    assertThat(lines.getFirst().is()).contains(Line.KEPT);
  }

  @Test
  void what_is_null_is_there_though_there_is_nothing() throws Exception {
    assertThat(apart("/gear/mast", Json.Null.NULL, "SLOOP")).hasSize(1);
  }

  @Test
  void a_kind_that_was_made_tells_by_itself() throws Exception {
    assertThat(apart("/gear/mast", "SLOOP", "BARGE")).hasSize(1);
  }

  @Test
  void a_member_that_all_kinds_have_or_none_is_shown_by_all() throws Exception {
    assertThat(apart("/gear/pump", "SLOOP")).hasSize(1);
    assertThat(apart("/flag", "SLOOP")).as("the document tells nothing of it").hasSize(1);
  }

  @Test
  void what_stands_in_a_member_that_a_kind_has_not_is_not_told_again() throws Exception {
    assertThat(apart("/gear/mast/height", "SLOOP")).hasSize(1);
  }
}
