package dev.dtu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distiller.Options;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is made of documents, by example.
class DistillerTest {

  private static final Path SEVERAL = Golden.RESOURCES.resolve("several");

  @TempDir Path folder;

  private static Distilled yaml(String text) throws Exception {
    return Distiller.distill("api.yaml", text, Options.named("api"));
  }

  private static Json schema(String dialect, String text) throws Exception {
    String head = "openapi: " + dialect + "\ninfo: {title: T, version: '1'}\npaths: {}\n";
    var distilled = yaml(head + "components: {schemas: {S: " + text + ", Other: {type: string}}}");
    return distilled.read("schemas/unused.json").find("S").orElseThrow();
  }

  private static Distilled several() throws Exception {
    var documents = List.of(SEVERAL.resolve("first.yaml"), SEVERAL.resolve("second.yaml"));
    return Distiller.distill(
        documents,
        Options.named("several")
            .withRetrieved("2026-11-21")
            .withOrigin("first.yaml", "made for this test"));
  }

  @Test
  void nullable_becomes_a_type() throws Exception {
    assertThat(schema("3.0.3", "{type: string, nullable: true, enum: [a]}"))
        .hasToString("{\"type\":[\"string\",\"null\"],\"enum\":[\"a\",null]}");
    assertThat(schema("3.0.3", "{$ref: '#/components/schemas/Other', nullable: true}"))
        .hasToString("{\"anyOf\":[{\"$ref\":\"Other\"},{\"type\":\"null\"}]}");
    assertThat(schema("3.0.3", "{allOf: [{type: object}], nullable: true, readOnly: true}"))
        .hasToString(
            "{\"readOnly\":true,\"anyOf\":[{\"allOf\":[{\"type\":\"object\"}]},"
                + "{\"type\":\"null\"}]}");
    assertThat(schema("3.0.3", "{nullable: true}")).hasToString("{}");
  }

  @Test
  void a_pattern_that_its_example_does_not_fit_is_left_out() throws Exception {
    String kept = "{\"type\":\"string\",\"pattern\":\"^[a-z]+$\"}";
    assertThat(schema("3.0.3", "{type: string, pattern: '^[a-z]+$', example: web}"))
        .hasToString(kept);
    assertThat(schema("3.0.3", "{type: string, pattern: '^[a-z]+$'}")).hasToString(kept);
    assertThat(schema("3.0.3", "{type: string, pattern: '^[a-z](?!..)$', example: web}"))
        .hasToString("{\"type\":\"string\"}");
  }

  @Test
  void a_moment_that_only_the_example_shows_has_its_form() throws Exception {
    assertThat(schema("3.0.3", "{type: string, example: /Date(1573755038314)/}"))
        .hasToString("{\"type\":\"string\",\"format\":\"date-time-ms\"}");
  }

  @Test
  void a_text_that_is_asked_for_and_told_anew_leads_on() throws Exception {
    var walked =
        yaml(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths:
              /pets:
                get:
                  operationId: pets
                  parameters:
                    - {name: iterator, in: query, schema: {type: string}}
                    - {name: limit, in: query, schema: {type: integer}}
                  responses:
                    '200':
                      description: ok
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              data: {type: array, items: {type: object}}
                              done: {type: boolean}
                              iterator: {type: string}
            """);
    assertThat(walked.read("operations/pets.json").obj("pets").flatMap(one -> one.find("paging")))
        .map(Object::toString)
        .contains(
            "{\"style\":\"cursor\",\"cursor\":\"iterator\",\"limit\":\"limit\",\"items\":\"data\","
                + "\"next\":\"iterator\",\"last\":\"done\"}");
  }

  @Test
  void null_beside_something_else_is_one_of_two() throws Exception {
    assertThat(schema("3.1.0", "{type: 'null', oneOf: [{type: string}, {type: number}]}"))
        .hasToString(
            "{\"anyOf\":[{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]},"
                + "{\"type\":\"null\"}]}");
    assertThat(schema("3.1.0", "{type: 'null'}")).hasToString("{\"type\":\"null\"}");
  }

  @Test
  void a_discriminator_that_leads_nowhere_chooses_nothing() throws Exception {
    String one = "{$ref: '#/components/schemas/Other'}";
    assertThat(
            schema(
                "3.0.3",
                "{oneOf: ["
                    + one
                    + "], discriminator: {propertyName: k,"
                    + " mapping: {a: 'shapes/a.yml#/a'}}}"))
        .hasToString("{\"oneOf\":[{\"$ref\":\"Other\"}]}");
    assertThat(
            schema("3.0.3", "{oneOf: [" + one + "], discriminator: {propertyName: k}}").toString())
        .contains("propertyName");
    assertThat(
            schema(
                    "3.0.3",
                    "{oneOf: [{$ref: '#/components/schemas/S/x-in/a'}], x-in: {a: {type: object}},"
                        + " discriminator: {propertyName: k}}")
                .toString())
        .doesNotContain("propertyName");
  }

  @Test
  void exclusive_bounds_become_numbers() throws Exception {
    assertThat(schema("3.0.3", "{minimum: 3, exclusiveMinimum: true, maximum: 5.0}"))
        .hasToString("{\"maximum\":5.0,\"exclusiveMinimum\":3}");
    assertThat(schema("3.0.3", "{minimum: 3, exclusiveMinimum: false}"))
        .hasToString("{\"minimum\":3}");
    assertThat(schema("3.1.0", "{exclusiveMaximum: 7}")).hasToString("{\"exclusiveMaximum\":7}");
  }

  @Test
  void prose_and_examples_stay_behind_but_not_properties_of_those_names() throws Exception {
    assertThat(
            schema(
                "3.1.0",
                "{title: T, description: words, examples: [1], x-internal: 1, type: object,"
                    + " properties: {description: {type: string, example: e}, title: true}}"))
        .hasToString(
            "{\"type\":\"object\",\"properties\":{\"description\":{\"type\":\"string\"},"
                + "\"title\":true}}");
  }

  @Test
  void types_of_3_1_and_siblings_of_a_reference_are_kept() throws Exception {
    assertThat(schema("3.1.0", "{type: [string, 'null'], const: x}"))
        .hasToString("{\"type\":[\"string\",\"null\"],\"const\":\"x\"}");
    assertThat(schema("3.1.0", "{$ref: '#/components/schemas/Other', maxLength: 3}"))
        .hasToString("{\"$ref\":\"Other\",\"maxLength\":3}");
  }

  @Test
  void yaml_is_read_as_yaml_1_2_has_it() throws Exception {
    assertThat(schema("3.1.0", "{enum: [no, on, 2026-11-21, 0x1F, 007, .5, 1:30, ~, True, 1_0]}"))
        .hasToString(
            "{\"enum\":[\"no\",\"on\",\"2026-11-21\",31,7,0.5,\"1:30\",null,true,\"1_0\"]}");
  }

  @Test
  void a_reference_into_a_schema_names_the_place() throws Exception {
    var distilled =
        yaml(
            """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths:
              /a/{b}:
                get:
                  operationId: a
                  parameters: [{name: b, in: path, required: true, schema: {type: string}}]
                  responses:
                    200:
                      content:
                        application/json: {schema: {type: object, properties: {c: {type: number}}}}
                post:
                  operationId: b
                  parameters: [{name: b, in: path, required: true, schema: {type: string}}]
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {$ref: '#/paths/~1a~1%7Bb%7D/get/responses/200/content/application~1json/schema'}
                    '201':
                      content:
                        application/json: {schema: {$ref: '#/components/schemas/A/properties/b/properties/c'}}
            components:
              schemas:
                A: {properties: {b: {$ref: '#/components/schemas/B'}}}
                B: {properties: {c: {type: integer}}}
            """);
    assertThat(distilled.flaws()).allMatch(flaw -> flaw.consequence().startsWith("noted by"));
    Obj replies =
        distilled.read("operations/a.json").obj("b").flatMap(b -> b.obj("replies")).orElseThrow();
    assertThat(replies.toString()).contains("\"$ref\":\"a-b.get.responses.200.application-json\"");
    assertThat(replies.toString()).contains("\"$ref\":\"B.c\"");
    assertThat(distilled.counts().derived()).isEqualTo(2);
    assertThat(distilled.read("schemas/a.json").obj("B.c"))
        .contains(Obj.of("type", Json.of("integer")));
  }

  @Test
  void files_beside_the_document_are_read() throws Exception {
    var distilled = several();
    assertThat(distilled.read("contract.json").items("operations").toString())
        .isEqualTo(
            "[[\"user2\",\"GET\",\"/profiles\",\"profiles\"],"
                + "[\"users\",\"GET\",\"/users\",\"user\"],"
                + "[\"user\",\"GET\",\"/users/{id}\",\"user\"]]");
    assertThat(distilled.read("schemas/shared.json").find("pet").orElseThrow())
        .hasToString(
            "{\"type\":\"object\",\"properties\":{\"friend\":{\"$ref\":\"pet\"},"
                + "\"tag\":{\"$ref\":\"Tag\"}}}");
  }

  @Test
  void a_later_document_adds_and_keeps_its_own_meaning() throws Exception {
    var distilled = several();
    assertThat(distilled.flaws().stream().filter(flaw -> flaw.file().equals("second.yaml")))
        .extracting(flaw -> flaw.line() + " " + flaw.what() + "; " + flaw.consequence())
        .filteredOn(text -> !text.contains("swagger-parser"))
        .containsExactly(
            "0 the security scheme 'key' is another one in an earlier document; named 'key2'",
            "7 #/paths/~1users~1{key}/get: expected a path parameter 'key', found none;"
                + " taken as a string",
            "7 #/paths/~1users~1{key}/get: expected each operation once, found GET /users/{key}"
                + " again (first at first.yaml:9 as /users/{id}); the operation was left out",
            "9 #/paths/~1profiles/get: expected each operationId once, found 'user' again;"
                + " named 'user2'",
            "22 #/components/schemas/User: the schema 'User' is another one in an earlier"
                + " document; named 'User2'",
            "25 #/components/schemas/Profile: the schema 'Profile' is another one in an earlier"
                + " document; named 'Profile2'",
            "26 #/components/schemas/Id: the schema 'Id' stands in an earlier document, the same;"
                + " written once");
    Obj profiles = distilled.read("operations/profiles.json").obj("user2").orElseThrow();
    assertThat(profiles)
        .hasToString(
            "{\"replies\":{\"200\":{\"content\":{\"application/json\":{\"$ref\":\"User2\"}}}},"
                + "\"security\":[{\"oauth\":[\"write\"]}]}");
    assertThat(distilled.read("contract.json").obj("schemes").orElseThrow().toString())
        .contains("\"scopes\":[\"read\",\"write\"]");
    assertThat(distilled.read("contract.json").items("webhooks").toString())
        .isEqualTo("[[\"userMade\",\"POST\"]]");
    assertThat(distilled.counts().operations()).isEqualTo(new Counts.Tally(4, 3, 1));
    assertThat(distilled.counts().schemas()).isEqualTo(new Counts.Tally(6, 5, 1));
  }

  @Test
  void a_list_says_how_it_is_walked() throws Exception {
    Obj users = several().read("operations/user.json").obj("users").orElseThrow();
    assertThat(users.find("paging").orElseThrow())
        .hasToString("{\"style\":\"cursor\",\"cursor\":\"after\",\"limit\":\"limit\"}");
    var wrapped =
        yaml(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths:
              /pets:
                get:
                  operationId: pets
                  parameters:
                    - {name: start, in: query, schema: {type: string, format: date-time}}
                    - {name: per_page, in: query, schema: {type: integer}}
                    - {name: page, in: query, schema: {type: integer}}
                  responses:
                    '200':
                      headers: {Link: {schema: {type: string}}}
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              errors: {type: array, items: {type: string}}
                              pets: {type: array, items: {type: object}}
                              has_more: {type: boolean}
                              total: {type: integer}
                              links: {type: object, properties: {next: {type: string}}}
              /pet:
                get:
                  operationId: pet
                  parameters: [{name: page, in: query, schema: {type: integer}}]
                  responses:
                    '200':
                      content:
                        application/json: {schema: {type: object, properties: {a: {type: string}}}}
            """);
    assertThat(wrapped.read("operations/pets.json").obj("pets").flatMap(one -> one.find("paging")))
        .map(Object::toString)
        .contains(
            "{\"style\":\"page\",\"page\":\"page\",\"limit\":\"per_page\",\"items\":\"pets\","
                + "\"next\":\"links.next\",\"total\":\"total\",\"more\":\"has_more\","
                + "\"link\":true}");
    assertThat(wrapped.read("operations/pet.json").obj("pet").orElseThrow().has("paging"))
        .isFalse();
  }

  @Test
  void it_loads_as_a_contract_from_memory() throws Exception {
    var distilled = several();
    var contract = Contract.of(distilled.read("contract.json"), distilled);
    assertThat(contract.lines()).hasSize(3);
    assertThat(contract.operation("user2").security().toString()).contains("write");
  }

  @Test
  void the_same_documents_give_the_same_bytes() throws Exception {
    assertThat(several().files()).isEqualTo(several().files());
  }

  @Test
  void writing_replaces_an_earlier_contract_and_nothing_else() throws Exception {
    Path target = folder.resolve("specs/api");
    several().writeTo(target);
    Files.writeString(target.resolve("overlay.yaml"), "ours");
    Files.writeString(target.resolve("contract/operations/stale.json"), "{}");
    several().writeTo(target);
    assertThat(target.resolve("overlay.yaml")).hasContent("ours");
    assertThat(target.resolve("contract/operations/stale.json")).doesNotExist();
    assertThat(target.resolve("SOURCE.yaml")).content().contains("origin: \"made for this test\"");
    for (var file : several().files().entrySet()) {
      assertThat(target.resolve(file.getKey())).hasContent(file.getValue());
    }
    try (var siblings = Files.list(target.getParent())) {
      assertThat(siblings).containsExactly(target);
    }
  }

  @Test
  void a_folder_of_something_else_is_refused() throws Exception {
    Files.writeString(folder.resolve("thesis.tex"), "years of work");
    assertThatThrownBy(() -> several().writeTo(folder))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("expected an empty folder or one with contract/contract.json");
    assertThat(folder.resolve("thesis.tex")).hasContent("years of work");
  }

  @Test
  void the_report_counts() throws Exception {
    assertThat(several().report())
        .startsWith(
            """
            first.yaml: First 1, openapi 3.0.3
            second.yaml: Second 2, openapi 3.1.0
            operations: 4 in, 3 written, 1 listed as flaws; families: 2
            schemas: 6 in, 5 written, 1 listed as flaws, and 2 without a name
            named only: 1 webhooks, 0 callbacks
            """);
  }
}
