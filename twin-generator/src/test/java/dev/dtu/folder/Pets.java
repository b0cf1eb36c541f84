package dev.dtu.folder;

import dev.dtu.call.Headers;
import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.twin.Twin;
import java.util.List;
import java.util.Optional;

/// A small service, and what was said to it.
final class Pets {

  private static final String DOCUMENT =
      """
      openapi: 3.0.3
      info: {title: Pets, version: "1"}
      servers: [{url: "https://api.pets.example"}]
      security: [{key: []}]
      components:
        securitySchemes: {key: {type: http, scheme: bearer}}
        schemas: {Pet: {type: object, properties: {id: {type: string}, name: {type: string}}}}
      paths:
        /pets/{petId}:
          parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
          get:
            operationId: getPet
            responses:
              "200": {description: one, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      """;

  private Pets() {}

  static Distilled distilled() throws Exception {
    return Distiller.distill("pets.yaml", DOCUMENT, Distiller.Options.named("pets"));
  }

  static Twin plain() throws Exception {
    Distilled distilled = distilled();
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    return TwinLoader.plain("pets", contract, Inference.of(contract));
  }

  /// A recording of one call.
  static Session called(String name, String url, Headers sent, int status, String answered) {
    var exchange =
        new Exchange(
            new Exchange.Sent("GET", url, sent, Content.Nothing.NOTHING),
            new Exchange.Answered(
                status,
                Headers.of("content-type", "application/json"),
                new Content.Document(Json.trusted(answered))),
            "",
            Optional.empty(),
            List.of());
    return Session.named(name, "pets", List.of(exchange));
  }
}
