package dev.dtu.sweep;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every method of Okta's own Java client.
class OktaSweepTest {

  @TempDir Path folder;

  @Test
  void no_reply_is_unreadable_and_no_method_falls_behind() throws Exception {
    try (Stage stage = Stage.open("okta", folder)) {
      Floor.hold("okta-sdk-java", Sweep.of(stage, OktaJava::new));
    }
  }
}
