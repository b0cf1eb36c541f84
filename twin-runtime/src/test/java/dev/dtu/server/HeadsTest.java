package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.junit.jupiter.api.Test;

/// Which connections are cut off for the head of a request that does not end.
class HeadsTest {

  private static final String HEAD = "GET /notes HTTP/1.1\r\nHost: localhost\r\n";
  private static final long SECOND = 1_000_000_000;

  private final Heads<String> heads = new Heads<>(Duration.ofSeconds(10));

  /// A parser that hears nothing of what it reads.
  private static HttpParser parser() {
    return new HttpParser(
        new HttpParser.RequestHandler() {
          @Override
          public void startRequest(String method, String uri, HttpVersion version) {}

          @Override
          public boolean content(ByteBuffer item) {
            return false;
          }

          @Override
          public boolean headerComplete() {
            return false;
          }

          @Override
          public boolean contentComplete() {
            return false;
          }

          @Override
          public boolean messageComplete() {
            return true;
          }

          @Override
          public void parsedHeader(HttpField field) {}

          @Override
          public void earlyEOF() {}
        });
  }

  private static void read(HttpParser parser, String text) {
    parser.parseNext(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private boolean late(HttpParser parser, long second) {
    heads.begin(second * SECOND);
    return heads.late("connection", parser);
  }

  @Test
  void a_head_that_goes_on_for_longer_than_the_limit_is_late() {
    HttpParser parser = parser();
    read(parser, HEAD);
    assertThat(late(parser, 100)).isFalse();
    read(parser, "X-Long: x");
    assertThat(late(parser, 110)).isFalse();
    read(parser, "x");
    assertThat(late(parser, 111)).isTrue();
  }

  @Test
  void the_head_of_the_next_request_has_its_own_time() {
    HttpParser parser = parser();
    read(parser, HEAD);
    assertThat(late(parser, 100)).isFalse();
    read(parser, "\r\n");
    parser.reset();
    read(parser, HEAD);
    assertThat(late(parser, 111)).isFalse();
    assertThat(late(parser, 121)).isFalse();
    assertThat(late(parser, 122)).isTrue();
  }

  @Test
  void a_connection_without_a_head_under_way_is_never_late() {
    HttpParser parser = parser();
    assertThat(late(parser, 100)).isFalse();
    assertThat(late(parser, 200)).isFalse();
    read(parser, HEAD + "Content-Length: 5\r\n\r\nh");
    assertThat(late(parser, 300)).isFalse();
    assertThat(late(parser, 400)).isFalse();
  }

  @Test
  void a_busy_connection_is_not_late_whenever_it_is_looked_at() throws Exception {
    HttpParser parser = parser();
    var ended = new AtomicBoolean();
    Thread client =
        Thread.ofPlatform()
            .start(() -> {
              while (!ended.get()) {
                read(parser, HEAD + "\r\n");
                parser.reset();
              }
            });
    try {
      int late = 0;
      for (int look = 0; look < 5_000_000; look++) {
        heads.begin(System.nanoTime());
        late += heads.late("connection", parser) ? 1 : 0;
      }
      assertThat(late).isZero();
    } finally {
      ended.set(true);
      client.join();
    }
  }
}
