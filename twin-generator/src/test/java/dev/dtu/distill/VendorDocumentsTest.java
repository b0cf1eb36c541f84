package dev.dtu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.distill.Distiller.Options;
import dev.dtu.document.Flaws;
import dev.dtu.document.Text;
import dev.dtu.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Vendors' real documents, where there are any: they are not part of the repository.
///
/// `DTU_SPECS` names their folder. With `-Ddtu.golden=write` the contracts of the catalog are
/// distilled anew.
class VendorDocumentsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static Path specs() {
    String named = System.getenv("DTU_SPECS");
    return named == null ? ROOT.resolve("../shared/specs").normalize() : Path.of(named);
  }

  private static Path document(String path) {
    Path file = specs().resolve(path);
    if (!Files.exists(file)) {
      System.out.println(
          "skipped: no vendor document at " + file + " (DTU_SPECS names the folder)");
    }
    Assumptions.assumeTrue(Files.exists(file));
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "okta/management-minimal.json",
        "okta/oauth-minimal.json",
        "jira/jira-platform-v3-2026-06-10.json",
        "jira/jira-software-2026-06-10.json",
        "practice/github.json",
        "practice/pagerduty.json",
        "practice/twilio-api.json"
      })
  void every_operation_and_schema_is_written_or_listed(String path) throws Exception {
    Path document = document(path);
    long start = System.nanoTime();
    Distilled distilled = Distiller.distill(document, Options.named("vendor"));
    long millis = (System.nanoTime() - start) / 1_000_000;
    JsonNode tree = new ObjectMapper().readTree(document.toFile());
    int operations = 0;
    for (JsonNode item : tree.path("paths")) {
      operations += (int) names(item).filter(METHODS::contains).count();
    }
    var counts = distilled.counts();
    assertThat(counts.operations().in()).isEqualTo(operations);
    assertThat(counts.operations().adds()).isTrue();
    assertThat(counts.schemas().in()).isEqualTo(tree.path("components").path("schemas").size());
    assertThat(counts.schemas().adds()).isTrue();
    loads(distilled);
    System.out.printf("%s: %d operations, %d ms%n", path, operations, millis);
  }

  @ParameterizedTest
  @CsvSource({"practice/museum-3.1.yaml,8,22", "practice/petstore.yaml,19,6"})
  void yaml_is_read_as_well(String path, int operations, int schemas) throws Exception {
    Distilled distilled = Distiller.distill(document(path), Options.named("vendor"));
    assertThat(distilled.counts().operations())
        .isEqualTo(new Counts.Tally(operations, operations, 0));
    assertThat(distilled.counts().schemas()).isEqualTo(new Counts.Tally(schemas, schemas, 0));
    assertThat(distilled.flaws()).isEmpty();
    loads(distilled);
  }

  @Test
  void yaml_and_json_of_one_document_give_one_contract() throws Exception {
    var json = Distiller.distill(document("okta/management-minimal.json"), Options.named("okta"));
    var yaml = Distiller.distill(document("okta/management-minimal.yaml"), Options.named("okta"));
    Map<String, Object> a = new TreeMap<>(json.parts());
    Map<String, Object> b = new TreeMap<>(yaml.parts());
    a.remove("flaws.json");
    b.remove("flaws.json");
    assertThat(b.equals(a)).isTrue();
  }

  @Test
  void the_catalog_is_what_its_documents_give() throws Exception {
    check(
        Options.named("okta")
            .withRetrieved("2026-11-21")
            .withOrigin("management-minimal.json", "Okta, Management API, as published")
            .withOrigin("oauth-minimal.json", "Okta, OpenID Connect & OAuth 2.0 API, as published"),
        "okta/management-minimal.json",
        "okta/oauth-minimal.json");
    check(
        Options.named("jira")
            .withRetrieved("2026-11-21")
            .withOrigin(
                "jira-platform-v3-2026-06-10.json",
                "Atlassian, Jira Cloud platform REST API v3, as published on 2026-06-10")
            .withOrigin(
                "jira-software-2026-06-10.json",
                "Atlassian, Jira Software Cloud REST API, as published on 2026-06-10"),
        "jira/jira-platform-v3-2026-06-10.json",
        "jira/jira-software-2026-06-10.json");
    for (String api : List.of("drive-v3", "docs-v1", "sheets-v4")) {
      String name = api.substring(0, api.indexOf('-'));
      check(
          Options.named(name)
              .withRetrieved("2026-11-21")
              .withOrigin(
                  api + ".discovery.json",
                  "Google, discovery document of %s, as published".formatted(api)),
          "google/" + api + ".discovery.json");
    }
    check(
        Options.named("slack")
            .withRetrieved("2026-11-21")
            .withOrigin("slack-api-ref", "slack-ruby/slack-api-ref, read from Slack's own pages")
            .withOrigin("java-sdk-json-samples", "slackapi/java-slack-sdk, json-logs/samples, MIT")
            .withOrigin("java-sdk-metadata", "slackapi/java-slack-sdk, metadata, MIT"),
        "slack/slack-api-ref",
        "slack/java-sdk-json-samples",
        "slack/java-sdk-metadata");
  }

  @Test
  void the_catalog_is_what_our_own_documents_give() throws Exception {
    check(
        Options.named("google-accounts")
            .withRetrieved("2026-11-21")
            .withOrigin("document.yaml", "our own, from the vendor's pages named in it"),
        ROOT.resolve("openapi-specs/google-accounts/document.yaml").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google/drive-v3.discovery.json",
        "google/docs-v1.discovery.json",
        "google/sheets-v4.discovery.json"
      })
  void every_method_of_a_discovery_document_is_written(String path) throws Exception {
    Path document = document(path);
    Distilled distilled = Distiller.distill(document, Options.named("vendor"));
    JsonNode tree = new ObjectMapper().readTree(document.toFile());
    int methods = methods(tree);
    int schemas = tree.path("schemas").size();
    var counts = distilled.counts();
    assertThat(counts.operations()).isEqualTo(new Counts.Tally(methods, methods, 0));
    assertThat(counts.schemas()).isEqualTo(new Counts.Tally(schemas, schemas, 0));
    assertThat(distilled.flaws()).isEmpty();
    loads(distilled);
    assertThat(Described.again(distilled)).isEqualTo(Described.facts(distilled));
    System.out.printf("%s: %d methods, %d schemas%n", path, methods, schemas);
  }

  @Test
  void every_documented_method_of_slack_is_written_with_all_that_is_said_of_it() throws Exception {
    Path reference = document("slack/slack-api-ref/README.md").getParent();
    Path samples = document("slack/java-sdk-json-samples/api/api.test.json").getParent();
    Distilled distilled =
        Distiller.distill(List.of(reference, samples.getParent()), Options.named("vendor"));
    assertThat(distilled.counts().operations()).isEqualTo(new Counts.Tally(328, 322, 6));
    loads(distilled);
    var contract = Contract.of(distilled.read("contract.json"), distilled);
    int arguments = 0;
    int errors = 0;
    int wrong = 0;
    for (OperationLine line : contract.lines()) {
      var operation = contract.operation(line.id());
      errors += operation.traits().errors().size();
      arguments +=
          operation
              .body()
              .map(body -> body.content().firstEntry().getValue().properties().size())
              .orElse(0);
      Path sample = samples.resolve(line.id() + ".json");
      if (Files.isRegularFile(sample)) {
        var schema = operation.success().orElseThrow().json().orElseThrow();
        Json value = Text.read("sample.json", Files.readAllBytes(sample), new Flaws()).json();
        wrong += SchemaCheck.check(value, schema, SchemaCheck.Direction.REPLY).size();
      }
    }
    assertThat(arguments).isEqualTo(1_097);
    assertThat(errors).isEqualTo(11_338);
    assertThat(wrong).as("samples that do not fit the shape made of them").isZero();
    assertThat(contract.events().size()).isGreaterThanOrEqualTo(118);
    System.out.printf(
        "slack: %d methods, %d arguments, %d errors, %d events%n",
        contract.lines().size(), arguments, errors, contract.events().size());
  }

  private static int methods(JsonNode resource) {
    int methods = resource.path("methods").size();
    for (JsonNode inner : resource.path("resources")) {
      methods += methods(inner);
    }
    return methods;
  }

  private static void check(Options options, String... paths) throws Exception {
    List<Path> documents = Stream.of(paths).map(VendorDocumentsTest::document).toList();
    Path folder = ROOT.resolve("openapi-specs").resolve(options.name());
    Path overlay = folder.resolve("overlay.yaml");
    Distilled distilled =
        Distiller.distill(
            documents, Files.isRegularFile(overlay) ? options.withOverlay(overlay) : options);
    // swagger-parser reads an overlay alone, and knows none of the schemas that its documents have
    assertThat(distilled.flaws())
        .filteredOn(flaw -> flaw.file().equals("overlay.yaml"))
        .allMatch(flaw ->
            flaw.what().endsWith("and otherwise here")
                || flaw.what().endsWith("is not of type `schema`"));
    loads(distilled);
    if (Golden.WRITES) {
      distilled.writeTo(folder);
    }
    for (var file : distilled.files().entrySet()) {
      assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
    }
    try (Stream<Path> walk = Files.walk(folder.resolve("contract"))) {
      assertThat(walk.filter(Files::isRegularFile).count()).isEqualTo(distilled.parts().size());
    }
  }

  private static void loads(Distilled distilled) {
    var contract = Contract.of(distilled.read("contract.json"), distilled);
    for (OperationLine line : contract.lines()) {
      assertThat(contract.operation(line.id()).replies()).isNotNull();
    }
    assertThat(contract.lines()).hasSize(distilled.counts().operations().written());
    contract.router();
  }

  private static Stream<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey);
  }
}
