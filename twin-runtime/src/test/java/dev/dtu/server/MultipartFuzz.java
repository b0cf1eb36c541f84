package dev.dtu.server;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// The reader of bodies of several parts, given anything: parts that are no more than the body, or a
/// refusal.
class MultipartFuzz {

  @FuzzTest(maxDuration = "60s")
  void any_body_is_parts_or_broken(FuzzedDataProvider data) throws IOException {
    String boundary =
        Multipart.boundary("multipart/mixed; boundary=" + data.consumeString(20)).orElse("x");
    byte[] body = data.consumeRemainingAsBytes();
    var parts = new Multipart(new ByteArrayInputStream(body), boundary);
    var all = new ByteArrayOutputStream();
    try {
      while (parts.next()) {
        parts.headers();
        parts.copy(all);
      }
    } catch (Multipart.Broken refused) {
      if (String.valueOf(refused.getMessage()).isBlank()) {
        throw new AssertionError("expected a refusal that says why");
      }
    }
    if (all.size() > body.length) {
      throw new AssertionError("expected at most " + body.length + " bytes, found " + all.size());
    }
  }
}
