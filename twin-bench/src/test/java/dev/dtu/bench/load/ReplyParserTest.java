package dev.dtu.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.bench.load.ReplyParser.Step;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplyParserTest {

  private static Step parsed(String bytes) {
    byte[] ascii = bytes.getBytes(StandardCharsets.US_ASCII);
    return new ReplyParser().parse(ascii, ascii.length);
  }

  private static void whole(String reply, int status, String body) {
    for (int length = 0; length < reply.length(); length++) {
      assertThat(parsed(reply.substring(0, length))).isEqualTo(Step.More.MORE);
    }
    assertThat(parsed(reply + "HTTP/1.1 200"))
        .isInstanceOfSatisfying(
            Step.Whole.class,
            found -> {
              assertThat(found.status()).isEqualTo(status);
              assertThat(found.body()).isEqualTo(body);
              assertThat(found.consumed()).isEqualTo(reply.length());
            });
  }

  @Test
  void a_reply_ends_where_its_length_says() {
    whole("HTTP/1.1 201 Created\r\nContent-LENGTH:  5\r\nX: y\r\n\r\nhello", 201, "hello");
    whole("HTTP/1.1 204 No Content\r\n\r\n", 204, "");
  }

  @Test
  void chunks_are_joined() {
    whole(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
        200,
        "abcde");
  }

  @Test
  void what_is_no_reply_is_told() {
    assertThat(parsed("SSH-2.0-x\r\n\r\n")).isInstanceOf(Step.Broken.class);
    assertThat(parsed("HTTP/1.1 200 OK\r\n\r\n")).isInstanceOf(Step.Broken.class);
  }
}
