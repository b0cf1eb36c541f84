package dev.dtu.server;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The proxy's reader of request lines and heads, given anything: it leads to a twin or refuses.
class ProxyFuzz {

  private static ProxyAsked proxy;

  @BeforeAll
  static void start() throws IOException {
    proxy = new ProxyAsked(Files.createTempDirectory("proxy-fuzz"));
  }

  @AfterAll
  static void stop() {
    proxy.close();
  }

  @FuzzTest(maxDuration = "60s")
  void any_request_line_is_led_to_a_twin_or_refused(FuzzedDataProvider data) throws IOException {
    String method = data.pickValue(new String[] {"CONNECT ", "GET http://", "POST https://", ""});
    byte[] rest = data.consumeRemainingAsBytes();
    proxy.asked(method + new String(rest, StandardCharsets.ISO_8859_1));
  }
}
