package dev.dtu.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.document.Flaws;
import dev.dtu.document.Text;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Examples of a document are sessions of one call each.
class ExamplesTest {

  private static final String DOCUMENT =
      """
      openapi: 3.0.3
      info: {title: Harbour, version: "1"}
      servers: [{url: "https://{yourHarbour}"}]
      paths:
        /v1/ships:
          post:
            operationId: createShip
            requestBody:
              content:
                application/json:
                  examples:
                    barge: {value: {name: Barge}}
                    tug: {$ref: "#/components/examples/TugSent"}
            responses:
              "201":
                content:
                  application/json:
                    examples:
                      barge:
                        value:
                          id: shp1
                          made: "2020-01-02T03:04:05Z"
                          home: "https://harbor.example/v1/ships"
                          old: "https://harbor.example/v0/ships"
                          flag: "https://flags.elsewhere.org/red"
                      tug: {value: {id: shp2}}
                      unsent: {value: {id: shp3}}
              "400":
                content: {application/json: {example: {code: BAD}}}
          put:
            operationId: replaceShips
            requestBody: {content: {application/json: {schema: {type: object}}}}
            responses: {"200": {content: {application/json: {example: {id: shp4}}}}}
        /v1/ships/{shipId}/mates/{mateId}:
          get:
            operationId: getMate
            responses:
              "200":
                content:
                  application/json:
                    example:
                      id: mat5
                      rank: FIRST
                      _links:
                        self: {href: "https://{yourHarbour}/v1/ships/{shipId}/mates/mat5"}
      components:
        examples:
          TugSent: {value: {name: Tug}}
        schemas:
          Rank: {type: string, enum: [FIRST, SECOND], default: FIRST}
      """;

  private static Examples.Shown shown() throws Exception {
    byte[] bytes = DOCUMENT.getBytes(StandardCharsets.UTF_8);
    return Examples.of(Text.read("harbour.yaml", bytes, new Flaws()), "harbour");
  }

  private static Exchange of(String method, int number) throws Exception {
    return shown().sessions().stream()
        .flatMap(session -> session.exchanges().stream())
        .filter(each -> each.sent().method().equals(method))
        .skip(number)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_answer_goes_with_the_request_of_its_name_and_without_one_is_none() throws Exception {
    List<Session> sessions = shown().sessions();
    assertThat(sessions).hasSize(3);
    assertThat(of("POST", 0).sent().body().document().orElseThrow())
        .hasToString("{\"name\":\"Barge\"}");
    assertThat(of("POST", 1).sent().body().document().orElseThrow())
        .hasToString("{\"name\":\"Tug\"}");
    assertThat(of("POST", 0).answered().status()).isEqualTo(201);
  }

  @Test
  void each_is_a_tenant_of_its_own_and_addresses_of_the_service_are_there() throws Exception {
    Exchange barge = of("POST", 0);
    String host = barge.sent().host();
    assertThat(of("POST", 1).sent().host()).isNotEqualTo(host);
    String body = barge.answered().body().document().orElseThrow().toString();
    assertThat(body)
        .contains("https://" + host + "/v1/ships", "https://flags.elsewhere.org/red")
        .contains("https://harbor.example/v0/ships"); // no path that the document has
  }

  @Test
  void what_was_just_written_is_of_the_moment_that_it_shows() throws Exception {
    assertThat(of("POST", 0).moment().orElseThrow()).hasToString("2020-01-02T03:04:05Z");
    assertThat(of("GET", 0).moment()).isEmpty();
  }

  @Test
  void the_path_is_filled_in_by_the_id_shown_and_else_by_a_word() throws Exception {
    Exchange mate = of("GET", 0);
    assertThat(mate.sent().path()).matches("/v1/ships/shipIdx[a-z0-9]+/mates/mat5");
    String body = mate.answered().body().document().orElseThrow().toString();
    assertThat(body).contains(mate.sent().url());
  }

  @Test
  void words_that_the_document_lists_are_known() throws Exception {
    assertThat(shown().words()).contains("FIRST", "SECOND").doesNotContain("Barge");
  }

  @Test
  void a_file_that_cannot_be_read_has_none(@TempDir Path folder) throws Exception {
    Path nothing = Files.writeString(folder.resolve("nothing.yaml"), "{[");
    assertThat(Examples.in(List.of(nothing), "harbour").sessions()).isEmpty();
  }
}
