package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A document is put together from its files.
class ManualReaderTest {

  private static final String SHARED =
      """
      openapi: 3.1.0
      tags: [{name: one}, {name: two}]
      x-replies:
        every: {'400': {description: bad}}
        secured: {'401': {description: who}}
        json: {'415': {description: type}}
        universe: {'404': {description: where}}
        change: {'507': {description: full}}
      x-parameters: {page: [{name: from, in: query}, {name: limit, in: query}]}
      components: {schemas: {A: {type: string}}}
      """;

  private static final String ONE =
      """
      paths:
        /universes/{u}:
          parameters: [{name: u, in: path}]
          get:
            parameters: [{name: as, in: query}]
            x-takes: [page]
            responses: {'200': {description: ok}, '404': {description: mine}}
          put:
            requestBody: {content: {application/json: {}}}
            x-never: ['507']
            responses: {'200': {description: ok}}
      components: {schemas: {B: {type: string}}}
      """;

  private static final String TWO =
      """
      paths:
        /universes/{u}:
          parameters: [{name: u, in: path}]
          delete: {responses: {'204': {description: gone}}}
        /health:
          get: {security: [], responses: {'200': {description: ok}}}
      """;

  @TempDir Path folder;

  private Obj read(String shared, String one, String two) throws IOException {
    Files.writeString(folder.resolve("document.yaml"), shared);
    Files.writeString(folder.resolve("one.yaml"), one);
    Files.writeString(folder.resolve("two.yaml"), two);
    return new ManualReader(Shelf.folder(folder)).read();
  }

  private static Obj at(Obj document, String... path) {
    Obj at = document;
    for (String part : path) {
      at = at.obj(part).orElseThrow();
    }
    return at;
  }

  @Test
  void topics_meet_in_paths_and_components_and_tag_their_operations() throws IOException {
    Obj read = read(SHARED, ONE, TWO);
    assertThat(at(read, "paths", "/universes/{u}").keys())
        .containsExactly("parameters", "get", "put", "delete");
    assertThat(at(read, "components", "schemas").keys()).containsExactly("A", "B");
    assertThat(at(read, "paths", "/universes/{u}", "delete").items("tags").toString())
        .isEqualTo("[\"two\"]");
    assertThat(read.has("x-replies")).isFalse();
  }

  @Test
  void an_operation_has_the_replies_of_its_kind_and_its_own_word_stands() throws IOException {
    Obj read = read(SHARED, ONE, TWO);
    Obj item = at(read, "paths", "/universes/{u}");
    assertThat(at(item, "get", "responses").keys()).containsExactly("200", "400", "401", "404");
    assertThat(at(item, "get", "responses", "404").text("description")).contains("mine");
    assertThat(at(item, "put", "responses").keys())
        .containsExactly("200", "400", "401", "404", "415");
    assertThat(at(item, "delete", "responses").keys())
        .containsExactly("204", "400", "401", "404", "507");
    assertThat(at(read, "paths", "/health", "get", "responses").keys())
        .containsExactly("200", "400");
  }

  @Test
  void an_operation_takes_its_own_parameters_and_the_lists_it_names() throws IOException {
    Obj read = read(SHARED, ONE, TWO);
    Obj get = at(read, "paths", "/universes/{u}", "get");
    assertThat(get.items("parameters").items().stream().map(each -> ((Obj) each).text("name")))
        .containsExactly(Optional.of("as"), Optional.of("from"), Optional.of("limit"));
    assertThat(get.has("x-takes")).isFalse();
    assertThat(read.has("x-parameters")).isFalse();
    assertThatThrownBy(() -> read(SHARED, ONE.replace("[page]", "[pge]"), TWO))
        .hasMessageContaining("there is no list of x-takes \"pge\"");
  }

  @Test
  void two_words_on_one_thing_a_missing_file_and_bad_yaml_are_told() {
    assertThatThrownBy(() -> read(SHARED, ONE, TWO.replace("delete:", "put:")))
        .hasMessageContaining("two.yaml says /universes/{u} put in another way");
    assertThatThrownBy(() -> read(SHARED, ONE, "paths: [")).hasMessageContaining("two.yaml");
    assertThatThrownBy(() -> read(SHARED.replace("{name: two}", "{name: three}"), ONE, TWO))
        .hasMessageContaining("no file three.yaml");
  }

  @Test
  void the_yaml_says_what_the_json_says() throws IOException {
    var manual = new ManualFiles();
    var flaws = new Flaws();
    Json back =
        Page.parse("openapi.yaml", manual.yaml().getBytes(StandardCharsets.UTF_8), flaws)
            .orElseThrow()
            .json();
    assertThat(flaws.all()).isEmpty();
    assertThat(back).isEqualTo(manual.document());
  }
}
