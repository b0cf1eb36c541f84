package dev.dtu.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions by the official Node clients, unchanged: `node/first-calls.mjs` holds them.
class NodeSdkTest {

  private static Optional<Node> node = Optional.empty();

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    node = Node.installed();
  }

  private Obj session(String twin, String client) throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (Stage stage = Stage.open(twin, folder)) {
      return run(stage, "first-calls.mjs", client);
    }
  }

  private static Obj run(Stage stage, String program, String client) throws Exception {
    var tokens = Obj.builder();
    stage.tokens(stage.swept()).forEach((kind, value) -> tokens.put(kind, Json.of(value)));
    Obj told =
        Obj.of("client", Json.of(client), "url", Json.of(stage.url(stage.swept())))
            .with("tokens", tokens.build());
    Process process = node.orElseThrow().start(program);
    try (var in = process.getOutputStream()) {
      in.write(told.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] seen = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as("see target/node/errors.txt").isZero();
    return Json.parse(seen).asObj().orElseThrow();
  }

  private static List<String> listed(Obj seen) {
    return seen.items("listed").items().stream().flatMap(each -> each.asWords().stream()).toList();
  }

  @Test
  void okta_a_user_is_made_read_listed_changed_and_deleted() throws Exception {
    Obj seen = session("okta", "@okta/okta-sdk-nodejs");
    assertThat(seen.text("id").orElseThrow()).startsWith("00u");
    assertThat(seen.text("read")).contains("Ada");
    assertThat(listed(seen)).contains("al@example.com");
    assertThat(seen.text("changed")).contains("Augusta");
  }

  @Test
  void okta_a_client_that_must_prove_that_it_holds_its_key_does_so() throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (Stage stage = Stage.open("okta", folder, InstantSource.system())) { // it signs real times
      Obj seen = run(stage, "proofs.mjs", "@okta/okta-sdk-nodejs");
      assertThat(listed(seen)).contains("ada@example.com");
      assertThat(seen.text("read")).contains("Ada");
      assertThat(seen.text("type")).contains("DPoP");
      assertThat(seen.text("bearer")).contains("400");
    }
  }

  @Test
  void slack_a_channel_is_made_read_listed_and_renamed_and_a_message_comes_and_goes()
      throws Exception {
    Obj seen = session("slack", "@slack/web-api");
    assertThat(seen.text("id").orElseThrow()).matches("C[A-Z0-9]{10}");
    assertThat(seen.text("read")).contains("engines");
    assertThat(listed(seen)).contains("general", "engines");
    assertThat(seen.text("changed")).contains("looms");
  }

  @Test
  void jira_a_filter_is_made_read_listed_changed_and_deleted() throws Exception {
    Obj seen = session("jira", "jira.js");
    assertThat(seen.text("read")).contains("Mine");
    assertThat(listed(seen)).contains("Mine");
    assertThat(seen.text("changed")).contains("Ours");
  }

  @Test
  void drive_a_file_is_made_read_listed_changed_and_deleted() throws Exception {
    Obj seen = session("drive", "@googleapis/drive");
    assertThat(seen.text("read")).contains("Plans");
    assertThat(listed(seen)).contains("Plans");
    assertThat(seen.text("changed")).contains("Drafts");
  }
}
