package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartTest {

  private static List<String> parts(String body) throws IOException {
    var parts =
        new Multipart(new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)), "edge");
    List<String> all = new ArrayList<>();
    while (parts.next()) {
      var out = new ByteArrayOutputStream();
      parts.copy(out);
      String type = parts.headers().find("content-type").orElse("none");
      all.add(type + "|" + out.toString(StandardCharsets.ISO_8859_1));
    }
    return all;
  }

  @Test
  void parts_come_in_order_with_their_heads() throws IOException {
    assertThat(
            parts(
                "--edge\r\nContent-Type: a/b\r\n\r\none\r\n--edge\r\n\r\ntwo\r\n\r\n--edge--\r\n"))
        .containsExactly("a/b|one", "none|two\r\n");
  }

  @Test
  void what_stands_before_and_after_is_passed_over() throws IOException {
    assertThat(parts("\r\nhello\r\n--edge  \r\n\r\none\r\n--edge--\r\nbye"))
        .containsExactly("none|one");
  }

  /// As Python's `email` writes them, for `googleapiclient` among others.
  @Test
  void lines_of_all_the_body_may_end_with_a_line_feed_alone() throws IOException {
    assertThat(parts("--edge\nContent-Type: a/b\n\none\r\n--edg\n\n--edge\n\ntwo\n\n--edge--\n"))
        .containsExactly("a/b|one\r\n--edg\n", "none|two\n");
    assertThat(parts("hello\n--edge\n\none\n--edge--")).containsExactly("none|one");
  }

  @Test
  void a_header_line_goes_on_where_the_next_begins_with_a_space() throws IOException {
    assertThat(parts("--edge\r\nContent-Type:\r\n a/b;\r\n\tc=d\r\n\r\none\r\n--edge--"))
        .containsExactly("a/b; c=d|one");
  }

  @Test
  void what_only_begins_like_a_boundary_belongs_to_the_part() throws IOException {
    assertThat(parts("--edge\r\n\r\n\r\r\n\r\n--edg\r\n-\r\n--edge--"))
        .containsExactly("none|\r\r\n\r\n--edg\r\n-");
  }

  @Test
  void any_bytes_pass_as_they_are() throws IOException {
    var random = new Random(3);
    for (int size : new int[] {0, 1, 65_535, 65_536, 200_000}) {
      byte[] content = new byte[size];
      for (int i = 0; i < size; i++) {
        content[i] = (byte) "\r\n-edgx".charAt(random.nextInt(7));
      }
      String words = new String(content, StandardCharsets.ISO_8859_1);
      if (!words.contains("\r\n--edge")) {
        assertThat(parts("--edge\r\n\r\n" + words + "\r\n--edge--"))
            .containsExactly("none|" + words);
      }
    }
  }

  @Test
  void what_is_no_body_of_parts_is_broken() {
    for (String body :
        List.of(
            "",
            "nothing here",
            "--edge",
            "--edge\r\n",
            "--edge\r\nno colon\r\n\r\n",
            "--edge\r\nA: b\n\r\n",
            "--edge\r\n\r\nno end",
            "--edge\r\n\r\nno end\r\n--edg",
            "--edgeless\r\n\r\none\r\n--edge--",
            "--edge\r\n" + "A: b\r\n".repeat(65) + "\r\n\r\n--edge--",
            "--edge\r\nA: " + "b".repeat(9000) + "\r\n\r\n\r\n--edge--")) {
      assertThatThrownBy(() -> parts(body)).as(body).isInstanceOf(Multipart.Broken.class);
    }
  }

  @Test
  void the_boundary_is_read_from_the_type() {
    assertThat(Multipart.boundary("multipart/related; boundary=a1")).contains("a1");
    assertThat(Multipart.boundary("Multipart/Mixed; type=\"x; y\"; Boundary=\"a 1\"; z=1"))
        .contains("a 1");
    assertThat(Multipart.boundary("multipart/mixed")).isEmpty();
    assertThat(Multipart.boundary("multipart/mixed; boundary=")).isEmpty();
    assertThat(Multipart.boundary("multipart/mixed; boundary=" + "b".repeat(71))).isEmpty();
    assertThat(Multipart.boundary("application/json; boundary=a")).isEmpty();
  }
}
