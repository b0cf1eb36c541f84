package dev.dtu.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Headers;
import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.effect.Meanings;
import dev.dtu.infer.Inference;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassWordsTest {

  private static final String DOCUMENT =
      """
      openapi: 3.0.3
      info: {title: Harbour, version: "1"}
      servers: [{url: "https://api.harbour.example"}]
      components:
        parameters:
          id: {name: id, in: path, required: true, schema: {type: string}}
        schemas:
          HarbourShip: {type: object, properties: {id: {type: string}, name: {type: string}}}
          HarbourPier: {type: object, properties: {id: {type: string}, depth: {type: integer}}}
          HarbourCrane: {type: object, properties: {id: {type: string}, reach: {type: integer}}}
          LightResponse: {type: object, properties: {id: {type: string}, lit: {type: boolean}}}
      paths:
        /ships/{id}:
          parameters: [{$ref: "#/components/parameters/id"}]
          get: {operationId: getShip, responses: {"200": {description: one, content:
            {application/json: {schema: {$ref: "#/components/schemas/HarbourShip"}}}}}}
          delete: {operationId: deleteShip, responses: {"204": {description: gone}}}
        /piers/{id}:
          parameters: [{$ref: "#/components/parameters/id"}]
          get: {operationId: getPier, responses: {"200": {description: one, content:
            {application/json: {schema: {$ref: "#/components/schemas/HarbourPier"}}}}}}
        /cranes/{id}:
          parameters: [{$ref: "#/components/parameters/id"}]
          get: {operationId: getCrane, responses: {"200": {description: one, content:
            {application/json: {schema: {$ref: "#/components/schemas/HarbourCrane"}}}}}}
        /docks/{dock}/bollards/{id}:
          parameters:
            - {$ref: "#/components/parameters/id"}
            - {name: dock, in: path, required: true, schema: {type: string}}
          get: {operationId: getBollard, responses: {"200": {description: one, content:
            {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}}
        /lights/{id}:
          parameters: [{$ref: "#/components/parameters/id"}]
          get: {operationId: getLight, responses: {"200": {description: one, content:
            {application/json: {schema: {$ref: "#/components/schemas/LightResponse"}}}}}}
      """;

  private static String written(List<Session> training) throws Exception {
    Distilled distilled =
        Distiller.distill("harbour.yaml", DOCUMENT, Distiller.Options.named("harbour"));
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    Meanings meanings = Inference.of(contract);
    return new ClassWords(TwinLoader.plain("harbour", contract, meanings), meanings).text(training);
  }

  private static Session refused(String place, String word) {
    String id = place.substring(place.lastIndexOf('/') + 1);
    return Pets.called(
        "refused " + place,
        "https://api.harbour.example" + place,
        Headers.NONE,
        404,
        "{\"text\":\"Not found: %s (%s)\"}".formatted(id, word));
  }

  @Test
  void a_thing_is_called_as_a_refusal_calls_it() throws Exception {
    assertThat(written(List.of(refused("/ships/s-100", "Vessel"))))
        .isEqualTo("\nclasses:\n  ship: \"Vessel\"\n");
  }

  @Test
  void what_no_refusal_names_is_called_by_its_schema_where_others_are() throws Exception {
    assertThat(written(List.of(refused("/ships/s-100", "HarbourShip"))))
        .isEqualTo(
            """

            classes:
              crane: "HarbourCrane"
              pier: "HarbourPier"
              ship: "HarbourShip"
            """);
  }

  @Test
  void a_schema_of_a_message_names_nothing() throws Exception {
    assertThat(written(List.of(refused("/ships/s-100", "HarbourShip")))).doesNotContain("Light");
  }

  @Test
  void schemas_say_nothing_where_as_many_are_called_by_their_own_name() throws Exception {
    assertThat(
            written(
                List.of(refused("/ships/s-100", "HarbourShip"), refused("/piers/p-100", "Pier"))))
        .isEqualTo("\nclasses:\n  ship: \"HarbourShip\"\n");
  }

  @Test
  void a_word_for_what_no_operation_tells_of_is_not_kept() throws Exception {
    Session session =
        Pets.called(
            "dock",
            "https://api.harbour.example/docks/d-100/bollards/b-1",
            Headers.NONE,
            404,
            "{\"text\":\"Not found: d-100 (Dock)\"}");
    assertThat(written(List.of(session))).isEmpty();
  }

  @Test
  void a_word_beside_another_id_than_the_path_has_says_nothing() throws Exception {
    Session session =
        Pets.called(
            "other",
            "https://api.harbour.example/ships/s-100",
            Headers.NONE,
            404,
            "{\"text\":\"Not found: o-200 (Owner)\"}");
    assertThat(written(List.of(session))).isEmpty();
  }
}
