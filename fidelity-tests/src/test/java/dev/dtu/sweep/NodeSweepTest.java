package dev.dtu.sweep;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every method of the official Node clients, as with those of Java.
class NodeSweepTest {

  private static Optional<Node> node = Optional.empty();

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    node = Node.installed();
  }

  private void sweep(String twin, String library) throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (Stage stage = Stage.open(twin, folder)) {
      Sweep.Opening opening = (url, tokens) -> new NodeSdk(node.get(), library, url, tokens);
      Floor.hold(library.replace("@", "").replace("/", "-"), Sweep.of(stage, opening));
    }
  }

  @Test
  void okta() throws Exception {
    sweep("okta", "@okta/okta-sdk-nodejs");
  }

  @Test
  void slack() throws Exception {
    sweep("slack", "@slack/web-api");
  }

  @Test
  void jira() throws Exception {
    sweep("jira", "jira.js");
  }

  @Test
  void drive() throws Exception {
    sweep("drive", "@googleapis/drive");
  }

  @Test
  void docs() throws Exception {
    sweep("docs", "@googleapis/docs");
  }

  @Test
  void sheets() throws Exception {
    sweep("sheets", "@googleapis/sheets");
  }
}
