package dev.dtu.json;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/// The JSON reader, given anything: a value that is read again from its own bytes, or a refusal.
class JsonFuzz {

  @FuzzTest(maxDuration = "60s")
  void any_bytes_are_a_value_or_malformed(FuzzedDataProvider data) {
    try {
      Json value = Json.parse(data.consumeRemainingAsBytes());
      Json again = Json.trusted(new String(value.bytes(), java.nio.charset.StandardCharsets.UTF_8));
      if (!again.equals(value)) {
        throw new AssertionError("expected " + value + " to be read again, found " + again);
      }
    } catch (Malformed refused) {
      if (String.valueOf(refused.getMessage()).isBlank()) {
        throw new AssertionError("expected a refusal that says why");
      }
    }
  }
}
