package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlawedTwinTest {

  private static final String CONTRACT =
      """
      {"format": 1, "name": "shop", "title": "Shop", "version": "1", "dialect": "openapi 3.0.3",
       "servers": [], "schemes": {"token": {"type": "http", "scheme": "bearer"}},
       "security": [], "operations": [], "schemas": {}}
      """;

  private static final Meanings MEANINGS =
      new Meanings(List.of(resource("cart"), resource("customer")), List.of(), new TreeMap<>());

  @TempDir Path folder;

  @Test
  void all_flaws_are_told_at_once_with_file_line_and_the_nearest_right_word() throws Exception {
    contract("shop");
    var loader = new TwinLoader(Shelf.folder(folder), _ -> MEANINGS);
    FlawedTwin flawed =
        catchThrowableOfType(
            FlawedTwin.class,
            () -> loader.load("shop", Shelf.classPath("dev/dtu/load/flawed/shop")));
    assertThat(flawed.getMessage() + "\n").isEqualTo(text("flawed/golden.txt"));
  }

  @Test
  void a_file_that_is_not_yaml_is_told_with_its_line() throws Exception {
    twin("name: shop\nhosts: [a.example\nauth:\n", "no-route: [\n");
    assertThat(flaws())
        .containsExactly(
            "twin/twin.yaml:3: expected YAML: expected ',' or ']', but got :",
            "twin/problems.yaml:2: expected YAML: expected the node content, but found '<stream"
                + " end>'");
  }

  @Test
  void missing_files_and_contracts_are_flaws() throws Exception {
    assertThat(flaws())
        .containsExactly(
            "twin/twin.yaml: expected this file, found none in " + folder.resolve("shop"),
            "twin/problems.yaml: expected this file, found none in " + folder.resolve("shop"));
    twin(
        "name: shop\ncontract: shap\n",
        "\"*\": {status: 400, source: \"x, 2026-08-31\", body: {}}\n");
    assertThat(flaws())
        .containsExactly(
            "twin/twin.yaml:2: expected a distilled contract, found none in "
                + folder.resolve("shap"));
  }

  @Test
  void names_under_which_universes_keep_their_own_are_no_twins() throws Exception {
    contract("shop");
    twin(
        """
        name: shop
        space: universe
        sources: ["https://shop.example/docs, 2026-08-31"]
        """,
        "\"*\": {status: 400, source: \"x, 2026-08-31\", body: {}}\n");
    assertThat(flaws())
        .containsExactly(
            "twin/twin.yaml:2: expected a name that no universe keeps its own under, found"
                + " 'universe'");
  }

  @Test
  void a_sound_folder_becomes_a_twin() throws Exception {
    contract("shop");
    twin(
        """
        name: shop
        sources: ["https://shop.example/docs, 2026-08-31"]
        hosts: ["*.shop.example"]
        """,
        "\"*\": {status: 400, source: \"x, 2026-08-31\", body: {what: \"${what}\"}}\n");
    var twin =
        new TwinLoader(Shelf.folder(folder), _ -> MEANINGS)
            .load("shop", Shelf.folder(folder.resolve("shop")));
    assertThat(twin.name()).isEqualTo("shop");
    assertThat(twin.title().hosts()).containsExactly("*.shop.example");
    assertThat(twin.authForms()).singleElement().extracting("kind").isEqualTo("bearer");
  }

  @Test
  void seeds_are_checked_against_the_resources_and_the_labels() throws Exception {
    contract("shop");
    twin(
        """
        name: shop
        sources: ["https://shop.example/docs, 2026-08-31"]
        seeds: [default, other]
        """,
        "\"*\": {status: 400, source: \"x, 2026-08-31\", body: {}}\n");
    Path seeds = Files.createDirectories(folder.resolve("shop/twin/seeds"));
    Files.writeString(
        seeds.resolve("default.yaml"),
        """
        source: "x"
        rows:
          - resource: crt
            in: [a]
          - {resource: customer, each: person, as: who, item: {mail: "${emial}"}}
          - {resource: cart, where: {admin: true}, within: {custmer: ["${hwo}"]}}
        """);
    assertThat(flaws())
        .containsExactly(
            "twin/seeds/default.yaml:1: expected a source and the day it was read, 'WHERE,"
                + " 2026-08-31'; found 'x'",
            "twin/seeds/default.yaml:3: expected a resource of the contract, found 'crt'; did you"
                + " mean 'cart'?",
            "twin/seeds/default.yaml:5: expected one of people; found 'person'",
            "twin/seeds/default.yaml:5: expected ${…} to name a row planted before by its 'as', or"
                + " one of moment, origin, self, key, name, given, family, email, title,"
                + " department, timezone, locale, admin; found 'emial'; did you mean 'email'?",
            "twin/seeds/default.yaml:6: expected 'each: people' beside 'where', found none",
            "twin/seeds/default.yaml:6: expected one of cart, customer; found 'custmer'; did you"
                + " mean 'customer'?",
            "twin/seeds/default.yaml:6: expected ${…} to name a row planted before by its 'as', or"
                + " one of moment, origin, self, who; found 'hwo'; did you mean 'who'?",
            "twin/seeds/other.yaml: expected this file, found none in " + folder.resolve("shop"));
  }

  @Test
  void what_some_operations_say_otherwise_names_them_and_a_source() throws Exception {
    contract("shop");
    twin(
        """
        name: shop
        sources: ["https://shop.example/docs, 2026-08-31"]
        """,
        """
        not-found:
          status: 404
          source: "https://shop.example/docs, 2026-08-31"
          body: {}
          at:
            - {operations: [getCrat], body: null}
        """);
    assertThat(flaws())
        .containsExactly(
            "twin/problems.yaml:6: expected a member 'source', found none",
            "twin/problems.yaml:6: expected an operation of the contract, found 'getCrat'");
  }

  private List<String> flaws() {
    var loader = new TwinLoader(Shelf.folder(folder), _ -> MEANINGS);
    FlawedTwin flawed =
        catchThrowableOfType(
            FlawedTwin.class, () -> loader.load("shop", Shelf.folder(folder.resolve("shop"))));
    return flawed.flaws().stream().map(Flaw::toString).toList();
  }

  private void twin(String title, String problems) throws IOException {
    Path twin = Files.createDirectories(folder.resolve("shop/twin"));
    Files.writeString(twin.resolve("twin.yaml"), title);
    Files.writeString(twin.resolve("problems.yaml"), problems);
  }

  private void contract(String name) throws IOException {
    Path contract = Files.createDirectories(folder.resolve(name).resolve("contract"));
    Files.writeString(contract.resolve("contract.json"), CONTRACT);
  }

  private static Resource resource(String name) {
    return new Resource(
        name, List.of(), "id", "[a-z]{8}", List.of(), false, List.of(), new TreeMap<>());
  }

  private static String text(String file) throws IOException {
    try (InputStream in = FlawedTwinTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
