package dev.dtu.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Documents as trees with lines.
class TextTest {

  private final Flaws flaws = new Flaws();

  private Node read(String file, String text) throws Unreadable {
    return Text.read(file, text.getBytes(StandardCharsets.UTF_8), flaws);
  }

  @Test
  void a_member_stands_on_the_line_of_its_key() throws Exception {
    for (String text :
        List.of("a: 1\nb:\n  - x\n  - y\n", "{\"a\": 1,\n\"b\":\n[\"x\",\n\"y\"]}")) {
      Node root = read("any", text);
      assertThat(root.at("a").orElseThrow().line()).isEqualTo(1);
      assertThat(root.at("b").orElseThrow().line()).isEqualTo(2);
      assertThat(root.items("b").getLast().line()).isEqualTo(4);
      assertThat(root.json()).hasToString("{\"a\":1,\"b\":[\"x\",\"y\"]}");
    }
  }

  @Test
  void aliases_are_written_out_and_merge_keys_honoured() throws Exception {
    Node root = read("a.yaml", "base: &base {a: 1, b: 2}\nmore: {<<: *base, b: 3}\nsame: *base\n");
    assertThat(root.json())
        .hasToString(
            "{\"base\":{\"a\":1,\"b\":2},\"more\":{\"b\":3,\"a\":1},\"same\":{\"a\":1,\"b\":2}}");
    assertThat(flaws.all()).isEmpty();
  }

  @Test
  void the_ending_of_the_name_decides_and_else_the_first_character() throws Exception {
    assertThat(read("a.yml", "{a: b}").text("a")).contains("b");
    assertThat(read("a", "\uFEFF {\"a\": \"b\"}").text("a")).contains("b");
    assertThat(read("a.txt", "a: b").text("a")).contains("b");
  }

  @Test
  void numbers_keep_their_spelling() throws Exception {
    assertThat(read("a.yaml", "[1.0, 1e3, -0, +7, 1.]").json()).hasToString("[1.0,1e3,-0,7,1]");
  }

  @Test
  void the_nearest_word_is_near() {
    var words = List.of("query", "path", "header", "default", "required");
    assertThat(Nearest.to("qeury", words)).contains("query");
    assertThat(Nearest.to("Path", words)).contains("path");
    assertThat(Nearest.to("defualt", words)).contains("default");
    assertThat(Nearest.to("cookie", words)).isEmpty();
    assertThat(Nearest.to("", words)).isEmpty();
  }
}
