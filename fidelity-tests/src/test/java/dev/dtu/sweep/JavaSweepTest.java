package dev.dtu.sweep;

import dev.dtu.twin.Turn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every method of the official Java clients: none meets a reply that it cannot read, and none falls
/// behind what it reached before; and where there are samples, what answers leave out of them is known.
class JavaSweepTest {

  @TempDir Path folder;

  private void sweep(String twin, String name, Sweep.Opening opening) throws Exception {
    try (Stage stage = Stage.open(twin, folder)) {
      Floor.hold(name, Sweep.of(stage, opening));
    }
  }

  @Test
  void okta() throws Exception {
    sweep("okta", "okta-sdk-java", OktaJava::new);
  }

  @Test
  void slack() throws Exception {
    try (Stage stage = Stage.open("slack", folder)) {
      List<Finding> findings = Sweep.of(stage, SlackJava::new);
      Floor.hold("slack-api-client", findings);
      String samples = "slack/java-sdk-json-samples/api";
      Recipes.of("slack").show(stage);
      List<Turn> turns = Stage.since(stage.swept(), 0);
      Samples.hold("slack", samples, stage.subject().contract(), turns);
    }
  }

  @Test
  void drive() throws Exception {
    sweep("drive", "google-api-services-drive", GoogleJava::drive);
  }

  @Test
  void docs() throws Exception {
    sweep("docs", "google-api-services-docs", GoogleJava::docs);
  }

  @Test
  void sheets() throws Exception {
    sweep("sheets", "google-api-services-sheets", GoogleJava::sheets);
  }

  @Test
  void jira() throws Exception {
    sweep("jira", "jira-client", JiraJava::new);
  }
}
