package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.usage.Line;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers that are texts are told piece by piece.
class WrittenTest {

  private static final String PAPERS =
      """
        "/ships/{shipId}/papers": {"parameters": [
            {"name": "shipId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "get": {"operationId": "drawPapers", "responses": {"200": {"description": "", "content":
            {"text/xml": {"schema": {"type": "string"}}}}}}},
      """;

  private static final String PLAIN =
      "<papers number=\\\"M4kIDb7Zt\\\"><name>NAME</name><flag>white</flag><class>tall</class>"
          + "<port at=\\\"https://harbour.example/ships/shpID\\\"/></papers>";

  private static final String SOLD =
      "<papers number=\\\"M4kIDb7Zt\\\"><name>NAME</name><flag>white</flag><sold/></papers>";

  @TempDir Path folder;

  private Harbour harbour;

  @BeforeEach
  void build() throws Exception {
    String document = Harbour.DOCUMENT.replaceFirst("\"/ships\"", PAPERS.strip() + "\n\"/ships\"");
    harbour = new Harbour(folder, document);
  }

  /// A ship is made, and its papers are drawn.
  private static String drawn(String name, String state, String papers) {
    String sent = "{\"name\":\"%s\",\"state\":\"%s\"}".formatted(name, state);
    String ship = "{\"id\":\"shpID\",\"name\":\"%s\",\"state\":\"%s\"}".formatted(name, state);
    String text = "\"" + papers.replace("NAME", name) + "\"";
    return Harbour.line("POST /ships", sent, 201, ship)
        + Harbour.line("GET /ships/shpID/papers", "null", 200, text)
            .replaceFirst("(\"status\":200.*)application/json", "$1text/xml");
  }

  private static List<Line> lines(Usages mined) {
    return mined.of("drawPapers").map(Usage::item).orElse(List.of());
  }

  @Test
  void a_text_is_words_facts_of_what_the_path_names_and_tokens_made_anew() throws Exception {
    Usages mined =
        harbour.mined(
            harbour.sessions(
                drawn("Grey Gull", "AT_SEA", PLAIN),
                drawn("White Tern", "AT_SEA", PLAIN),
                drawn("Old Puffin", "AT_SEA", PLAIN)));
    String text = lines(mined).getFirst().is().orElseThrow().asText().orElseThrow();
    assertThat(text)
        .startsWith("<papers number=\"${")
        .contains("<name>${of:shipId:ship:/name}</name>", "\"${origin}/ships/${path:shipId}\"")
        .doesNotContain("Gull", "4Kx9bQz7L");
    String unseen = drawn("Brown Skua", "AT_SEA", PLAIN);
    assertThat(harbour.right(mined, "drawPapers", unseen)).isEqualTo(1.0);
  }

  @Test
  void which_form_a_text_has_may_be_told_by_what_the_path_names() throws Exception {
    Usages mined =
        harbour.mined(
            harbour.sessions(
                drawn("Grey Gull", "AT_SEA", PLAIN),
                drawn("White Tern", "AT_SEA", PLAIN),
                drawn("Old Puffin", "SOLD", SOLD),
                drawn("Red Knot", "SOLD", SOLD)));
    assertThat(harbour.right(mined, "drawPapers", drawn("Brown Skua", "AT_SEA", PLAIN)))
        .isEqualTo(1.0);
    assertThat(harbour.right(mined, "drawPapers", drawn("Brown Skua", "SOLD", SOLD)))
        .isEqualTo(1.0);
  }

  @Test
  void what_one_recording_alone_says_is_no_text_of_the_services() throws Exception {
    assertThat(lines(harbour.mined(harbour.sessions(drawn("Grey Gull", "AT_SEA", PLAIN)))))
        .isEmpty();
  }
}
